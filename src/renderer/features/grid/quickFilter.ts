import type { Language } from '../../../shared/language.ts'
import { type GridField, filterKindOf } from './columnKinds.ts'
import type { ColumnFilter, Condition, ConditionOperator } from './filterModel.ts'
import { readTypedValue, writeTyped, type TypedProblem, type TypedReading } from '../../../shared/typed/typedValues.ts'

// What is typed into the one line under a heading: a text that the column contains, or a number or date, perhaps with
// `>` or `..`.

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
  return text === '' ? { kind: 'none' } : readComparison(field, text, language)
}

/** The line that asks the same as a filter; undefined where no line can. */
export function writeQuick(field: GridField, filter: ColumnFilter | undefined, language: Language): string | undefined {
  if (filter === undefined) return ''
  const [condition, ...others] = filter.conditions
  if (condition === undefined || others.length > 0 || filter.values.length > 0) return undefined
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
