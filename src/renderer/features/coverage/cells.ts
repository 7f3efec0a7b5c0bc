import type { DayCoverage, DayState, MonthCoverage } from '../../../shared/coverage.ts'
import { explain } from '../../../shared/errorTexts.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import { isWholeDays, yearOf } from '../../../shared/periods.ts'
import { clockText, datePart, longDayText, rangeText } from '../../../shared/periodTexts.ts'
import { contains } from '../../../shared/ranges.ts'
import { startOfDay, type TimeRange } from '../../../shared/time.ts'
import { whenText, type Words } from './when.ts'

/** A part of a period as it is drawn: a day, a month, or all of it. */
export interface Cell {
  readonly range: TimeRange
  readonly state: DayState
  /** What stands in it. */
  readonly mark: string
  /** The day of the week before it, in a letter, where there is room for it. */
  readonly weekday?: string
  /** What is said of it: which part it is, then how it stands. */
  readonly lines: readonly string[]
}

function errorLine(error: AppErrorData | null, { language }: Words): string | null {
  // The lines of a cell end without a point: a screen reader hears them joined by one.
  return error === null ? null : explain(error, language, 'window').sentence.replace(/\.$/, '')
}

/** What was announced of a day; where its stretch holds more than the day, which stretch that is. */
function announcedLine({ range, announced }: DayCoverage, { t, language, now }: Words): string {
  const [slice, ...others] = announced
  if (slice === undefined || slice.announced === null || others.length > 0) return t('details.announced')
  const line = t('details.announcedCount', { count: slice.announced, rows: slice.rows })
  return contains(range, slice.range) ? line : `${rangeText(slice.range, language, now)}: ${line}`
}

function stateLine(cell: DayCoverage, words: Words): string {
  const { day, state, rows, heldUntil, fetchedAtMs } = cell
  const { t, now } = words
  const isToday = day === startOfDay(now)
  const time = heldUntil === null ? null : clockText(heldUntil)
  if (state === 'provisional') {
    if (isToday && time !== null) return t('details.today', { time })
    return t(rows === 0 ? 'details.emptyYet' : 'details.provisional')
  }
  if (state === 'announced') return announcedLine(cell, words)
  if (state === 'failed') {
    if (isToday && time !== null) return t('details.failedToday', { time })
    return t(fetchedAtMs === null ? 'details.failed' : 'details.failedPart')
  }
  if (state === 'missing') return fetchedAtMs === null ? t('details.missing') : t('details.missingPart')
  return t(`details.${state}`)
}

/** When what is held was fetched, and by which desk of the team where not by this one. */
function fetchedLine({ fetchedAtMs, fetchedBy = [] }: DayCoverage, words: Words): string | null {
  if (fetchedAtMs === null) return null
  const when = whenText(fetchedAtMs, words)
  return fetchedBy.length === 0
    ? words.t('fetched', { when })
    : words.t('fetchedBy', { when, desks: fetchedBy.join(', ') })
}

function linesOf(
  title: string,
  day: DayCoverage,
  words: Words,
  rowsText: (count: number) => string,
): readonly string[] {
  const { rows, error } = day
  return [
    title,
    stateLine(day, words),
    errorLine(error, words),
    rows === null || rows === 0 ? null : rowsText(rows),
    fetchedLine(day, words),
  ].filter((line) => line !== null)
}

/**
 * A day as a cell.
 *
 * @param rowsText a number of rows in words
 * @param isNamed whether the day of the week stands in it
 */
export function dayCell(day: DayCoverage, words: Words, rowsText: (count: number) => string, isNamed = false): Cell {
  const { language, now } = words
  const whole = isWholeDays(day.range)
  const title = whole ? longDayText(day.day, language) : rangeText(day.range, language, now)
  return {
    range: day.range,
    state: day.state,
    mark: String(new Date(day.day * 1000).getUTCDate()),
    ...(isNamed ? { weekday: datePart('narrow-weekday', day.day, language) } : {}),
    lines: linesOf(title, day, words, rowsText),
  }
}

/** A period that is held as a whole or not at all, as one cell. */
export function wholeCell(whole: DayCoverage, words: Words, rowsText: (count: number) => string): Cell {
  const title = rangeText(whole.range, words.language, words.now)
  return { range: whole.range, state: whole.state, mark: title, lines: linesOf(title, whole, words, rowsText) }
}

/** A month as a cell, in periods too long to show each day. */
export function monthCell(month: MonthCoverage, words: Words): Cell {
  const { t, language } = words
  const days = month.begunDays === 0 ? null : t('monthDays', { held: month.heldDays, count: month.begunDays })
  const mark = datePart('short-month', month.range.from, language)
  const lines = [
    `${mark} ${yearOf(month.range.from)}`,
    t(`states.${month.state}`),
    days,
    errorLine(month.error, words),
  ].filter((line) => line !== null)
  return { range: month.range, state: month.state, mark, lines }
}

/** Neighbouring cells under a heading of their own, each with its place among all cells. */
export interface CellGroup {
  readonly key: number
  readonly cells: readonly { readonly cell: Cell; readonly place: number }[]
}

/** Cells in groups of their own. @param keyOf what is the same within a group, and differs from the next one's */
export function groupCells(cells: readonly Cell[], keyOf: (cell: Cell) => number): readonly CellGroup[] {
  const groups: { key: number; cells: { cell: Cell; place: number }[] }[] = []
  for (const [place, cell] of cells.entries()) {
    const key = keyOf(cell)
    const last = groups.at(-1)
    if (last?.key === key) last.cells.push({ cell, place })
    else groups.push({ key, cells: [{ cell, place }] })
  }
  return groups
}
