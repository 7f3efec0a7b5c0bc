import type { Language } from '../../../shared/language.ts'
import type { GridField } from './columnKinds.ts'
import { filterKindOf } from './columnKinds.ts'
import type { ColumnFilter, Condition, ConditionOperator } from './filterModel.ts'
import { readTyped, writeTyped } from './typedValue.ts'

// What is typed into the one line under a heading: a text that the column contains, or a number or date, perhaps with `>` or `..`.

export type QuickFilter =
  | { readonly kind: 'none' }
  | { readonly kind: 'filter'; readonly filter: ColumnFilter }
  /** What was typed is no value of the column. */
  | { readonly kind: 'bad' }

const COMPARISON = /^(<=|>=|!=|<>|=|<|>)\s*(.*)$/s
const RANGE = /^(.+?)\s*(?:\.\.+|…)\s*(.+)$/

function conditionOf(field: GridField, typed: string, language: Language): Condition | undefined {
  const read = (text: string): string | undefined => readTyped(field.type, text, language)
  const range = RANGE.exec(typed)
  if (range !== null) {
    const value = read(range[1] ?? '')
    const upTo = read(range[2] ?? '')
    return value === undefined || upTo === undefined ? undefined : { operator: 'between', value, upTo }
  }
  const comparison = COMPARISON.exec(typed)
  const value = read(comparison?.[2] ?? typed)
  const sign = comparison?.[1] ?? '='
  const operator = (sign === '<>' ? '!=' : sign) as ConditionOperator
  return value === undefined ? undefined : { operator, value, upTo: '' }
}

/** What a typed line asks of a column. */
export function readQuick(field: GridField, typed: string, language: Language): QuickFilter {
  const text = typed.trim()
  if (text === '') return { kind: 'none' }
  const isText = filterKindOf(field.type) === 'text'
  const condition = isText
    ? ({ operator: 'contains', value: text, upTo: '' } as const)
    : conditionOf(field, text, language)
  if (condition === undefined) return { kind: 'bad' }
  return { kind: 'filter', filter: { field: field.name, conditions: [condition], values: [] } }
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
