import { LIST_SIGN, RANGE_SIGN, type DatePart, type PartOperator } from '../dateParts.ts'
import { weekdayName } from '../datePartTexts.ts'
import { LANGUAGES } from '../language.ts'
import { fold } from '../values.ts'
import { readHour } from './typedTimes.ts'

// Parts of dates as people type them: `19:00`, `7:00 p. m.`; `lunes`, `lun`, `6`; with `in` lists and ranges of them.

const FEWEST_LETTERS = 3
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const

type NamedDay = readonly [name: string, day: number]

let names: readonly NamedDay[] | undefined

/**
 * The names of days in every language, without accents: no two languages call different days alike. Made when somebody
 * first asks: whoever only reads filters must not wait for the system's names of days.
 */
function namedDays(): readonly NamedDay[] {
  names ??= LANGUAGES.flatMap((language) => DAYS.map((day) => [fold(weekdayName(day, language)), day] as const))
  return names
}

/** A day of the week by its number or its name, in any language, cut short or in the plural; 1 is Monday. */
export function readDayOfWeek(typed: string): string | undefined {
  const text = fold(typed.trim()).replace(/\.$/, '')
  if (/^[1-7]$/.test(text)) return text
  if (text.length < FEWEST_LETTERS) return undefined
  const found = namedDays().find(([name]) => name.startsWith(text) || `${name}s` === text)
  return found === undefined ? undefined : String(found[1])
}

function readOne(part: DatePart, typed: string): string | undefined {
  return part === 'day-of-week' ? readDayOfWeek(typed) : readHour(typed)
}

/** What people put between the ends of a range; times and days have none of these signs within. */
const BETWEEN = /\s*(?:\.{2,}|…|[-–—])\s*/

/** `22:00..06:00`, `lunes-viernes`; one value by itself. */
function readItem(part: DatePart, typed: string): string | undefined {
  const ends = typed.split(BETWEEN)
  const read = ends.map((end) => readOne(part, end))
  return ends.length > 2 || read.includes(undefined) ? undefined : read.join(RANGE_SIGN)
}

/**
 * What was typed for a part of a date as a question takes it; undefined where it is no such value, or with `in` no list
 * of values and ranges.
 */
export function readPart(part: DatePart, operator: PartOperator, typed: string): string | undefined {
  if (operator !== 'in') return readOne(part, typed)
  const read = typed.split(LIST_SIGN).map((item) => readItem(part, item))
  return read.includes(undefined) ? undefined : read.join(LIST_SIGN)
}
