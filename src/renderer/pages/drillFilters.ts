import { CONDITION_OPERATORS, withFilter, type ColumnFilter, type Condition } from '../features/grid/filterModel.ts'
import { RANGE_SIGN, type DatePart } from '../../shared/dateParts.ts'
import { dayList, daysOf } from '../../shared/datePartTexts.ts'
import type { Filter } from '../../shared/query.ts'
import type { GroupCondition } from '../features/summary/drill.ts'

/** A filter on a part of a date as a column has it: a range of times has its ends apart, days are a list. */
function partCondition({ operator, value }: Filter, part: DatePart): Condition | undefined {
  if (part === 'day-of-week') return { part, operator: 'in', value: dayList(daysOf(value)), upTo: '' }
  const [from = value, upTo] = value.split(RANGE_SIGN)
  if (upTo !== undefined) return { part, operator: 'between', value: from, upTo }
  const known = CONDITION_OPERATORS.find((each) => each === (operator === 'in' ? '=' : operator))
  return known === undefined ? undefined : { part, operator: known, value, upTo: '' }
}

function conditionOf(condition: Exclude<GroupCondition, { readonly kind: 'value' }>): Condition | undefined {
  if (condition.kind === 'between') {
    const { part, from, to } = condition
    return { ...(part === undefined ? {} : { part }), operator: 'between', value: from, upTo: to }
  }
  const { part, operator, value } = condition.filter
  if (part !== undefined) return partCondition(condition.filter, part)
  const known = CONDITION_OPERATORS.find((each) => each === operator)
  return known === undefined ? undefined : { operator: known, value, upTo: '' }
}

function fieldOf(condition: GroupCondition): string {
  return condition.kind === 'filter' ? condition.filter.field : condition.field
}

function joined(before: ColumnFilter | undefined, condition: GroupCondition): ColumnFilter {
  const field = fieldOf(condition)
  const { conditions = [], values = [] } = before ?? {}
  // The group has the value: where others were picked beside it, it is one of them.
  if (condition.kind === 'value') return { field, conditions, values: [condition.value] }
  const more = conditionOf(condition)
  return { field, conditions: more === undefined ? conditions : [...conditions, more], values }
}

/** The filters of the columns that find just the rows of a group among those that were found before. */
export function drillFilters(
  filters: readonly ColumnFilter[],
  conditions: readonly GroupCondition[],
): readonly ColumnFilter[] {
  let all = filters
  for (const condition of conditions) {
    const field = fieldOf(condition)
    const before = all.find((filter) => filter.field === field)
    all = withFilter(all, field, joined(before, condition))
  }
  return all
}
