import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { staffingOf, type StaffingDemand } from '../../../../src/shared/measures/staffing.ts'

// The model is the formula itself, with factorials, in exact fractions.

interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

const fraction = (top: bigint, bottom = 1n): Fraction => ({ top, bottom })
const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom)
const over = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom, a.bottom * b.top)

/** To 30 digits before it becomes a double. */
function numberOf({ top, bottom }: Fraction): number {
  return Number((top * 10n ** 30n) / bottom) / 1e30
}

function factorial(count: number): bigint {
  return count === 0 ? 1n : BigInt(count) * factorial(count - 1)
}

function power(base: Fraction, exponent: number): Fraction {
  return fraction(base.top ** BigInt(exponent), base.bottom ** BigInt(exponent))
}

/** P_w = [A^N/N! · N/(N−A)] / [Σ_{k<N} A^k/k! + A^N/N! · N/(N−A)] */
function exactWaiting(load: Fraction, agents: number): Fraction {
  const free = plus(fraction(BigInt(agents)), fraction(-load.top, load.bottom))
  const last = times(over(power(load, agents), fraction(factorial(agents))), over(fraction(BigInt(agents)), free))
  let sum = last
  for (let count = 0; count < agents; count++) sum = plus(sum, over(power(load, count), fraction(factorial(count))))
  return over(last, sum)
}

interface Exact {
  readonly serviceLevel: number
  readonly asa: number | null
}

function exactly({ calls, ahtSeconds, intervalSeconds, targetSeconds }: StaffingDemand, agents: number): Exact {
  const load = fraction(BigInt(calls) * BigInt(ahtSeconds), BigInt(intervalSeconds))
  if (BigInt(agents) * load.bottom <= load.top) return { serviceLevel: 0, asa: null }
  const wait = exactWaiting(load, agents)
  const free = plus(fraction(BigInt(agents)), fraction(-load.top, load.bottom))
  return {
    serviceLevel: 1 - numberOf(wait) * Math.exp((-numberOf(free) * targetSeconds) / ahtSeconds),
    asa: numberOf(over(times(wait, fraction(BigInt(ahtSeconds))), free)),
  }
}

const demands: fc.Arbitrary<StaffingDemand> = fc.record({
  calls: fc.integer({ min: 0, max: 120 }),
  intervalSeconds: fc.constantFrom(900, 1800, 3600),
  ahtSeconds: fc.integer({ min: 1, max: 600 }),
  targetPercent: fc.integer({ min: 1, max: 99 }),
  targetSeconds: fc.integer({ min: 0, max: 120 }),
  maxOccupancyPercent: fc.constantFrom(60, 85, 90, 100),
  shrinkagePercent: fc.constantFrom(0, 10, 12.5, 30, 33.3, 99),
})

const usual: StaffingDemand = {
  calls: 100,
  intervalSeconds: 1800,
  ahtSeconds: 180,
  targetPercent: 80,
  targetSeconds: 20,
  maxOccupancyPercent: 100,
  shrinkagePercent: 30,
}

describe('staffing', () => {
  test('is what the formula says, in exact fractions', () => {
    fc.assert(
      fc.property(demands, fc.integer({ min: 1, max: 60 }), (demand, agents) => {
        const { serviceLevel, asa, load, occupancy } = staffingOf(demand, agents)
        const exact = exactly(demand, agents)
        expect(Math.abs(serviceLevel - exact.serviceLevel)).toBeLessThan(1e-11)
        if (exact.asa === null) expect(asa).toBeNull()
        else expect(Math.abs((asa ?? Number.NaN) - exact.asa)).toBeLessThanOrEqual(1e-9 * Math.max(1, exact.asa))
        expect(load).toBe((demand.calls * demand.ahtSeconds) / demand.intervalSeconds)
        expect(occupancy).toBe(load / agents)
      }),
      { numRuns: 300 },
    )
  })

  test('takes the fewest agents that meet the target and the cap', () => {
    fc.assert(
      fc.property(demands, (demand) => {
        const { agents } = staffingOf(demand)
        const busy = BigInt(demand.calls) * BigInt(demand.ahtSeconds) * 100n
        const isEnough = (count: number): boolean =>
          busy <= BigInt(count) * BigInt(demand.intervalSeconds) * BigInt(demand.maxOccupancyPercent) &&
          exactly(demand, count).serviceLevel >= demand.targetPercent / 100
        expect(isEnough(agents)).toBe(true)
        expect(agents === 1 || !isEnough(agents - 1)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('plans so many that enough are there, and not one more', () => {
    fc.assert(
      fc.property(demands, fc.integer({ min: 1, max: 400 }), (demand, agents) => {
        const { scheduled } = staffingOf(demand, agents)
        // Tenths of a percent are whole numbers.
        const present = BigInt(Math.round(1000 - demand.shrinkagePercent * 10))
        expect(BigInt(scheduled) * present >= BigInt(agents) * 1000n).toBe(true)
        expect(BigInt(scheduled - 1) * present < BigInt(agents) * 1000n).toBe(true)
      }),
    )
    expect(staffingOf(usual, 7).scheduled).toBe(10)
  })

  test('of the textbook: 100 calls of 3 minutes in half an hour', () => {
    const { agents, serviceLevel, scheduled } = staffingOf(usual)
    expect([agents, scheduled]).toEqual([14, 20])
    expect(serviceLevel).toBeCloseTo(0.888, 3)
    // A cap of 85 % is met by 12 already, the target decides; at 60 % the cap does.
    expect(staffingOf({ ...usual, maxOccupancyPercent: 60 }).agents).toBe(17)
  })

  test('holds the cap itself exactly', () => {
    // 10.2 Erlang over 12 agents are 85 %.
    const demand = { ...usual, calls: 102, targetPercent: 1, maxOccupancyPercent: 85 }
    expect(staffingOf(demand).agents).toBe(12)
    expect(staffingOf({ ...demand, maxOccupancyPercent: 84.9 }).agents).toBe(13)
  })

  test('has no end of waiting where more comes than agents can take', () => {
    expect(staffingOf(usual, 10)).toMatchObject({ serviceLevel: 0, asa: null, occupancy: 1 })
    expect(staffingOf(usual, 8)).toMatchObject({ serviceLevel: 0, asa: null, occupancy: 1.25 })
    expect(staffingOf(usual, 11).asa).toBeGreaterThan(0)
  })

  test('overflows nowhere', () => {
    const { agents, serviceLevel } = staffingOf({ ...usual, calls: 1_000_000 })
    expect(agents).toBeGreaterThan(100_000)
    expect(serviceLevel).toBeGreaterThanOrEqual(0.8)
  })
})
