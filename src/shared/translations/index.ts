import type { FurtherLanguage } from '../language.ts'
import type { Translation } from './translation.ts'

/** What the languages say that no table is written in; a language without does not compile. */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- empty until there is a further language
export const TRANSLATIONS: Readonly<Record<FurtherLanguage, Translation>> = {}
