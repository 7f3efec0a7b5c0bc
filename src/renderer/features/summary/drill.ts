import type { Filter } from '../../../shared/query.ts'
import type { GroupField, Measure, SummaryGroup } from '../../../shared/summaries/types.ts'
import { bandEnd } from '../../../shared/summaries/bands.ts'
import { isAlongTime, isFolded, placeOfKey, stepsOf } from '../../../shared/summaries/steps.ts'
import { formatInstant, wall } from '../../../shared/time.ts'

/** What the rows of a group have in common on one field, as filters say it. */
export type GroupCondition =
  | { readonly kind: 'value'; readonly field: string; readonly value: string }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'between'; readonly field: string; readonly from: string; readonly to: string }

/** Why the rows behind a number cannot be shown. */
export const DRILL_PROBLEMS = ['folded', 'others', 'no-value', 'no-rows', 'missing', 'condition'] as const
export type DrillProblem = (typeof DRILL_PROBLEMS)[number]

export type Drill =
  | { readonly kind: 'conditions'; readonly conditions: readonly GroupCondition[] }
  | { readonly kind: 'problem'; readonly problem: DrillProblem }

/** No step is longer. */
const LONGEST_STEP_SECONDS = 400 * 86_400

function problem(kind: DrillProblem): Drill {
  return { kind: 'problem', problem: kind }
}

function conditions(...all: readonly GroupCondition[]): Drill {
  return { kind: 'conditions', conditions: all }
}

function ofStep({ field, step }: GroupField, key: string): Drill {
  // Values that cannot be read lie there beside those that are empty.
  if (key === '') return problem('no-value')
  if (typeof step === 'number') {
    return conditions(
      { kind: 'filter', filter: { field, operator: '>=', value: key } },
      { kind: 'filter', filter: { field, operator: '<', value: bandEnd(key, step) } },
    )
  }
  if (isFolded(step) || !isAlongTime(step)) return problem('folded')
  const place = placeOfKey(key)
  if (place === null) return problem('no-value')
  // The rows lie in the period anyway: the step as a whole, also where the period begins or ends within it.
  const [first] = stepsOf({ from: place, to: wall(place + LONGEST_STEP_SECONDS) }, step)
  if (first === undefined) return problem('no-value')
  return conditions({
    kind: 'between',
    field,
    from: formatInstant(first.range.from),
    to: formatInstant(first.range.to),
  })
}

function ofKey(group: GroupField, key: string | null): Drill {
  if (key === null) return problem('others')
  if (group.step !== null) return ofStep(group, key)
  return conditions({ kind: 'value', field: group.field, value: key })
}

/** What a column of the grid cannot be asked: a list of values as people write it. */
const NOT_A_COLUMN: ReadonlySet<Filter['operator']> = new Set(['in', 'one-of'])

/** The filters that say which rows a measure counts, where it is a count of some of them. */
function ofMeasure(tree: Measure['tree']): Drill {
  if (tree.kind !== 'count') return conditions()
  if (tree.where.some(({ operator }) => NOT_A_COLUMN.has(operator))) return problem('condition')
  return conditions(...tree.where.map((filter): GroupCondition => ({ kind: 'filter', filter })))
}

/**
 * What the rows behind a group's numbers fit, beside what the summary itself is asked of.
 *
 * @param across the field of the columns; null where there are none
 * @param tree of the measure that was pressed; null: all rows of the group
 */
export function drillOf(
  by: readonly GroupField[],
  across: GroupField | null,
  group: Pick<SummaryGroup, 'key' | 'column' | 'rows' | 'state'>,
  tree: Measure['tree'] | null,
): Drill {
  if (group.state === 'missing') return problem('missing')
  if (group.rows === 0) return problem('no-rows')
  const parts = group.key.map((key, place) => {
    const field = by[place]
    return field === undefined ? problem('no-value') : ofKey(field, key)
  })
  if (across !== null && group.column !== null) parts.push(ofKey(across, group.column))
  if (tree !== null) parts.push(ofMeasure(tree))
  const found: GroupCondition[] = []
  for (const part of parts) {
    if (part.kind === 'problem') return part
    found.push(...part.conditions)
  }
  return { kind: 'conditions', conditions: found }
}
