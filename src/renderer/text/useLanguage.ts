import { useTranslation } from 'react-i18next'
import { languageOf, type Language } from '../../shared/language.ts'

/** The language that the window speaks now: for texts of the catalogue and of errors, which bring both. */
export function useLanguage(): Language {
  return languageOf(useTranslation().i18n.language)
}
