import type { Language } from '../language.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import type { Guide } from './topics.ts'

/** The guide in each language. */
export const GUIDES: Readonly<Record<Language, Guide>> = { es, en }
