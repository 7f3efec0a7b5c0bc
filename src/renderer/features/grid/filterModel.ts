import { z } from 'zod'
import { DATE_PARTS, LIST_SIGN, partSpanOf, RANGE_SIGN, type DatePart } from '../../../shared/dateParts.ts'
import { dayList, daysOf } from '../../../shared/datePartTexts.ts'
import type { Filter, Operator } from '../../../shared/query.ts'
import type { FilterKind } from './columnKinds.ts'

export const CONDITION_OPERATORS = [
  'contains',
  '!contains',
  '=',
  '!=',
  'starts',
  'ends',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'empty',
  '!empty',
  'in',
  'one-of',
] as const
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number]

/** One condition on a column; all of a column's conditions hold at once. Values are as a question takes them. */
export interface Condition {
  /** What of a date is asked for, whatever its day: its time, or with `in` alone its day of the week; absent: all. */
  readonly part?: DatePart
  readonly operator: ConditionOperator
  readonly value: string
  /** The other end of `between`. */
  readonly upTo: string
  /** It came out of a view: also an empty value is meant. */
  readonly isWhole?: true
}

export interface ColumnFilter {
  readonly field: string
  readonly conditions: readonly Condition[]
  /** Values of which a row must have one, as the server sends them (empty: none); no values: any. */
  readonly values: readonly string[]
}

export const conditionSchema = z.object({
  part: z.enum(DATE_PARTS).exactOptional(),
  operator: z.enum(CONDITION_OPERATORS),
  value: z.string(),
  upTo: z.string(),
  isWhole: z.literal(true).exactOptional(),
})

export const columnFilterSchema: z.ZodType<ColumnFilter> = z.object({
  field: z.string(),
  conditions: z.array(conditionSchema),
  values: z.array(z.string()),
})

/** What conditions compare: the values of a kind of columns, or the times of dates. */
export type ConditionKind = FilterKind | 'time'

const OPERATORS_OF: Readonly<Record<ConditionKind, readonly ConditionOperator[]>> = {
  text: ['contains', '!contains', '=', '!=', 'starts', 'ends', 'empty', '!empty'],
  number: ['=', '!=', '<', '<=', '>', '>=', 'between', 'empty', '!empty'],
  date: ['=', '<', '>', 'between', 'empty', '!empty'],
  time: ['between', '>=', '<=', '>', '<', '=', '!='],
}

/** What a column of a kind can be asked, the most usual first. */
export function operatorsOf(kind: ConditionKind): readonly ConditionOperator[] {
  return OPERATORS_OF[kind]
}

/** Whether a list of conditions can change it: others are kept as they are, or taken out. */
export function isEditable(kind: ConditionKind, { operator, isWhole }: Condition): boolean {
  return OPERATORS_OF[kind].includes(operator) && isWhole !== true
}

/** Whether the operator stands alone. */
export function takesValue(operator: ConditionOperator): boolean {
  return operator !== 'empty' && operator !== '!empty'
}

/** Whether the condition says something. */
export function isComplete({ operator, value, upTo, isWhole }: Condition): boolean {
  if (!takesValue(operator) || isWhole === true) return true
  return value !== '' && (operator !== 'between' || upTo !== '')
}

/** Of a part a range may go on over midnight: its ends belong into one filter. */
function partFilter(field: string, part: DatePart, { operator, value, upTo }: Condition): Filter {
  if (operator === 'between') return { field, part, operator: 'in', value: `${value}${RANGE_SIGN}${upTo}` }
  return { field, part, operator, value }
}

function filtersOf(field: string, condition: Condition): readonly Filter[] {
  const { part, operator, value, upTo } = condition
  if (part !== undefined) return [partFilter(field, part, condition)]
  if (operator !== 'between') return [{ field, operator, value: takesValue(operator) ? value : '' }]
  return [
    { field, operator: '>=', value },
    { field, operator: '<=', value: upTo },
  ]
}

const ONE_OF: Operator = 'one-of'

/** The filters of a question for what the columns were asked. */
export function questionFilters(filters: readonly ColumnFilter[]): readonly Filter[] {
  return filters.flatMap(({ field, conditions, values }) => [
    ...conditions.filter(isComplete).flatMap((condition) => filtersOf(field, condition)),
    ...(values.length === 0 ? [] : [{ field, operator: ONE_OF, value: JSON.stringify(values) }]),
  ])
}

/** The values that `one-of` lists; none where the text is no list of texts. */
export function pickedValues(value: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) && list.every((each) => typeof each === 'string') ? list : []
  } catch {
    return []
  }
}

/** A filter on a part of a date as a column has it: a range of times has its ends apart, days are a list. */
function partCondition({ operator, value }: Filter, part: DatePart): Condition {
  const asWritten: Condition = { part, operator, value, upTo: '' }
  if (part === 'day-of-week') {
    const isOneDay = operator === '=' && partSpanOf(part, value) !== undefined
    const days = operator === 'in' || isOneDay ? daysOf(value) : []
    return days.length === 0 ? asWritten : { part, operator: 'in', value: dayList(days), upTo: '' }
  }
  if (operator !== 'in' || value.includes(LIST_SIGN)) return asWritten
  const [from = value, upTo] = value.split(RANGE_SIGN)
  return upTo === undefined
    ? { part, operator: '=', value, upTo: '' }
    : { part, operator: 'between', value: from, upTo }
}

/** A filter as a condition of its column. */
export function conditionOf(filter: Filter): Condition {
  const { part, operator, value } = filter
  const condition: Condition =
    part === undefined ? { operator, value: takesValue(operator) ? value : '', upTo: '' } : partCondition(filter, part)
  return isComplete(condition) ? condition : { ...condition, isWhole: true }
}

/** With one more filter: a smallest and a greatest that follow one another are one condition. */
function withCondition(conditions: readonly Condition[], filter: Filter): readonly Condition[] {
  const condition = conditionOf(filter)
  const last = conditions.at(-1)
  const isRange =
    last?.operator === '>=' && condition.operator === '<=' && last.part === undefined && filter.part === undefined
  const isSaid = isRange && last.isWhole !== true && condition.isWhole !== true
  if (!isSaid) return [...conditions, condition]
  return [...conditions.slice(0, -1), { operator: 'between', value: last.value, upTo: condition.value }]
}

/**
 * What the columns are asked by the filters of a question: the same rows, whatever wrote the filters. The other way
 * round is {@link questionFilters}.
 */
export function columnFiltersOf(filters: readonly Filter[]): readonly ColumnFilter[] {
  const columns = new Map<string, ColumnFilter>()
  for (const filter of filters) {
    const { field, operator, part, value } = filter
    const before = columns.get(field) ?? { field, conditions: [], values: [] }
    const values = operator === ONE_OF && part === undefined ? pickedValues(value) : []
    const isPicked = values.length > 0 && before.values.length === 0
    columns.set(
      field,
      isPicked ? { ...before, values } : { ...before, conditions: withCondition(before.conditions, filter) },
    )
  }
  return [...columns.values()]
}

/** The filter without conditions that say nothing; undefined where nothing is left. */
export function tidied(filter: ColumnFilter): ColumnFilter | undefined {
  const conditions = filter.conditions.filter(isComplete)
  return conditions.length === 0 && filter.values.length === 0 ? undefined : { ...filter, conditions }
}

/** The filters with one column's put in its place, or taken out. */
export function withFilter(
  filters: readonly ColumnFilter[],
  field: string,
  filter: ColumnFilter | undefined,
): readonly ColumnFilter[] {
  const left = filters.filter((each) => each.field !== field)
  if (filter === undefined) return left
  const place = filters.findIndex((each) => each.field === field)
  return place === -1 ? [...left, filter] : left.toSpliced(place, 0, filter)
}

/** Whether two filters ask the same. */
export function sameFilter(one: ColumnFilter | undefined, other: ColumnFilter | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
