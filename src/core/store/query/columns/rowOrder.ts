import { letGo } from '../letGo.ts'

// Orders of rows as lists of their places. Each step keeps the order of rows that it does not tell apart, so that the
// last key goes first.

/** The places of so many rows as they lie. */
export function placesAsTheyLie(rows: number): Int32Array {
  const places = new Int32Array(rows)
  for (let place = 0; place < rows; place++) places[place] = place
  return places
}

/** Adds to a number of a list. @returns what stood there before */
function add(numbers: Int32Array, place: number, more: number): number {
  const before = numbers[place] ?? 0
  numbers[place] = before + more
  return before
}

/**
 * Orders places by the ranks of their rows.
 *
 * @param ranks by place, from 0
 * @param rankCount more than any rank
 */
export function orderedByRank(places: Int32Array, ranks: Int32Array, rankCount: number): Int32Array {
  const counts = new Int32Array(rankCount)
  for (const place of places) add(counts, ranks[place] ?? 0, 1)
  const next = new Int32Array(rankCount)
  counts.forEach((count, rank) => {
    if (rank + 1 < rankCount) next[rank + 1] = (next[rank] ?? 0) + count
  })
  const ordered = new Int32Array(places.length)
  for (const place of places) ordered[add(next, ranks[place] ?? 0, 1)] = place
  letGo(counts, next)
  return ordered
}

/** Orders places by numbers of their rows; those without one (NaN) come last. */
export function orderedByNumber(places: Int32Array, numbers: Float64Array, isDescending: boolean): Int32Array {
  const sign = isDescending ? -1 : 1
  const compare = (a: number, b: number): number => {
    const [left, right] = [numbers[a] ?? Number.NaN, numbers[b] ?? Number.NaN]
    if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right))
    return sign * (left - right)
  }
  return isOrdered(places, compare) ? places : places.toSorted(compare)
}

/** Rows mostly lie by date, and a sort does not see that. */
function isOrdered(places: Int32Array, compare: (a: number, b: number) => number): boolean {
  for (let at = 1; at < places.length; at++) {
    if (compare(places[at - 1] ?? 0, places[at] ?? 0) > 0) return false
  }
  return true
}
