import type { VerbsOf } from '../threads/subject.ts'
import type { SUBJECTS } from './subjects.ts'

/** What the store may ask of its own threads: all that there is. */
export type InnerVerbs = { readonly [Name in keyof typeof SUBJECTS]: VerbsOf<(typeof SUBJECTS)[Name]> }
