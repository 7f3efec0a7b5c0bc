import type { LocalizedText } from '../../src/shared/language.ts'
import { inEveryLanguage } from '../../src/shared/translations/rows.ts'

/** A text in every language: what it says in Spanish and in English, others what they fall back to. */
export function said(es: string, en: string = es): LocalizedText {
  return inEveryLanguage({ es, en })
}
