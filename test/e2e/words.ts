import { createInstance } from 'i18next'
import { LOCALES, type Language } from '../../src/shared/language.ts'
import { texts } from '../../src/shared/texts/index.ts'

/** Words of the window with their numbers and names filled in, by `namespace:key`. */
export type Say = (key: string, options?: Readonly<Record<string, unknown>>) => string

/** The window's words in a language, as the window itself puts them together. */
export function wordsOf(language: Language): Say {
  const instance = createInstance()
  void instance.init({
    lng: LOCALES[language],
    resources: texts,
    ns: Object.keys(texts[language]),
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => {
      throw new Error(`The window has no such words: ${key}`)
    },
  })
  return instance.t as unknown as Say
}
