import { LIST_SIGN } from '../../../shared/dateParts.ts'
import { dayList, daysOf, weekdayName } from '../../../shared/datePartTexts.ts'
import type { Language } from '../../../shared/language.ts'
import { type GridField, filterKindOf } from './columnKinds.ts'
import type { ColumnFilter, Condition, ConditionOperator } from './filterModel.ts'
import { readPart } from '../../../shared/typed/typedDateParts.ts'
import { readHour } from '../../../shared/typed/typedTimes.ts'
import { readTypedValue, writeTyped, type TypedProblem, type TypedReading } from '../../../shared/typed/typedValues.ts'

// What is typed into the one line under a heading: a text that the column contains, or a number or date, perhaps with
// `>` or `..`. Of a date also a time of the day or days of the week by themselves.

export type QuickFilter =
  | { readonly kind: 'none' }
  | { readonly kind: 'filter'; readonly filter: ColumnFilter }
  /** What was typed is no value of the column. */
  | { readonly kind: 'bad'; readonly problem: TypedProblem }

const COMPARISON = /^(<=|>=|!=|<>|=|<|>)\s*(.*)$/s
const RANGE = /^(.+?)\s*(?:\.\.+|…)\s*(.+)$/

function asking(field: GridField, condition: Condition): QuickFilter {
  return { kind: 'filter', filter: { field: field.name, conditions: [condition], values: [] } }
}

/** What looks like a time of the day, and not like a number. */
const CLOCK = /^\d{1,2}(?::|\s*[ap]\.?\s?m\b)/i

function readTime(text: string): string | undefined {
  return CLOCK.test(text) ? readHour(text) : undefined
}

function timeCondition(typed: string): Condition | undefined {
  const range = RANGE.exec(typed)
  const [sign = '=', text = typed] = COMPARISON.exec(typed)?.slice(1) ?? []
  const value = readTime(range === null ? text : (range[1] ?? ''))
  const upTo = range === null ? '' : readTime(range[2] ?? '')
  if (value === undefined || upTo === undefined) return undefined
  const operator = range === null ? (sign === '<>' ? '!=' : (sign as ConditionOperator)) : 'between'
  return { part: 'time-of-day', operator, value, upTo }
}

/** What people put between days of the week; a day in digits is no day of the week. */
const BETWEEN_DAYS = /\s*[,;|]\s*|\s+(?:y|and)\s+/

function daysCondition(typed: string): Condition | undefined {
  if (/\d/.test(typed)) return undefined
  const list = readPart('day-of-week', 'in', typed.replace(/^=\s*/, '').split(BETWEEN_DAYS).join(LIST_SIGN))
  return list === undefined
    ? undefined
    : { part: 'day-of-week', operator: 'in', value: dayList(daysOf(list)), upTo: '' }
}

/** What is asked of a date whatever its day: `> 19:00`, `22:00 .. 06:00`, `lunes, martes`. */
function readPartQuick(field: GridField, typed: string): QuickFilter | undefined {
  const time = timeCondition(typed)
  if (time !== undefined && field.type === 'date') return { kind: 'bad', problem: 'no-hours' }
  const condition = time ?? daysCondition(typed)
  return condition === undefined ? undefined : asking(field, condition)
}

function readComparison(field: GridField, typed: string, language: Language): QuickFilter {
  const read = (text: string): TypedReading => readTypedValue(field.type, text, language)
  const range = RANGE.exec(typed)
  if (range !== null) {
    const value = read(range[1] ?? '')
    const upTo = read(range[2] ?? '')
    if (value.kind === 'unreadable') return { kind: 'bad', problem: value.problem }
    if (upTo.kind === 'unreadable') return { kind: 'bad', problem: upTo.problem }
    return asking(field, { operator: 'between', value: value.value, upTo: upTo.value })
  }
  const comparison = COMPARISON.exec(typed)
  const value = read(comparison?.[2] ?? typed)
  if (value.kind === 'unreadable') return { kind: 'bad', problem: value.problem }
  const sign = comparison?.[1] ?? '='
  const operator = (sign === '<>' ? '!=' : sign) as ConditionOperator
  return asking(field, { operator, value: value.value, upTo: '' })
}

/** What a typed line asks of a column. Of a text it is to the letter, blanks around it included. */
export function readQuick(field: GridField, typed: string, language: Language): QuickFilter {
  if (typed === '') return { kind: 'none' }
  if (filterKindOf(field.type) === 'text') return asking(field, { operator: 'contains', value: typed, upTo: '' })
  const text = typed.trim()
  if (text === '') return { kind: 'none' }
  const ofPart = filterKindOf(field.type) === 'date' ? readPartQuick(field, text) : undefined
  return ofPart ?? readComparison(field, text, language)
}

/** The line that asks the same of a part of a date. */
function writePart({ part, operator, value, upTo }: Condition, language: Language): string | undefined {
  if (part === 'day-of-week') {
    const names = daysOf(value).map((day) => weekdayName(day, language))
    return names.length === 0 ? undefined : names.join(', ')
  }
  if (operator === 'between') return `${value} .. ${upTo}`
  return operator === '=' ? value : `${operator} ${value}`
}

/** The line that asks the same as a filter; undefined where no line can. */
export function writeQuick(field: GridField, filter: ColumnFilter | undefined, language: Language): string | undefined {
  if (filter === undefined) return ''
  const [condition, ...others] = filter.conditions
  if (condition === undefined || others.length > 0 || filter.values.length > 0) return undefined
  if (condition.part !== undefined) return writePart(condition, language)
  const { operator, value, upTo } = condition
  if (filterKindOf(field.type) === 'text') return operator === 'contains' ? value : undefined
  const write = (text: string): string => writeTyped(field.type, text, language)
  switch (operator) {
    case '=':
      return write(value)
    case 'between':
      return `${write(value)} .. ${write(upTo)}`
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `${operator} ${write(value)}`
    default:
      return undefined
  }
}
