import { isAlongTime, isFolded, stepperOf } from '../../../../shared/summaries/steps.ts'
import type { FoldedStep } from '../../../../shared/summaries/types.ts'
import { intersection } from '../../../../shared/ranges.ts'
import { SECONDS_PER_DAY, startOfDay, wall, type TimeRange } from '../../../../shared/time.ts'
import type { Dimension } from './dimensions.ts'

const SECONDS_OF: Readonly<Record<FoldedStep, number>> = {
  '15min-of-day': 900,
  '30min-of-day': 1_800,
  'hour-of-day': 3_600,
  'day-of-week': SECONDS_PER_DAY,
}

/**
 * The stretches within another that a folded step stands for: the same hour of each of its days, the same day of each
 * of its weeks.
 */
function foldedWithin(stretch: TimeRange, step: FoldedStep, place: number): readonly TimeRange[] {
  const { placeOf } = stepperOf(step)
  const found: TimeRange[] = []
  for (let day = startOfDay(stretch.from); day <= stretch.to; day = wall(day + SECONDS_PER_DAY)) {
    const from = step === 'day-of-week' ? day : wall(day + place)
    const both = intersection(stretch, { from, to: wall(from + SECONDS_OF[step] - 1) })
    if (both !== undefined && placeOf(from) === place) found.push(both)
  }
  return found
}

/**
 * Whether the steps of a dimension keep a stretch together with the instant before it: it then lies in one step,
 * that of the instant.
 *
 * @param stretchOf what a step along the time is in the period that is looked at; null where that has no such stretch
 */
export function isWithinOneStep(
  { plan, steps }: Dimension,
  { from, to }: TimeRange,
  stretchOf: (stretch: TimeRange) => TimeRange | null,
): boolean {
  const { step } = plan.field
  if (!plan.isOfPeriod) return true
  if (isFolded(step)) {
    const { placeOf } = stepperOf(step)
    return to - from + 1 < SECONDS_OF[step] && placeOf(from - 1) === placeOf(to)
  }
  if (!isAlongTime(step) || steps === undefined) return true
  return steps.values().some(({ range }) => {
    const own = stretchOf(range)
    return own !== null && own.from < from && own.to >= to
  })
}

/** One group of a dimension. */
export interface Coordinate {
  readonly dimension: Dimension
  readonly code: number
}

/** Whether a group says when its rows were. */
function isOfTime({ dimension, code }: Coordinate): boolean {
  const { step } = dimension.plan.field
  const known = dimension.steps?.has(code) === true
  const folded = isFolded(step) && dimension.keyOf(code) !== ''
  return dimension.plan.isOfPeriod && (known || folded)
}

/**
 * The stretches of a period that a group's rows lie in, by those of its coordinates that say when its rows were; null
 * where none does: all of the period.
 *
 * @param stretchOf what a step along the time is in the period that is looked at; null where that has no such stretch
 * @returns undefined where the period has no such stretch
 */
export function stretchesOf(
  coordinates: readonly Coordinate[],
  period: TimeRange,
  stretchOf: (stretch: TimeRange) => TimeRange | null,
): readonly TimeRange[] | null | undefined {
  const ofTime = coordinates.filter(isOfTime)
  if (ofTime.length === 0) return null
  let stretches: readonly TimeRange[] = [period]
  for (const { dimension, code } of ofTime) {
    const { step } = dimension.plan.field
    const along = dimension.steps?.get(code)
    if (isAlongTime(step) && along !== undefined) {
      const stretch = stretchOf(along.range)
      if (stretch === null) return undefined
      stretches = stretches.flatMap((each) => intersection(each, stretch) ?? [])
    } else if (isFolded(step)) {
      const place = dimension.places?.[code] ?? 0
      stretches = stretches.flatMap((each) => foldedWithin(each, step, place))
    }
  }
  return stretches
}
