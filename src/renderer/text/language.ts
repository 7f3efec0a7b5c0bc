import { createContext, use } from 'react'
import { LANGUAGES, languageOf, type Language } from '../../shared/language.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import type { Texts } from './texts.ts'

const texts: Readonly<Record<Language, Texts>> = { es, en }

/** Each language by its own name, so that it is found by who cannot read the other. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { es: 'Español', en: 'English' }

const STORAGE_KEY = 'language'

/** The language chosen before, or the system's. */
export function initialLanguage(): Language {
  const chosen = localStorage.getItem(STORAGE_KEY)
  return LANGUAGES.find((language) => language === chosen) ?? languageOf(navigator.language)
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language)
}

export const LanguageContext = createContext<Language>('es')

/** The language of the window, and its texts. */
export function useTexts(): { readonly language: Language; readonly texts: Texts } {
  const language = use(LanguageContext)
  return { language, texts: texts[language] }
}
