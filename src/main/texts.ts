import { createInstance, type TFunction } from 'i18next'
import { LOCALES, type Language } from '../shared/language.ts'
import { texts } from '../shared/texts/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'desktop'
    resources: (typeof texts)['es']
  }
}

/** The texts of menus and dialogs, in a language. */
export function desktopTexts(language: Language): TFunction {
  const instance = createInstance()
  void instance.init({
    lng: LOCALES[language],
    resources: texts,
    defaultNS: 'desktop',
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return instance.getFixedT(LOCALES[language], 'desktop')
}
