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

/** The places of pairs in the order in which they first come, slice after slice, and the pairs by their places. */
interface Numbered {
  readonly ids: readonly Int32Array[]
  readonly pairs: Float64Array
}

function numberedByIndex(first: Grouping, second: Grouping): Numbered {
  const index = new NumberIndex()
  const ids = first.ids.map((firstIds, slice) => {
    const secondIds = second.ids[slice] ?? new Int32Array(0)
    return firstIds.map((id, row) => index.placeOf(id * second.count + (secondIds[row] ?? 0)))
  })
  return { ids, pairs: index.numbers() }
}

function numberedByTable(first: Grouping, second: Grouping): Numbered {
  // The place of a pair plus 1; 0 where no row has it yet.
  const table = new Int32Array(first.count * second.count)
  const width = second.count
  let size = 0
  const ids = second.ids.map((secondIds, slice) => {
    const firstIds = first.ids[slice] ?? new Int32Array(0)
    const paired = new Int32Array(secondIds.length)
    for (let row = 0; row < paired.length; row++) {
      const pair = (firstIds[row] ?? 0) * width + (secondIds[row] ?? 0)
      let place = table[pair] ?? 0
      if (place === 0) table[pair] = place = ++size
      paired[row] = place - 1
    }
    return paired
  })
  const pairs = new Float64Array(size)
  table.forEach((place, pair) => {
    if (place > 0) pairs[place - 1] = pair
  })
  return { ids, pairs }
}

/** Groups rows by two groupings at once: one pass, no sorting. */
export function pairsOf(first: Grouping, second: Grouping): Pairing {
  const isSmall = first.count * second.count <= MOST_IN_TABLE
  const { ids, pairs: found } = isSmall ? numberedByTable(first, second) : numberedByIndex(first, second)
  const width = second.count
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
