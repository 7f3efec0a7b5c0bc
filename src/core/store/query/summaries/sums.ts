import type { Roll } from './grouping.ts'

/** Beyond these digits a sum of decimals tells only how they are held in binary: 0.1 and 0.2 are 0.3. */
const CERTAIN_DIGITS = 15

/**
 * A number that was worked out from decimals, without what only tells how they are held: 0.8332999999999999 is
 * 0.8333.
 */
export function certain(number: number): number {
  return Number.isInteger(number) || !Number.isFinite(number) ? number : Number(number.toPrecision(CERTAIN_DIGITS))
}

/** A quotient. That of whole numbers is as near as a number can be; one of decimals is no nearer than they are. */
export function certainQuotient(dividend: number, divisor: number): number {
  const quotient = dividend / divisor
  return Number.isInteger(dividend) && Number.isInteger(divisor) ? quotient : certain(quotient)
}

/**
 * Numbers added up group by group. What is lost in rounding is kept beside each sum (Neumaier), so that 0.1 ten times
 * is 1 and a total does not depend on the order of its rows.
 */
export class Sums {
  readonly high: Float64Array
  readonly lost: Float64Array
  /** How many numbers each sum has. */
  readonly added: Float64Array

  constructor(groups: number) {
    this.high = new Float64Array(groups)
    this.lost = new Float64Array(groups)
    this.added = new Float64Array(groups)
  }

  add(group: number, number: number, times = 1): void {
    const before = this.high[group] ?? 0
    const after = before + number
    const lost = Math.abs(before) >= Math.abs(number) ? before - after + number : number - after + before
    this.high[group] = after
    this.lost[group] = (this.lost[group] ?? 0) + lost
    this.added[group] = (this.added[group] ?? 0) + times
  }

  /**
   * Adds whole numbers, of which no sum goes beyond what a double holds exactly: nothing is lost, in whatever order.
   *
   * @param groups the group of each number; NaN is left out
   */
  addWhole(groups: Int32Array, numbers: Float64Array): void {
    const { high, added } = this
    for (let row = 0; row < numbers.length; row++) {
      const number = numbers[row] ?? Number.NaN
      if (number !== number) continue
      const group = groups[row] ?? 0
      high[group] = (high[group] ?? 0) + number
      added[group] = (added[group] ?? 0) + 1
    }
  }

  rolled({ of, count }: Roll): Sums {
    const sums = new Sums(count)
    of.forEach((into, group) => {
      if (into < 0 || this.added[group] === 0) return
      sums.add(into, this.high[group] ?? 0, this.added[group])
      sums.lost[into] = (sums.lost[into] ?? 0) + (this.lost[group] ?? 0)
    })
    return sums
  }

  /** The sum of a group; NaN where it has no numbers, or goes beyond what a double can hold. */
  of(group: number): number {
    if (this.added[group] === 0) return Number.NaN
    const sum = (this.high[group] ?? 0) + (this.lost[group] ?? 0)
    return Number.isFinite(sum) ? certain(sum) : Number.NaN
  }
}

export function rolledCounts(counts: Float64Array, { of, count }: Roll): Float64Array {
  const rolled = new Float64Array(count)
  of.forEach((into, group) => {
    if (into >= 0) rolled[into] = (rolled[into] ?? 0) + (counts[group] ?? 0)
  })
  return rolled
}
