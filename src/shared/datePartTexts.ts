import { summaryTexts } from './commonTexts/summaries.ts'
import { LIST_SIGN, listedSpansOf, type DatePart } from './dateParts.ts'
import { LOCALES, type Language } from './language.ts'
import { datePart } from './periodTexts.ts'
import { SECONDS_PER_DAY, wall } from './time.ts'

// Parts of dates in words.

/** 4 January 1970. */
const A_SUNDAY = 3 * SECONDS_PER_DAY

/** A day of the week by name. @param day 1 is Monday, 7 is Sunday */
export function weekdayName(day: number, language: Language): string {
  return datePart('long-weekday', wall(A_SUNDAY + day * SECONDS_PER_DAY), language)
}

/** What a part is called: `hora del día`. */
export function datePartTitle(part: DatePart, language: Language): string {
  return summaryTexts(part === 'day-of-week' ? part : 'hour-of-day')[language]
}

/** The days of a list, in order and each once; none where it is no such list. */
export function daysOf(list: string): readonly number[] {
  const spans = listedSpansOf('day-of-week', list) ?? []
  return [1, 2, 3, 4, 5, 6, 7].filter((day) => spans.some(({ from, to }) => from <= day && day <= to))
}

/** Days of the week as a filter lists them. */
export function dayList(days: readonly number[]): string {
  return days.join(LIST_SIGN)
}

/** Days that follow one another. */
function runsOf(days: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last?.[1] === day - 1) last[1] = day
    else runs.push([day, day])
  }
  return runs
}

/** The days of a list by name: `lunes–viernes y domingo`. Where it is no such list, as it is. */
export function daysInWords(list: string, language: Language): string {
  const days = daysOf(list)
  if (days.length === 0) return list
  const name = (day: number): string => weekdayName(day, language)
  const parts = runsOf(days).flatMap(([first, last]) =>
    last - first > 1 ? [`${name(first)}–${name(last)}`] : first === last ? [name(first)] : [name(first), name(last)],
  )
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(parts)
}
