import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { coverageOfKeys, eachUncovered, entriesOfSlice } from './keyIndex.ts'
import { BUCKETS, bucketOf, keysIn, placesIn, PrintFilter } from './keys.ts'

// The keys of some reports' slices in the memory of a thread, for who looks customers up row by row: a look-up in the
// file reads a sixteenth of a slice's keys. They take the six bytes a key that they take in the file.

/** A slice whose keys are held. */
export interface HeldSlice {
  readonly id: number
  readonly connectionId: number
  readonly reportKey: string
  readonly rows: number
}

interface Held {
  readonly slice: HeldSlice
  readonly covered: number
  /** The entries of each bucket, as `customer_keys` has them. */
  readonly buckets: readonly (Uint8Array | undefined)[]
  /** Rows that have no keys yet, as they were read. */
  readonly beyond: ReadonlyMap<number, readonly number[]>
  /** Of all of them: a customer is in few slices, and the others need not be searched. */
  readonly filter: PrintFilter
}

function filterOf(buckets: Held['buckets'], beyond: Held['beyond']): PrintFilter {
  const keys = buckets.reduce((sum, entries) => sum + (entries === undefined ? 0 : keysIn(entries)), beyond.size)
  const filter = new PrintFilter(keys)
  for (const [bucket, entries] of buckets.entries()) if (entries !== undefined) filter.addEntries(bucket, entries)
  for (const print of beyond.keys()) filter.add(print)
  return filter
}

/** Keys that are held; {@link refresh} makes them those of the store as it is. */
export class KeysInMemory {
  readonly #database: ReadableDatabase
  #held = new Map<number, Held>()

  constructor(database: ReadableDatabase) {
    this.#database = database
  }

  /**
   * Holds the keys of just these slices.
   *
   * @param reports their definitions, by their keys
   * @returns whether anything changed
   */
  refresh(slices: readonly HeldSlice[], reports: ReadonlyMap<string, ReportDefinition>): boolean {
    const coveredOf = coverageOfKeys(this.#database)
    const held = new Map<number, Held>()
    let isChanged = slices.length !== this.#held.size
    for (const slice of slices) {
      const report = reports.get(slice.reportKey)
      const covered = coveredOf(slice.id, report)
      const known = this.#held.get(slice.id)
      const isKnown = known?.covered === covered && known.slice.rows === slice.rows
      held.set(slice.id, isKnown ? known : this.#read(slice, report, covered))
      isChanged ||= !isKnown
    }
    this.#held = held
    return isChanged
  }

  /** Gives the places of rows that have a fingerprint, slice by slice. */
  *placesOf(print: number): Generator<readonly [slice: HeldSlice, places: readonly number[]]> {
    const bucket = bucketOf(print)
    for (const { slice, buckets, beyond, filter } of this.#held.values()) {
      if (!filter.mayHave(print)) continue
      const entries = buckets[bucket]
      const covered = entries === undefined ? [] : placesIn(entries, print)
      const places = [...covered, ...(beyond.get(print) ?? [])]
      if (places.length > 0) yield [slice, places]
    }
  }

  #read(slice: HeldSlice, report: ReportDefinition | undefined, covered: number): Held {
    const buckets: (Uint8Array | undefined)[] = Array.from({ length: BUCKETS }, () => undefined)
    if (covered > 0) {
      for (const [bucket, entries] of entriesOfSlice(this.#database, slice.id)) buckets[bucket] = entries
    }
    const beyond = new Map<number, number[]>()
    eachUncovered(
      this.#database,
      report,
      slice,
      () => covered,
      (print, place) => {
        const places = beyond.get(print)
        if (places === undefined) beyond.set(print, [place])
        else places.push(place)
      },
    )
    return { slice, covered, buckets, beyond, filter: filterOf(buckets, beyond) }
  }
}
