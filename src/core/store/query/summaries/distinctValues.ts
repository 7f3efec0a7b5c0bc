import type { Roll } from './grouping.ts'
import { NumberIndex } from './numberIndex.ts'

/** So many pairs of group and value have a bit each: 16 MB. */
const MOST_BITS = 128 * 1024 * 1024

/** Which pairs of group and value were seen: tells of each whether it is new. */
function seenPairs(groups: number, values: number): (group: number, value: number) => boolean {
  if (groups * values > MOST_BITS) {
    const index = new NumberIndex()
    return (group, value) => {
      const before = index.size
      index.placeOf(group * values + value)
      return index.size > before
    }
  }
  const bits = new Uint32Array(Math.ceil((groups * values) / 32))
  return (group, value) => {
    const pair = group * values + value
    const [word, bit] = [pair >>> 5, 1 << (pair & 31)]
    const isNew = ((bits[word] ?? 0) & bit) === 0
    if (isNew) bits[word] = (bits[word] ?? 0) | bit
    return isNew
  }
}

/** The different values of each group, as pairs. Value 0 stands for none. */
export class DistinctValues {
  readonly #values: number
  readonly #groupOf: number[] = []
  readonly #valueOf: number[] = []
  readonly #isNew: (group: number, value: number) => boolean

  /** @param values how many numbers stand for values */
  constructor(groups: number, values: number) {
    this.#values = values
    this.#isNew = seenPairs(groups, values)
  }

  add(group: number, value: number): void {
    if (value === 0 || !this.#isNew(group, value)) return
    this.#groupOf.push(group)
    this.#valueOf.push(value)
  }

  /** How many different values there are in each of the groups that these become part of. */
  counted({ of, count }: Roll): Float64Array {
    const counts = new Float64Array(count)
    const isNew = seenPairs(count, this.#values)
    for (let pair = 0; pair < this.#groupOf.length; pair++) {
      const into = of[this.#groupOf[pair] ?? 0] ?? -1
      if (into >= 0 && isNew(into, this.#valueOf[pair] ?? 0)) counts[into] = (counts[into] ?? 0) + 1
    }
    return counts
  }
}
