import { inEachLanguage } from '../../src/shared/localized.ts'
import type { CountedNoun } from '../../src/shared/reports/types.ts'
import type { LocalizedText } from '../../src/shared/language.ts'
import { inEveryLanguage } from '../../src/shared/translations/rows.ts'

/** A text in every language: what it says in Spanish and in English, others what they fall back to. */
export function said(es: string, en: string = es): LocalizedText {
  return inEveryLanguage({ es, en })
}

/** What counted things are called, the same in every language. */
export function noun(one: string, several: string): CountedNoun {
  return inEachLanguage(() => [one, several] as const)
}
