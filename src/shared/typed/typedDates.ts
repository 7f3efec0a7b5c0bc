import { FACTS, type Language } from '../language.ts'
import { datePart } from '../periodTexts.ts'
import { parseDate, wall } from '../time.ts'
import { fold } from '../values.ts'
import { readHour } from './typedTimes.ts'

// Dates as people type them, as `YYYY-MM-DD[ HH:MM[:SS]]`.

const MONTHS_OF_YEAR = 12
const monthsByLanguage = new Map<Language, readonly string[]>()

/** The names of months from January on, without accents, in lower case. */
function monthsOf(language: Language): readonly string[] {
  let months = monthsByLanguage.get(language)
  if (months === undefined) {
    months = Array.from({ length: MONTHS_OF_YEAR }, (_each, month) =>
      fold(datePart('long-month', wall(Date.UTC(2026, month) / 1000), language)),
    )
    monthsByLanguage.set(language, months)
  }
  return months
}

const LETTERS_OF_SHORT = 3

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/
/** `10 de noviembre de 2026`, `10-nov-2026`, `10 Nov 2026`. */
const DAY_AND_NAME = /^(\d{1,2})(?:\s+de\s+|\s+|-)(\p{L}+)\.?(?:\s+del?\s+|,?\s+|-)(\d{4})$/u
/** `November 10, 2026`. */
const NAME_AND_DAY = /^(\p{L}+)\.?\s+(\d{1,2})(?:,\s*|\s+)(\d{4})$/u
/** A time behind a day; fractions of a second are passed over. */
const TIME_BEHIND = /^(.*?)(?:\s*,\s*|[\sT]+)(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?(\s*[ap]\.?\s?m\.?)?$/is

interface Day {
  readonly year: string
  readonly month: string
  readonly day: string
}

function monthNamed(name: string, language: Language): string | undefined {
  const wanted = fold(name)
  if (wanted.length < LETTERS_OF_SHORT) return undefined
  const isIt = (month: string): boolean => month === wanted || month.slice(0, LETTERS_OF_SHORT) === wanted
  const place = monthsOf(language).findIndex(isIt)
  const { otherMonths } = FACTS[language]
  const other = Object.hasOwn(otherMonths, wanted) ? otherMonths[wanted] : undefined
  return place === -1 ? other?.toString() : String(place + 1)
}

function readDay(text: string, language: Language, isDayFirst: boolean): Day | undefined {
  const first = YEAR_FIRST.exec(text)
  if (first !== null) return { year: first[1] ?? '', month: first[3] ?? '', day: first[4] ?? '' }
  const last = YEAR_LAST.exec(text)
  if (last !== null) {
    const [, one = '', , other = '', year = ''] = last
    return isDayFirst ? { year, month: other, day: one } : { year, month: one, day: other }
  }
  const [, day = '', named = '', year = ''] = DAY_AND_NAME.exec(text) ?? []
  const month = monthNamed(named, language)
  if (month !== undefined) return { year, month, day }
  if (FACTS[language].isDayFirst) return undefined
  const [, name = '', dayBehind = '', yearBehind = ''] = NAME_AND_DAY.exec(text) ?? []
  const monthInFront = monthNamed(name, language)
  return monthInFront === undefined ? undefined : { year: yearBehind, month: monthInFront, day: dayBehind }
}

/** What was typed where a date is wanted: one, a day that no calendar has, or something else. */
export type DateReading =
  { readonly kind: 'date'; readonly value: string } | { readonly kind: 'no-such-day' } | { readonly kind: 'none' }

function existing(day: Day, time: string | undefined): DateReading {
  const date = `${day.year}-${day.month.padStart(2, '0')}-${day.day.padStart(2, '0')}`
  if (parseDate(date) === undefined) return { kind: 'no-such-day' }
  return { kind: 'date', value: time === undefined ? date : `${date} ${time}` }
}

/**
 * Reads a day, perhaps with a time: `2026-11-10`, `10/11/2026` (the day first in Spanish, the month in English), `10
 * nov 2026`, `20261110`; `8:30`, `08:30:15`, `8:30 p. m.` behind it.
 *
 * @param isDayFirst how digits are read; by default as the language has it
 */
export function readDate(
  typed: string,
  language: Language,
  isDayFirst: boolean = FACTS[language].isDayFirst,
): DateReading {
  const text = typed.trim()
  const compact = COMPACT.exec(text)
  if (compact !== null) {
    const [, year = '', month = '', day = '', hours, minutes, seconds] = compact
    const time = hours === undefined ? undefined : readHour(`${hours}:${minutes}:${seconds}`)
    return hours !== undefined && time === undefined ? { kind: 'none' } : existing({ year, month, day }, time)
  }
  const [, dayText = text, clock, half = ''] = TIME_BEHIND.exec(text) ?? []
  const time = clock === undefined ? undefined : readHour(clock + half)
  const day = readDay(dayText.trim(), language, isDayFirst)
  return day === undefined || (clock !== undefined && time === undefined) ? { kind: 'none' } : existing(day, time)
}
