import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LOCALES, type Language } from '../../shared/language.ts'
import { texts } from '../../shared/texts/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: (typeof texts)['es']
  }
}

/** The texts of the window, in a language; `changeLanguage(LOCALES[…])` switches at once. */
export function createTexts(language: Language): I18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: LOCALES[language],
    resources: texts,
    defaultNS: 'common',
    fallbackLng: false,
    initAsync: false,
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  })
  return instance
}
