import type { FurtherLanguage } from '../language.ts'
import type { Translation } from './translation.ts'

/** What the languages say that no table is written in; a language without does not compile. */
export const TRANSLATIONS: Readonly<Record<FurtherLanguage, Translation>> = {}
