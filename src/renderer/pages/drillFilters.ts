import { conditionOf, withFilter, type ColumnFilter, type Condition } from '../features/grid/filterModel.ts'
import type { GroupCondition } from '../features/summary/drill.ts'

function columnCondition(condition: Exclude<GroupCondition, { readonly kind: 'value' }>): Condition {
  if (condition.kind === 'filter') return conditionOf(condition.filter)
  const { part, from, to } = condition
  return { ...(part === undefined ? {} : { part }), operator: 'between', value: from, upTo: to }
}

function fieldOf(condition: GroupCondition): string {
  return condition.kind === 'filter' ? condition.filter.field : condition.field
}

function joined(before: ColumnFilter | undefined, condition: GroupCondition): ColumnFilter {
  const field = fieldOf(condition)
  const { conditions = [], values = [] } = before ?? {}
  // The group has the value: where others were picked beside it, it is one of them.
  if (condition.kind === 'value') return { field, conditions, values: [condition.value] }
  return { field, conditions: [...conditions, columnCondition(condition)], values }
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
