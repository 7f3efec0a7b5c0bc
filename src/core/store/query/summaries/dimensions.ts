import { isAlongTime, stepperOf, stepsOf, type PeriodStep } from '../../../../shared/summaries/steps.ts'
import type { GroupField, Step } from '../../../../shared/summaries/types.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import type { FieldType } from '../../../../shared/reports/types.ts'
import type { NumbersWish, SliceColumns, TextsWish } from '../columns/columns.ts'
import type { Grouping } from './grouping.ts'

/** How a field's values become groups. */
export interface DimensionPlan {
  readonly field: GroupField
  /** Undefined where no document tells of the field. */
  readonly type: FieldType | undefined
  readonly wish: TextsWish | NumbersWish
  /** Whether it is the date that rows belong to the period by. */
  readonly isOfPeriod: boolean
}

/** Rows of the period, or of the earlier one that it is compared with. */
export interface PeriodRows {
  readonly slices: readonly SliceColumns[]
  /**
   * How many seconds later the instant lies that is as far from its own period's beginning; 0 for the period itself.
   */
  readonly shift: number
  /** Rows dated within `of`, but moved on to somewhere outside `into`, have no step there. Null: all have. */
  readonly bounds: { readonly of: TimeRange; readonly into: TimeRange } | null
}

/** Group 0 is that of rows without a value. */
export const NO_VALUE_CODE = 0
/** That of rows of the earlier period that the period has no step for: they count in what lies above alone. */
export const BEYOND_CODE = 1

/** The groups that a field's values make. */
export interface Dimension extends Grouping {
  readonly plan: DimensionPlan
  /** Whether group {@link BEYOND_CODE} is what it stands for; else it is a value like any other. */
  readonly hasBeyond: boolean
  /**
   * Where each group's step begins, by which steps and bands come in order; undefined where values group by themselves.
   */
  readonly places: readonly number[] | undefined
  readonly keyOf: (code: number) => string
  /**
   * Every step of the period along its time, those in the future left out; undefined where only what occurs makes
   * groups.
   */
  readonly steps: ReadonlyMap<number, PeriodStep> | undefined
}

function ofValues(
  plan: DimensionPlan,
  wish: TextsWish,
  periods: readonly PeriodRows[],
  texts: readonly string[],
): Dimension {
  return {
    plan,
    ids: periods.flatMap(({ slices }) => slices.map((slice) => slice.codes(wish))),
    count: texts.length,
    hasBeyond: false,
    places: undefined,
    keyOf: (code) => texts[code] ?? '',
    steps: undefined,
  }
}

/** Every step of time is made of whole quarters of an hour. */
const FINEST_STEP_SECONDS = 900

/** More values than these are worked out each time. */
const MOST_KNOWN = 100_000

/** Bands of decimals are found digit by digit: what was found for a value is remembered. */
function remembered(placeOf: (value: number) => number): (value: number) => number {
  const known = new Map<number, number>()
  return (value) => {
    let place = known.get(value)
    if (place === undefined) {
      place = placeOf(value)
      if (known.size < MOST_KNOWN) known.set(value, place)
    }
    return place
  }
}

function placesOf(step: Exclude<Step, null>): (value: number) => number {
  const { placeOf } = stepperOf(step)
  return typeof step === 'number' && !Number.isInteger(step) ? remembered(placeOf) : placeOf
}

function ofSteps(
  plan: DimensionPlan,
  wish: NumbersWish,
  step: Exclude<Step, null>,
  periods: readonly PeriodRows[],
  steps: readonly PeriodStep[] | undefined,
): Dimension {
  const placeOf = placesOf(step)
  const isMoved = plan.isOfPeriod && isAlongTime(step)
  const unit = typeof step === 'number' ? 0 : FINEST_STEP_SECONDS
  const places: number[] = [Number.NaN, Number.NaN]
  const codes = new Map<number, number>()
  const codeOf = (place: number): number => {
    let code = codes.get(place)
    if (code === undefined) {
      code = places.length
      codes.set(place, code)
      places.push(place)
    }
    return code
  }
  const known = steps?.map((each) => [codeOf(each.place), each] as const)
  const ids = periods.flatMap(({ slices, shift, bounds }) =>
    slices.map((slice) => {
      const numbers = slice.numbers(wish)
      const ids = new Int32Array(slice.rows)
      let [lastPlace, lastCode, from, to] = [Number.NaN, NO_VALUE_CODE, 0, 0]
      for (let row = 0; row < ids.length; row++) {
        const number = numbers[row] ?? Number.NaN
        if (number !== number) continue
        const moved = isMoved ? number + shift : number
        if (isMoved && bounds !== null && isBeyond(number, moved, bounds)) {
          ids[row] = BEYOND_CODE
          continue
        }
        // Rows mostly come by date: what lies in the same quarter of an hour needs no reckoning.
        if (moved < from || moved >= to) {
          const place = placeOf(moved)
          if (place !== lastPlace) {
            lastCode = codeOf(place)
            lastPlace = place
          }
          from = unit === 0 ? 0 : Math.floor(moved / unit) * unit
          to = from + unit
        }
        ids[row] = lastCode
      }
      return ids
    }),
  )
  const { keyOf } = stepperOf(step)
  return {
    plan,
    ids,
    count: places.length,
    hasBeyond: true,
    places,
    keyOf: (code) => (code === NO_VALUE_CODE ? '' : keyOf(places[code] ?? 0)),
    steps: known === undefined ? undefined : new Map(known),
  }
}

function isBeyond(number: number, moved: number, { of, into }: { of: TimeRange; into: TimeRange }): boolean {
  return number >= of.from && number <= of.to && (moved < into.from || moved > into.to)
}

/**
 * The groups that a field makes of the rows of one or two periods: the same group of both has the same number.
 *
 * @param textsOf the dictionary of a column
 * @param period what steps along its time are those of; null where there is none
 * @param now the operation's wall clock: what begins later has no steps of its own
 */
export function dimensionOf(
  plan: DimensionPlan,
  periods: readonly PeriodRows[],
  textsOf: (wish: TextsWish) => readonly string[],
  period: TimeRange | null,
  now: number,
): Dimension {
  const { wish, field } = plan
  if (wish.kind === 'texts') return ofValues(plan, wish, periods, textsOf(wish))
  const step = field.step ?? 1
  const steps =
    plan.isOfPeriod && isAlongTime(step) && period !== null
      ? stepsOf(period, step).filter(({ range }) => range.from <= now)
      : undefined
  return ofSteps(plan, wish, step, periods, steps)
}
