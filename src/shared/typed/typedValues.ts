import { PART_OPERATORS, type DatePart, type PartOperator } from '../dateParts.ts'
import { formatDate, formatValue, withDecimalSign } from '../format.ts'
import { FACTS, LOCALES, type Language } from '../language.ts'
import type { Filter } from '../query.ts'
import { fieldDefinitionOf } from '../reports/catalogue.ts'
import type { FieldType, ReportDefinition } from '../reports/types.ts'
import { parseDate, parseDateSpan, type TimeRange } from '../time.ts'
import { isNumeric } from '../values.ts'
import { dateFieldOf } from '../reports/catalogueLists.ts'
import { overlaps } from '../ranges.ts'
import { readPart } from './typedDateParts.ts'
import { readDate } from './typedDates.ts'
import { readMoney, readNumber, readPercent } from './typedNumbers.ts'
import { durationInWords, readDuration, readHour } from './typedTimes.ts'

// What people type into a filter depends on their language; what a question carries does not. The front doors read the
// one into the other: numbers as plain digits with a point, durations as seconds, dates as `YYYY-MM-DD[ HH:MM[:SS]]`,
// hours as `HH:MM[:SS]`, texts to the letter.

/**
 * What would have been right where a typed value cannot be read. `no-such-day` is a date that no calendar has,
 * `day-or-month` one that lies in the period only if its day and month are read the other way round. Of parts of dates:
 * `no-date` has none, `no-hours` is a bare day, `part-operator` is none that says something of a part, and
 * `unknown-part` is no part that filters know.
 */
export type TypedProblem =
  | 'number'
  | 'percent'
  | 'money'
  | 'duration'
  | 'hour'
  | 'date'
  | 'no-such-day'
  | 'day-or-month'
  | DatePart
  | 'no-date'
  | 'no-hours'
  | 'part-operator'
  | 'unknown-part'

export type TypedReading =
  { readonly kind: 'value'; readonly value: string } | { readonly kind: 'unreadable'; readonly problem: TypedProblem }

function reading(value: string | undefined, problem: TypedProblem): TypedReading {
  return value === undefined ? { kind: 'unreadable', problem } : { kind: 'value', value }
}

/**
 * Reads what was typed for a field of a type, as a question takes it. Texts are taken to the letter, whatever they are.
 */
export function readTypedValue(type: FieldType, typed: string, language: Language): TypedReading {
  switch (type) {
    case 'integer':
    case 'decimal':
      return reading(readNumber(typed, language), 'number')
    case 'percent':
      return reading(readPercent(typed, language), 'percent')
    case 'money':
      return reading(readMoney(typed, language), 'money')
    case 'duration':
      return reading(readDuration(typed, language), 'duration')
    case 'hour':
      return reading(readHour(typed), 'hour')
    case 'date':
    case 'dateTime': {
      const date = readDate(typed, language)
      if (date.kind === 'date') return { kind: 'value', value: date.value }
      return { kind: 'unreadable', problem: date.kind === 'none' ? 'date' : date.kind }
    }
    default:
      return { kind: 'value', value: typed }
  }
}

/** {@link readTypedValue}, or undefined where it is no value of the type. */
export function readTyped(type: FieldType, typed: string, language: Language): string | undefined {
  const read = readTypedValue(type, typed, language)
  return read.kind === 'value' ? read.value : undefined
}

/** A value of a question as it would be typed: the inverse of {@link readTyped}, in the language's own spelling. */
export function writeTyped(type: FieldType, value: string, language: Language): string {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'money':
      return writeNumber(value, language)
    case 'duration':
      return value.includes('.') ? writeNumber(value, language) : formatValue('duration', value, language)
    case 'date':
    case 'dateTime': {
      const parsed = parseDate(value)
      if (parsed === undefined) return value
      return `${formatDate(parsed.at, language)}${value.slice('YYYY-MM-DD'.length)}`
    }
    default:
      return value
  }
}

/**
 * Three decimals behind the sign that groups in the other language are decimals in this one, so that one sign is
 * enough.
 */
function writeNumber(value: string, language: Language): string {
  return withDecimalSign(value, language)
}

/**
 * How a value of a question is to be understood, in full: `10 de noviembre de 2026, 08:30`, `1 min 30 s`, `1.234,5`.
 * Null for texts, which are taken as they are.
 */
export function valueInWords(type: FieldType, value: string, language: Language): string | null {
  switch (type) {
    case 'date':
    case 'dateTime': {
      const parsed = parseDate(value)
      if (parsed === undefined) return null
      const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
        parsed.at * 1000,
      )
      return parsed.unit === 'day' ? day : `${day}, ${value.slice('YYYY-MM-DD '.length)}`
    }
    case 'duration':
      return durationInWords(value, (digits) => formatValue('decimal', digits, language))
    case 'percent':
      return formatValue('percent', `${value} %`, language)
    case 'integer':
    case 'decimal':
    case 'money':
      return formatValue(type, value, language)
    case 'hour':
      return value
    default:
      return null
  }
}

/** Operators whose value is one of the field's kind; the others look at the text of a value, or at none. */
const BY_VALUE: ReadonlySet<Filter['operator']> = new Set(['=', '!=', '<', '<=', '>', '>='])

export type FilterReading =
  { readonly kind: 'filter'; readonly filter: Filter } | { readonly kind: 'unreadable'; readonly problem: TypedProblem }

/**
 * Whether a date in a language that writes the month first misses the period, and would lie in it with the day first,
 * as the whole of Latin America writes it: nobody asks for what cannot be there, and no rows would look like a day
 * without calls.
 */
function isOtherWayRound(typed: string, language: Language, range: TimeRange | null): boolean {
  if (FACTS[language].isDayFirst || range === null) return false
  const isInside = (isDayFirst: boolean): boolean | undefined => {
    const date = readDate(typed, language, isDayFirst)
    const span = date.kind === 'date' ? parseDateSpan(date.value) : undefined
    return span === undefined ? undefined : overlaps(range, span)
  }
  return isInside(false) === false && isInside(true) === true
}

/** Whether an operator says something of a part of a date. */
export function isPartOperator(operator: Filter['operator']): operator is PartOperator {
  return (PART_OPERATORS as readonly Filter['operator'][]).includes(operator)
}

/** Why a part of a field of a type cannot be asked for by an operator; undefined where it can. */
export function partProblem(
  type: FieldType | undefined,
  part: DatePart,
  operator: Filter['operator'],
): TypedProblem | undefined {
  if (type !== 'date' && type !== 'dateTime') return 'no-date'
  if (type === 'date' && part === 'time-of-day') return 'no-hours'
  return isPartOperator(operator) ? undefined : 'part-operator'
}

function readPartValue(report: ReportDefinition, filter: Filter, part: DatePart): FilterReading {
  const { field, operator, value } = filter
  const type = fieldDefinitionOf(report, field)?.type
  // What no document tells of may not be there at all: whoever has the rows says so.
  if (type === undefined) return { kind: 'filter', filter }
  const problem = partProblem(type, part, operator)
  if (problem !== undefined || !isPartOperator(operator)) {
    return { kind: 'unreadable', problem: problem ?? 'part-operator' }
  }
  const read = readPart(part, operator, value)
  return read === undefined
    ? { kind: 'unreadable', problem: part }
    : { kind: 'filter', filter: { ...filter, value: read } }
}

/** Whether a field is named with a step of summaries that is no part for filters: `date:hour-of-day`. */
function hasUnknownPart(report: ReportDefinition, name: string): boolean {
  const [, field = '', part = ''] = /^(.*\S)\s*:\s*([a-z0-9-]+)$/i.exec(name) ?? []
  const type = fieldDefinitionOf(report, field)?.type
  return part !== '' && (type === 'date' || type === 'dateTime')
}

/**
 * A filter with its value read as people of a language write it. A field that no document tells of takes any text.
 *
 * @param range the period that the rows' own date lies in; null where there is none
 */
export function readFilterValue(
  report: ReportDefinition,
  filter: Filter,
  language: Language,
  range: TimeRange | null,
): FilterReading {
  if (filter.part !== undefined) return readPartValue(report, filter, filter.part)
  const type = fieldDefinitionOf(report, filter.field)?.type
  if (type === undefined && hasUnknownPart(report, filter.field)) return { kind: 'unreadable', problem: 'unknown-part' }
  if (type === undefined || !isNumeric(type)) return { kind: 'filter', filter }
  const isList = report.lists?.some(({ name }) => name === filter.field) === true
  const isDateOfRow = dateFieldOf(report)?.name === filter.field
  const read = (typed: string): TypedReading => {
    if (isDateOfRow && isOtherWayRound(typed, language, range)) return { kind: 'unreadable', problem: 'day-or-month' }
    // What a list shows is the number of its items: `[3]`.
    return readTypedValue(type, isList ? typed.replace(/^\s*\[|\]\s*$/g, '') : typed, language)
  }
  if (filter.operator === 'in') {
    const values: string[] = []
    for (const typed of filter.value.split('|')) {
      const each = read(typed)
      if (each.kind === 'unreadable') return each
      values.push(each.value)
    }
    return { kind: 'filter', filter: { ...filter, value: values.join('|') } }
  }
  if (!BY_VALUE.has(filter.operator)) return { kind: 'filter', filter }
  const one = read(filter.value)
  return one.kind === 'unreadable' ? one : { kind: 'filter', filter: { ...filter, value: one.value } }
}
