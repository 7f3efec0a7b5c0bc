import { en } from './languages/en.ts'
import { es } from './languages/es.ts'
import type { LanguageFacts, WrittenLanguage } from './languages/facts.ts'

/**
 * The list of languages, each with what is so of it. With a row here the compiler names every subject that has no texts
 * in it yet.
 */
const LIST = { es, en } as const satisfies Readonly<Record<string, LanguageFacts>>

export type Language = keyof typeof LIST
/** Languages that no row of a table is written in. */
export type FurtherLanguage = Exclude<Language, WrittenLanguage>

export const FACTS: Readonly<Record<Language, LanguageFacts>> = LIST

function isLanguage(text: string): text is Language {
  return Object.hasOwn(LIST, text)
}

/** Every language, in the order in which they are offered. */
export const LANGUAGES: readonly Language[] = Object.keys(LIST).filter(isLanguage)

/** What is spoken where a system asks for a language that there is not. */
const USUAL: Language = 'en'

/**
 * The language that spells numbers and durations as questions carry them, plain digits with a point before decimals: it
 * reads what was read before as it stands.
 */
export const PLAIN_SPELLING: Language = 'en'

/** A text in every language. */
export type LocalizedText = Readonly<Record<Language, string>>

/** A text as rows of tables have it: in the languages that these are written in, in others as far as it is there. */
export type WrittenText = Readonly<Record<WrittenLanguage, string> & Partial<Record<Language, string>>>

/**
 * The language for a locale as systems write it (`es_CO.UTF-8`, `es-419`, `en-US`): Spanish for any Spanish, English
 * where it is of no language that there is.
 */
export function languageOf(locale: string): Language {
  const tongue = /^[a-z]+(?=$|[-_.@])/i.exec(locale)?.[0].toLowerCase() ?? ''
  return isLanguage(tongue) ? tongue : USUAL
}

/** How `Intl` writes numbers, and dates that name their month. Dates in digits are `formatDate`'s. */
export const LOCALES = Object.fromEntries(LANGUAGES.map((each) => [each, FACTS[each].locale])) as Readonly<
  Record<Language, string>
>
