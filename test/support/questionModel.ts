import type { Filter, SortKey } from '../../src/shared/query.ts'
import type { FieldDefinition, ReportDefinition } from '../../src/shared/reports/types.ts'
import { parseDateSpan } from '../../src/shared/time.ts'
import { fold, isNumeric, numberOf } from '../../src/shared/values.ts'
import type { Row } from './connectedStore.ts'

/** Questions answered over plain rows, as the documents of the command line tell, without any SQL. */
export interface Asked {
  readonly filters: readonly Filter[]
  readonly search: string
  readonly sort: readonly SortKey[]
}

/** The text that a value is compared as; undefined where the row lacks the field. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  return value === null ? '' : JSON.stringify(value)
}

interface Cell {
  readonly text: string | undefined
  readonly folded: string
  readonly number: number | null
  readonly isEmpty: boolean
}

function definitionOf(report: ReportDefinition, name: string): FieldDefinition | undefined {
  return report.fields.find((field) => field.name === name)
}

function cellOf(report: ReportDefinition, row: Row, name: string): Cell {
  const type = definitionOf(report, name)?.type
  const text = textOf(row[name])
  const counts = type === undefined || isNumeric(type)
  const bare = (text ?? '').replace(/^[ \t\n\r\u00a0]+|[ \t\n\r\u00a0]+$/g, '')
  const isDash = type !== undefined && isNumeric(type) && (bare === '-' || bare === '--')
  return {
    text,
    folded: fold(text ?? ''),
    number: counts && text !== undefined ? numberOf(type ?? 'decimal', text) : null,
    isEmpty: bare === '' || isDash,
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

function spanOf(report: ReportDefinition, name: string, value: string): Span | undefined {
  const type = definitionOf(report, name)?.type
  if (type === 'date' || type === 'dateTime') return parseDateSpan(value.trim())
  if (type !== undefined && !isNumeric(type)) return undefined
  const number = numberOf(type ?? 'decimal', value)
  return number === null ? undefined : { from: number, to: number }
}

/** The digits of a telephone, five at least, as people write it: with something between or around them. */
function writtenDigits(text: string): string | undefined {
  const [before = '', ...after] = text.split('+')
  const digits = text.replace(/[^0-9]/g, '')
  const isPlusInFront = after.length === 0 || (after.length === 1 && !/[0-9]/.test(before))
  const isWritten = digits !== text && /^[0-9\s./()\p{Pd}\p{Cf}]*$/u.test(before + after.join(''))
  return digits.length >= 5 && isWritten && isPlusInFront ? digits : undefined
}

type Fit = (value: string, typed: string) => boolean

/**
 * Whether a value fits what was typed; in a field of telephones also by their digits, where they are not typed bare.
 */
function fits(report: ReportDefinition, row: Row, name: string, typed: string, fit: Fit): boolean {
  const { text, folded } = cellOf(report, row, name)
  if (text === undefined) return false
  const digits = definitionOf(report, name)?.type === 'telephone' ? writtenDigits(typed) : undefined
  return (
    fit(folded, fold(typed)) ||
    (digits !== undefined && [folded, writtenDigits(text)].some((each) => each !== undefined && fit(each, digits)))
  )
}

const FITS = {
  '=': (value, typed) => value === typed,
  contains: (value, typed) => value.includes(typed),
  starts: (value, typed) => value.startsWith(typed),
  ends: (value, typed) => value.endsWith(typed),
} as const satisfies Record<string, Fit>

function equals(report: ReportDefinition, row: Row, name: string, value: string): boolean {
  const cell = cellOf(report, row, name)
  const span = spanOf(report, name, value)
  const isSame = fits(report, row, name, value, FITS['='])
  if (span === undefined) return isSame
  const isInside = cell.number !== null && cell.number >= span.from && cell.number <= span.to
  return isInside || (definitionOf(report, name) === undefined && isSame)
}

/** Texts in the order of their bytes. */
function compareTexts(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function compares(report: ReportDefinition, row: Row, { field, operator, value }: Filter): boolean {
  const cell = cellOf(report, row, field)
  const span = spanOf(report, field, value)
  if (span !== undefined) {
    if (cell.number === null) return false
    if (operator === '<') return cell.number < span.from
    if (operator === '<=') return cell.number <= span.to
    return operator === '>' ? cell.number > span.to : cell.number >= span.from
  }
  if (cell.isEmpty) return false
  const order = compareTexts(cell.folded, fold(value))
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

function isListOfTexts(text: string): boolean {
  try {
    const list = JSON.parse(text) as unknown
    return Array.isArray(list) && list.every((each) => typeof each === 'string')
  } catch {
    return false
  }
}

/**
 * Whether a filter compares with a value that its field's type does not have, or has no list where it needs one; such a
 * filter is refused.
 */
export function isRefused(report: ReportDefinition, filter: Filter): boolean {
  const { field, operator, value } = filter
  if (filter.part !== undefined) return isPartRefused(report, filter)
  if (operator === 'one-of') return !isListOfTexts(value)
  const type = definitionOf(report, field)?.type
  if (type === undefined || !isNumeric(type) || !['=', '!=', '<', '<=', '>', '>=', 'in'].includes(operator))
    return false
  const values = operator === 'in' ? value.split('|') : [value]
  return values.some((each) => spanOf(report, field, each) === undefined)
}

const PART_SHAPES = { 'time-of-day': /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/, 'day-of-week': /^[1-7]$/ }

function isPartRefused(report: ReportDefinition, { field, part = 'time-of-day', operator, value }: Filter): boolean {
  const type = definitionOf(report, field)?.type
  if (type !== 'dateTime' && (type !== 'date' || part === 'time-of-day')) return true
  if (!['=', '!=', '<', '<=', '>', '>=', 'in'].includes(operator)) return true
  const values = operator === 'in' ? value.split('|').flatMap((item) => item.split('..')) : [value]
  const hasRuns = operator === 'in' && value.split('|').some((item) => item.split('..').length > 2)
  return hasRuns || !values.every((each) => PART_SHAPES[part].test(each))
}

/** Clocks and days are compared as they are written: `08:15:00` lies in the minute that it begins with. */
function partPasses(number: number | null, { part, operator, value }: Filter): boolean {
  if (number === null) return operator === '!='
  const at = new Date(number * 1000)
  const own = part === 'day-of-week' ? String(at.getUTCDay() || 7) : at.toISOString().slice(11, 19)
  const isAtMost = (end: string): boolean => own <= end || own.startsWith(end)
  switch (operator) {
    case '=':
      return own.startsWith(value)
    case '!=':
      return !own.startsWith(value)
    case '<':
      return own < value
    case '<=':
      return isAtMost(value)
    case '>':
      return !isAtMost(value)
    case '>=':
      return own >= value
    default:
      return value.split('|').some((item) => {
        const [from = '', to = from] = item.split('..')
        const endsAfter = to.padEnd(8, ':59') >= from.padEnd(8, ':00')
        return endsAfter ? own >= from && isAtMost(to) : own >= from || isAtMost(to)
      })
  }
}

function passes(report: ReportDefinition, row: Row, filter: Filter): boolean {
  const { field, operator, value } = filter
  if (filter.part !== undefined) return partPasses(cellOf(report, row, field).number, filter)
  const cell = cellOf(report, row, field)
  switch (operator) {
    case '=':
      return equals(report, row, field, value)
    case '!=':
      return !equals(report, row, field, value)
    case 'contains':
      return fits(report, row, field, value, FITS.contains)
    case '!contains':
      return !fits(report, row, field, value, FITS.contains)
    case 'starts':
    case 'ends':
      return fits(report, row, field, value, FITS[operator])
    case 'empty':
      return cell.isEmpty
    case '!empty':
      return !cell.isEmpty
    case 'one-of':
      return (JSON.parse(value) as string[]).includes(cell.isEmpty ? '' : (cell.text ?? ''))
    case 'in':
      return value.split('|').some((each) => equals(report, row, field, each))
    default:
      return compares(report, row, filter)
  }
}

function found(report: ReportDefinition, row: Row, search: string): boolean {
  return Object.keys(row).some((name) => fits(report, row, name, search, FITS.contains))
}

function compareNumbers(a: number | null, b: number | null, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return descending ? b - a : a - b
}

function compareBy(report: ReportDefinition, { field, descending }: SortKey, left: Row, right: Row): number {
  const [a, b] = [cellOf(report, left, field), cellOf(report, right, field)]
  const type = definitionOf(report, field)?.type
  const byNumber = compareNumbers(a.number, b.number, descending)
  if (type !== undefined && isNumeric(type)) return byNumber
  const isThere = Number(a.text !== undefined) - Number(b.text !== undefined)
  const byText = (isThere || compareTexts(a.folded, b.folded)) * (descending ? -1 : 1)
  return Number(a.isEmpty) - Number(b.isEmpty) || byNumber || byText
}

/**
 * The values of a field with their counts: the most frequent first, then in the order of the alphabet, then of their
 * bytes.
 */
export function valuesOf(
  report: ReportDefinition,
  rows: readonly Row[],
  field: string,
): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const cell = cellOf(report, row, field)
    const value = cell.isEmpty ? '' : (cell.text ?? '')
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted(
      (a, b) => b.count - a.count || compareTexts(fold(a.value), fold(b.value)) || compareTexts(a.value, b.value),
    )
}

/** The rows that answer, in order. `rows` come in the order in which they were stored. */
export function answerOf(report: ReportDefinition, rows: readonly Row[], asked: Asked): Row[] {
  const { dateField } = report
  const date = dateField === null ? [] : [{ field: dateField, descending: false }]
  return rows
    .filter((row) => asked.filters.every((filter) => passes(report, row, filter)))
    .filter((row) => asked.search === '' || found(report, row, asked.search))
    .toSorted((a, b) => {
      for (const key of [...asked.sort, ...date]) {
        const order = compareBy(report, key, a, b)
        if (order !== 0) return order
      }
      return 0
    })
}
