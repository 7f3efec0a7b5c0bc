import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAlongTime, isFolded, mostStepsOf, stepperOf, stepsOf } from '../../../../src/shared/summaries/steps.ts'
import { FOLDED_STEPS, TIME_STEPS, type FoldedStep, type TimeStep } from '../../../../src/shared/summaries/types.ts'
import { wall } from '../../../../src/shared/time.ts'

// The model knows calendars from Date alone, and texts from ISO dates.

const seconds = (iso: string): number => Date.parse(`${iso}Z`) / 1000

/** Instants from 1900 to 2199, and those beside the ends of minutes, days, months and years. */
const instants = fc.oneof(
  fc.integer({ min: seconds('1900-01-01T00:00:00'), max: seconds('2199-12-31T23:59:59') }),
  fc
    .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: -2, max: 2 }))
    .map(([year, month, beside]) => Date.UTC(year, month, 1) / 1000 + beside),
  fc
    .tuple(fc.integer({ min: -90_000, max: 80_000 }), fc.integer({ min: 0, max: 95 }), fc.integer({ min: -1, max: 1 }))
    .map(([day, quarter, beside]) => day * 86_400 + quarter * 900 + beside),
)

const pad = (value: number): string => String(value).padStart(2, '0')

/** The Monday at or before a day, found by going back one day at a time. */
function mondayOf(date: Date): Date {
  const day = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()))
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() - 1)
  return day
}

function modelKey(step: TimeStep | FoldedStep, at: number): string {
  const date = new Date(at * 1000)
  const iso = date.toISOString()
  const minutes = (width: number): string => pad(date.getUTCMinutes() - (date.getUTCMinutes() % width))
  switch (step) {
    case '15min':
      return `${iso.slice(0, 14)}${minutes(15)}`
    case '30min':
      return `${iso.slice(0, 14)}${minutes(30)}`
    case 'hour':
      return `${iso.slice(0, 14)}00`
    case 'day':
      return iso.slice(0, 10)
    case 'week':
      return mondayOf(date).toISOString().slice(0, 10)
    case 'month':
      return iso.slice(0, 7)
    case 'year':
      return iso.slice(0, 4)
    case '15min-of-day':
      return `${pad(date.getUTCHours())}:${minutes(15)}`
    case '30min-of-day':
      return `${pad(date.getUTCHours())}:${minutes(30)}`
    case 'hour-of-day':
      return `${pad(date.getUTCHours())}:00`
    case 'day-of-week':
      return String(date.getUTCDay() === 0 ? 7 : date.getUTCDay())
  }
}

describe.each([...TIME_STEPS, ...FOLDED_STEPS])('the step %s', (step) => {
  test('names what an instant lies in', () => {
    const { placeOf, keyOf } = stepperOf(step)
    fc.assert(
      fc.property(instants, (at) => {
        expect(keyOf(placeOf(at))).toBe(modelKey(step, at))
      }),
      { numRuns: 1_000 },
    )
  })

  test('has places in the order of its keys, one place for one key', () => {
    const { placeOf, keyOf } = stepperOf(step)
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        const [first, second] = [placeOf(one), placeOf(other)]
        const [firstKey, secondKey] = [keyOf(first), keyOf(second)]
        expect(Math.sign(first - second)).toBe(firstKey < secondKey ? -1 : firstKey > secondKey ? 1 : 0)
      }),
    )
  })
})

describe('the steps of a period', () => {
  test.each(TIME_STEPS)('are every %s that it touches, cut where it begins and ends', (step) => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 0, max: step === 'year' || step === 'month' ? 90_000_000 : 400_000 }),
        (from, length) => {
          const range = { from: wall(from), to: wall(from + length) }
          const steps = stepsOf(range, step)
          expect(steps.length).toBeLessThanOrEqual(mostStepsOf(range, step))
          // One after another, without a second between or twice.
          expect(steps[0]?.range.from).toBe(range.from)
          expect(steps.at(-1)?.range.to).toBe(range.to)
          steps.forEach(({ range: own, key }, place) => {
            expect(own.from).toBe(place === 0 ? range.from : (steps[place - 1]?.range.to ?? Number.NaN) + 1)
            // All of it is in the step, and the second after is not.
            expect(modelKey(step, own.from)).toBe(key)
            expect(modelKey(step, own.to)).toBe(key)
            if (own.to !== range.to) expect(modelKey(step, own.to + 1)).not.toBe(key)
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('what is along the time is not folded, and nothing else is either', () => {
  expect(TIME_STEPS.filter(isFolded)).toEqual([])
  expect(FOLDED_STEPS.filter(isAlongTime)).toEqual([])
  expect([null, 60].filter((step) => isAlongTime(step) || isFolded(step))).toEqual([])
})
