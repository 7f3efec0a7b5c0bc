/**
 * The languages in which tables carry their texts in their rows: whoever adds a report, a measure or a file format
 * writes these. Further languages bring theirs in `shared/translations`.
 */
export type WrittenLanguage = 'es' | 'en'

/** What is counted in durations, as people name it. */
export type DurationUnit = 'day' | 'hour' | 'minute' | 'second'

/**
 * What is so of a language wherever it is written or read: whoever asks which language is spoken asks for a fact of it
 * instead.
 */
export interface LanguageFacts {
  /** What it calls itself. */
  readonly name: string
  /** How `Intl` writes its numbers, months and plurals; a locale of the language. */
  readonly locale: string
  /** Whose text stands where a row of a table has none in this language; its own for those that rows are written in. */
  readonly fallsBackTo: WrittenLanguage
  /** What it writes between groups of three digits and before decimals. */
  readonly separators: { readonly group: '.' | ','; readonly decimal: '.' | ',' }
  /** In dates of digits: `22/11/2026`, not `11/22/2026`. Where the month comes first, so may its name. */
  readonly isDayFirst: boolean
  /** Between a number and its percent sign, and that. */
  readonly afterPercentage: string
  /** Before the month's name and the year of a day that is written out: `17 de noviembre de 2026`. */
  readonly beforeDatePart: string
  /** Moments in the middle of a sentence, with `{{time}}` and, where it is not today, `{{day}}`. */
  readonly moments: { readonly today: string; readonly otherDay: string }
  /** Other names of months than those of `Intl`, as they are typed: without accents, in lower case; 1 is January. */
  readonly otherMonths: Readonly<Record<string, number>>
  /** Words for what is counted in durations; what is not among them is not understood. */
  readonly durationUnits: Readonly<Record<DurationUnit, readonly string[]>>
  /** What may stand before the last part of a duration: `1 h y 5 min`. */
  readonly and: string
}
