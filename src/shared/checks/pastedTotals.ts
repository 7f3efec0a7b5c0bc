import { FACTS, LANGUAGES, type Language } from '../language.ts'
import { endOfDay, parseDate, SECONDS_PER_HOUR, startOfDay, startOfHour, wall, type TimeRange } from '../time.ts'
import { readDate } from '../typed/typedDates.ts'
import { readNumber } from '../typed/typedNumbers.ts'
import { readHour } from '../typed/typedTimes.ts'
import { fold } from '../values.ts'

// Totals by day or by hour as they come out of Excel or off a page: a line for each, cells divided by tabs, semicolons
// or, where there is none of these, blanks.

/** A total of a day or an hour. */
export interface PastedPart {
  readonly range: TimeRange
  readonly isHour: boolean
  readonly count: number
}

/** A line that says nothing that can be read. */
export interface PastedProblem {
  /** From 1. */
  readonly line: number
  readonly text: string
  readonly problem: 'no-date' | 'no-count' | 'twice'
}

export interface PastedTotals {
  readonly parts: readonly PastedPart[]
  /** What a line of its own says of all of them; else their sum. Null where there are none. */
  readonly total: number | null
  readonly problems: readonly PastedProblem[]
}

/** A line is told by so much of its text. */
const TOLD_CHARACTERS = 60
const TOTAL = /^(?:gran )?total(?: general)?\b|^sum[ae]?\b|^grand total\b/
const HEADING = /\p{L}/u
/** `08:00 - 09:00`, `8 a 9`: the hour is the first. */
const BEHIND_HOUR = /\s*(?:[-–—]|\ba\b|\bto\b)\s*\d.*$/i

function cellsOf(line: string): readonly string[] {
  const divided = /[\t;]/.test(line) ? line.split(/[\t;]/) : [line]
  const cells = divided
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((cell) => cell !== '')
  if (cells.length !== 1) return cells
  // `01/11/2026 312`, `2026-11-01 08:00 31`: the last word is the number.
  const [, before, last] = /^(.*\S)\s+(\S+)$/.exec(cells[0] ?? '') ?? []
  return before === undefined || last === undefined ? cells : [before, last]
}

function countOf(cell: string | undefined, language: Language): number | null {
  const written = cell === undefined ? undefined : readWholeNumber(cell, language)
  return written === undefined || written < 0 ? null : written
}

/** A whole number as people type it, however its thousands are divided: `1.243`, `1,243`, `1 243`. */
export function readWholeNumber(text: string, language: Language): number | undefined {
  const grouped = /^[1-9]\d{0,2}(?:[.,\s'’]\d{3})+$/.test(text) ? text.replace(/\D/g, '') : undefined
  const read = Number(grouped ?? readNumber(text, language) ?? Number.NaN)
  return Number.isInteger(read) ? read : undefined
}

interface When {
  readonly range: TimeRange
  readonly isHour: boolean
}

function hourOf(day: number, hour: string): When | undefined {
  const read = readHour(
    hour
      .replace(BEHIND_HOUR, '')
      .trim()
      .replace(/\s*h(?:rs?|oras?|ours?)?\.?$/i, ''),
  )
  if (read === undefined) return undefined
  const from = startOfHour(wall(day + Number(read.slice(0, 2)) * SECONDS_PER_HOUR))
  return { range: { from, to: wall(from + SECONDS_PER_HOUR - 1) }, isHour: true }
}

/** The day or the hour that the cells before the number name. */
function whenOf(cells: readonly string[], language: Language): When | undefined {
  const [first = '', second] = cells
  const reading = readDate(first, language)
  const at = reading.kind === 'date' ? parseDate(reading.value)?.at : undefined
  if (at === undefined || reading.kind !== 'date') return undefined
  const day = startOfDay(at)
  if (second !== undefined) return hourOf(day, second)
  if (reading.value.includes(' ')) return hourOf(day, reading.value.slice(reading.value.indexOf(' ') + 1))
  return { range: { from: day, to: endOfDay(day) }, isHour: false }
}

/** What day and month of digits come first is said by a line that can only be read in one way. */
function readingsOf(language: Language): readonly Language[] {
  const others = LANGUAGES.filter((each) => FACTS[each].isDayFirst !== FACTS[language].isDayFirst)
  return [language, ...others]
}

function readLines(lines: readonly string[], language: Language, digits: Language): PastedTotals {
  const parts: PastedPart[] = []
  const problems: PastedProblem[] = []
  const seen = new Set<number>()
  let total: number | null = null
  lines.forEach((text, place) => {
    const line = place + 1
    const cells = cellsOf(text)
    if (cells.length === 0) return
    const problemOf = (problem: PastedProblem['problem']): void => {
      problems.push({ line, text: text.trim().slice(0, TOLD_CHARACTERS), problem })
    }
    const count = countOf(cells.at(-1), digits)
    if (TOTAL.test(fold(cells[0] ?? ''))) {
      total = count ?? total
      return
    }
    const when = whenOf(cells.slice(0, -1), language)
    // Headings stand over the numbers, and say none.
    if (when === undefined && count === null && parts.length === 0 && HEADING.test(text)) return
    if (when === undefined) problemOf('no-date')
    else if (count === null) problemOf('no-count')
    else if (seen.has(when.range.from)) problemOf('twice')
    else {
      seen.add(when.range.from)
      parts.push({ ...when, count })
    }
  })
  const inOrder = parts.toSorted((one, other) => one.range.from - other.range.from)
  const sum = inOrder.reduce((all, { count }) => all + count, 0)
  return { parts: inOrder, total: total ?? (inOrder.length === 0 ? null : sum), problems }
}

/**
 * Reads totals by day or by hour. A date of digits is read as the language has it; where lines then name days that
 * there are not, the other way round.
 */
export function readPastedTotals(pasted: string, language: Language): PastedTotals {
  const lines = pasted.split(/\r\n|[\r\n]/)
  const [own, ...others] = readingsOf(language).map((each) => readLines(lines, each, language))
  const best = others.reduce<PastedTotals | undefined>(
    (found, each) => (found === undefined || each.problems.length < found.problems.length ? each : found),
    own,
  )
  return best ?? { parts: [], total: null, problems: [] }
}
