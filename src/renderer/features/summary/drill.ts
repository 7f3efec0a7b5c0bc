import { LIST_SIGN, type DatePart } from '../../../shared/dateParts.ts'
import type { Filter } from '../../../shared/query.ts'
import type { FoldedStep, GroupField, Measure, SummaryGroup } from '../../../shared/summaries/types.ts'
import { bandEnd } from '../../../shared/summaries/bands.ts'
import { isAlongTime, isFolded, placeOfKey, stepsOf } from '../../../shared/summaries/steps.ts'
import { formatInstant, wall } from '../../../shared/time.ts'

/** What the rows of a group have in common on one field, as filters say it. */
export type GroupCondition =
  | { readonly kind: 'value'; readonly field: string; readonly value: string }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | {
      readonly kind: 'between'
      readonly field: string
      readonly part?: DatePart
      readonly from: string
      readonly to: string
    }

/** Why the rows behind a number cannot be shown. */
export const DRILL_PROBLEMS = ['others', 'no-value', 'no-rows', 'missing', 'condition'] as const
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

/** How long the folded steps of a day last. */
const FOLDED_MINUTES: Readonly<Record<Exclude<FoldedStep, 'day-of-week'>, number>> = {
  '15min-of-day': 15,
  '30min-of-day': 30,
  'hour-of-day': 60,
}

/** The times of every day that a folded step has: its last minute is a whole one. */
function ofClock(field: string, from: string, minutes: number): Drill {
  const [hour = '', minute = ''] = from.split(':')
  const last = String(Number(minute) + minutes - 1).padStart(2, '0')
  return conditions({ kind: 'between', field, part: 'time-of-day', from, to: `${hour}:${last}` })
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
  if (step === 'day-of-week') {
    return conditions({ kind: 'filter', filter: { field, part: step, operator: 'in', value: key } })
  }
  if (isFolded(step)) return ofClock(field, key, FOLDED_MINUTES[step])
  if (!isAlongTime(step)) return problem('no-value')
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

/** @param sealed the value that a part of a key stands for, where a mask hides it */
function ofKey(group: GroupField, key: string | null, sealed: string | null = null): Drill {
  if (key === null) return problem('others')
  if (group.step !== null) return ofStep(group, key)
  return conditions({ kind: 'value', field: group.field, value: sealed ?? key })
}

/** Whether a column of the grid can be asked the same: lists of values as people write them it cannot. */
function isOfColumn({ part, operator, value }: Filter): boolean {
  if (part === 'day-of-week') return operator === 'in' || operator === '='
  if (part === 'time-of-day') return operator !== 'in' || !value.includes(LIST_SIGN)
  return operator !== 'in' && operator !== 'one-of'
}

/** The filters that say which rows a measure counts, where it is a count of some of them. */
function ofMeasure(tree: Measure['tree']): Drill {
  if (tree.kind !== 'count') return conditions()
  if (!tree.where.every(isOfColumn)) return problem('condition')
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
  group: Pick<SummaryGroup, 'key' | 'sealed' | 'column' | 'sealedColumn' | 'rows' | 'state'>,
  tree: Measure['tree'] | null,
): Drill {
  if (group.state === 'missing') return problem('missing')
  if (group.rows === 0) return problem('no-rows')
  const parts = group.key.map((key, place) => {
    const field = by[place]
    return field === undefined ? problem('no-value') : ofKey(field, key, group.sealed?.[place])
  })
  if (across !== null && group.column !== null) parts.push(ofKey(across, group.column, group.sealedColumn))
  if (tree !== null) parts.push(ofMeasure(tree))
  const found: GroupCondition[] = []
  for (const part of parts) {
    if (part.kind === 'problem') return part
    found.push(...part.conditions)
  }
  return { kind: 'conditions', conditions: found }
}
