import { NumberIndex } from './numberIndex.ts'

/** Which group each row is in: one array of numbers from 0 for each slice, a number for each row. */
export interface Grouping {
  readonly ids: readonly Int32Array[]
  /** How many groups there are: numbers are below it. Some may have no row. */
  readonly count: number
}

/** Groups made of pairs of those of two groupings. Only pairs that some row has are groups. */
export interface Pairing extends Grouping {
  /** Of each pair: the group of the first grouping, and that of the second. */
  readonly firstOf: Int32Array
  readonly secondOf: Int32Array
}

/** So many pairs are looked up in a plain table: 16 MB. */
const MOST_IN_TABLE = 4 * 1024 * 1024

/** Numbers pairs in the order in which they first come. */
function pairNumbering(
  first: Grouping,
  second: Grouping,
): { placeOf: (pair: number) => number; pairs: () => Float64Array } {
  if (first.count * second.count > MOST_IN_TABLE) {
    const index = new NumberIndex()
    return { placeOf: (pair) => index.placeOf(pair), pairs: () => index.numbers() }
  }
  const table = new Int32Array(first.count * second.count)
  let size = 0
  return {
    placeOf: (pair) => {
      const known = table[pair] ?? 0
      if (known > 0) return known - 1
      size++
      table[pair] = size
      return size - 1
    },
    pairs: () => {
      const pairs = new Float64Array(size)
      table.forEach((place, pair) => {
        if (place > 0) pairs[place - 1] = pair
      })
      return pairs
    },
  }
}

/** Groups rows by two groupings at once: one pass, no sorting. */
export function pairsOf(first: Grouping, second: Grouping): Pairing {
  const { placeOf, pairs } = pairNumbering(first, second)
  const width = second.count
  const ids = first.ids.map((firstIds, slice) => {
    const secondIds = second.ids[slice] ?? new Int32Array(0)
    const paired = new Int32Array(firstIds.length)
    for (let row = 0; row < paired.length; row++) {
      paired[row] = placeOf((firstIds[row] ?? 0) * width + (secondIds[row] ?? 0))
    }
    return paired
  })
  const found = pairs()
  return {
    ids,
    count: found.length,
    firstOf: Int32Array.from(found, (pair) => Math.floor(pair / width)),
    secondOf: Int32Array.from(found, (pair) => pair % width),
  }
}

/** All rows as one group. */
export function oneGroup(rowsOfSlices: readonly number[]): Grouping {
  return { ids: rowsOfSlices.map((rows) => new Int32Array(rows)), count: 1 }
}

/** How groups are put together into fewer: the number of the group that each becomes part of, -1 where of none. */
export interface Roll {
  readonly of: Int32Array
  readonly count: number
}
