export const LANGUAGES = ['es', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text in every language. */
export type LocalizedText = Readonly<Record<Language, string>>

/**
 * The language for a locale as systems write it (`es_CO.UTF-8`, `es-419`, `en-US`): Spanish for any Spanish, English
 * otherwise.
 */
export function languageOf(locale: string): Language {
  return /^es(?:$|[-_.@])/i.test(locale) ? 'es' : 'en'
}

/**
 * How each language writes numbers and dates that name their month: Spanish as in Colombia (`12.480`, `22 nov 2026`),
 * English with the day first too. Dates in digits are `formatDate`'s.
 */
export const LOCALES: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-GB' }

/** How each language writes, and reads, what `Intl` leaves to whoever writes it. */
interface Habits {
  /** In dates of digits: `22/11/2026`, not `11/22/2026`. */
  readonly isDayFirst: boolean
  readonly afterPercentage: string
}

export const HABITS: Readonly<Record<Language, Habits>> = {
  es: { isDayFirst: true, afterPercentage: ' %' },
  en: { isDayFirst: false, afterPercentage: '%' },
}
