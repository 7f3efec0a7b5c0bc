import { keysOfCustomer, LONGEST_ID_KEY, type Customer } from '../../../shared/customers.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { numberingPlan } from '../../../shared/telephoneCountries.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { rowsTable } from '../rows/reportTable.ts'
import { firstRowId, ofSlice } from '../rows/rowIds.ts'
import type { StoredValue } from '../rows/storedValue.ts'
import { joinSql, sql } from '../sql/sql.ts'
import type { FixedTableName } from '../tables/fixedTables.ts'
import { countryOf } from '../tables/storedCountry.ts'
import { planOfConnection, planOfSlice } from '../tables/telephonePlans.ts'
import { bucketOf, eachKeyOfLeaf, fingerprint, placesIn, readingOf, SliceKeys } from './keys.ts'
import { leafReader } from './leaves.ts'
import { columnSql, namingColumns } from './namingColumns.ts'

// Where keys of customers lie: for each slice a row for each bucket, so that a look-up reads one sixteenth of them, and
// `keyed_slices`, which says how far a slice has its keys. They follow from the rows, go with their slice
// (`ON DELETE CASCADE`), and are made anew where some of its rows go. Keys may be of rows that are not there any more,
// never the other way round: rows from the first place on that is not covered are looked through.

/** The table that they are kept in. */
export const KEYS_TABLE = 'customer_keys' satisfies FixedTableName

/** Ids of rows are `bucket × 2^32 + slice`, so that a bucket's lie together. */
const SLICES = 2 ** 32

/** Keeps the keys of a slice's rows in the place of those before. Runs inside the caller's transaction. */
function put(database: WritableDatabase, sliceId: number, keys: SliceKeys, places: number, reading: number): void {
  database.prepare('DELETE FROM customer_keys WHERE slice_id = ?').run(sliceId)
  const insert = database.prepare('INSERT INTO customer_keys (id, slice_id, entries) VALUES (?, ?, ?)')
  for (const [bucket, entries] of keys.buckets()) insert.run(bucket * SLICES + sliceId, sliceId, entries)
  database
    .prepare('INSERT OR REPLACE INTO keyed_slices (slice_id, places, reading) VALUES (?, ?, ?)')
    .run(sliceId, places, reading)
}

/**
 * Keeps the keys of a slice that is published, as its rows came. Runs inside the caller's transaction.
 *
 * @param keys undefined where none were gathered
 * @param rows how many rows came
 */
export function keepKeys(
  database: WritableDatabase,
  report: ReportDefinition,
  sliceId: number,
  keys: SliceKeys | undefined,
  rows: number,
): void {
  if (keys === undefined || keys.isOutdated) refreshKeys(database, report, sliceId)
  else put(database, sliceId, keys, rows, keys.readingOf(report))
}

/** Reads a slice's keys from its rows, since some of them went or moved. Runs inside the caller's transaction. */
export function refreshKeys(
  database: WritableDatabase,
  report: ReportDefinition | Pick<ReportDefinition, 'key'>,
  sliceId: number,
): void {
  const definition = 'fields' in report ? report : undefined
  const keys = new SliceKeys(planOfSlice(database, sliceId))
  const places = gather(database, report, sliceId, 0, keys)
  put(database, sliceId, keys, places, keys.readingOf(definition))
}

/** Adds the keys of a slice's rows from a place on. @returns the place behind the last of them */
function gather(
  database: ReadableDatabase,
  report: ReportDefinition | Pick<ReportDefinition, 'key'>,
  sliceId: number,
  from: number,
  keys: SliceKeys,
): number {
  const definition = 'fields' in report ? report : undefined
  const columns = namingColumns(database, report.key, definition)
  let places = from
  if (columns.length === 0) return places
  const leavesOf = leafReader(definition, columns)
  const selected = joinSql([sql`row_id`, ...columns.map(columnSql)], ', ')
  const query = sql`SELECT ${selected} FROM ${rowsTable(report)}
    WHERE ${ofSlice(sliceId)} AND row_id >= ${firstRowId(sliceId) + from} ORDER BY row_id`
  const rows = database
    .prepare(query.text)
    .raw()
    .iterate(...query.values) as Iterable<[number, ...StoredValue[]]>
  for (const [rowId, ...values] of rows) {
    const place = rowId - firstRowId(sliceId)
    for (const leaf of leavesOf(values)) keys.addLeaf(leaf, place)
    places = place + 1
  }
  return places
}

/** Rows beyond those that have keys, before a log's day gets theirs: no fewer, and so many of those it has. */
const [FEWEST_BEYOND, SHARE_BEYOND] = [1_000, 0.1]

/**
 * Goes on with the keys of a slice to which rows were added, now and then: all that it has are written again, so not
 * with each poll of a log. What is told otherwise than before is a new row behind the others, so that those which have
 * keys are not read again. Runs inside the caller's transaction.
 */
export function growKeys(database: WritableDatabase, report: ReportDefinition, sliceId: number): void {
  const keyed = database.prepare('SELECT places, reading FROM keyed_slices WHERE slice_id = ?').get(sliceId) as
    { readonly places: number; readonly reading: number } | undefined
  const keys = new SliceKeys(planOfSlice(database, sliceId))
  const isKnown = keyed?.reading === keys.readingOf(report)
  const covered = isKnown ? keyed.places : 0
  const last = sql`SELECT max(row_id) FROM ${rowsTable(report)} WHERE ${ofSlice(sliceId)}`
  const lastRowId = database
    .prepare(last.text)
    .pluck()
    .get(...last.values) as number | null
  if (lastRowId === null) return
  const beyond = lastRowId - firstRowId(sliceId) + 1 - covered
  if (beyond <= Math.max(FEWEST_BEYOND, SHARE_BEYOND * covered)) return
  if (isKnown) {
    for (const [bucket, entries] of entriesOfSlice(database, sliceId)) keys.addEntries(bucket, entries)
  }
  put(database, sliceId, keys, gather(database, report, sliceId, covered, keys), keys.readingOf(report))
}

/** The keys of a slice as far as it is covered, bucket by bucket. */
export function* entriesOfSlice(
  database: ReadableDatabase,
  sliceId: number,
): Generator<readonly [bucket: number, entries: Uint8Array]> {
  const held = database.prepare('SELECT id, entries FROM customer_keys WHERE slice_id = ?').raw()
  for (const [id, entries] of held.iterate(sliceId) as Iterable<[number, Uint8Array]>) {
    yield [Math.floor(id / SLICES), entries]
  }
}

interface SliceToKey {
  readonly id: number
  readonly key: string
  readonly reading: number | null
  readonly country: string
}

/**
 * Gives one slice its keys that has none yet, or has them as another definition of its report reads them: an earlier
 * version stored it, or a rebuild.
 *
 * @param reports the definitions of the catalogue
 * @param after the slice that was looked at last, from 0
 * @returns the slice, to go on after it; null where there was none
 */
export function settleKeys(
  database: WritableDatabase,
  reports: readonly ReportDefinition[],
  after: number,
): number | null {
  const byKey = new Map(reports.map((report) => [report.key, report]))
  return database
    .transaction(() => {
      const slices = database
        .prepare(
          `SELECT slices.id, report_key AS key, reading, country FROM slices JOIN scopes ON scopes.id = scope_id
            JOIN connections ON connections.id = connection_id LEFT JOIN keyed_slices ON slice_id = slices.id WHERE state <> 'incoming' AND slices.id > ? ORDER BY slices.id`,
        )
        .iterate(after) as Iterable<SliceToKey>
      let found: SliceToKey | undefined
      for (const slice of slices) {
        if (slice.reading === readingOf(byKey.get(slice.key), numberingPlan(countryOf(slice.country)))) continue
        found = slice
        break
      }
      if (found === undefined) return null
      refreshKeys(database, byKey.get(found.key) ?? { key: found.key }, found.id)
      return found.id
    })
    .immediate()
}

/** What the keys say of a customer. */
export interface KeyedRows {
  /** From which place on a slice's rows are to be looked through: 0 where it has no keys. */
  readonly coveredOf: (sliceId: number, report: ReportDefinition | undefined) => number
  /** The places of a slice's rows that may name them, in order, as far as it is covered. */
  readonly placesOf: (sliceId: number) => readonly number[]
}

/** {@link KeyedRows.coveredOf} of a store, as it is now. */
export function coverageOfKeys(database: ReadableDatabase): KeyedRows['coveredOf'] {
  const rows = database
    .prepare(
      `SELECT slice_id, places, reading, country FROM keyed_slices JOIN slices ON slices.id = slice_id
        JOIN scopes ON scopes.id = scope_id JOIN connections ON connections.id = connection_id`,
    )
    .raw()
    .all() as [number, number, number, string][]
  const keyed = new Map(
    rows.map(([sliceId, places, reading, country]) => [sliceId, { places, reading, country: countryOf(country) }]),
  )
  return (sliceId, report) => {
    const slice = keyed.get(sliceId)
    if (slice === undefined) return 0
    return slice.reading === readingOf(report, numberingPlan(slice.country)) ? slice.places : 0
  }
}

/**
 * Looks up a customer; undefined for one whom no key can tell.
 *
 * @param customers the same, as the operations of each country read them
 */
export function lookUp(database: ReadableDatabase, customers: readonly Customer[]): KeyedRows | undefined {
  if (customers.some(({ id }) => id.length > LONGEST_ID_KEY)) return undefined
  const found = new Map<number, Set<number>>()
  eachEntry(database, customers.flatMap(printsOf), (_, sliceId, places) => {
    const known = found.get(sliceId)
    if (known === undefined) found.set(sliceId, new Set(places))
    else for (const place of places) known.add(place)
  })
  return {
    coveredOf: coverageOfKeys(database),
    placesOf: (sliceId) => [...(found.get(sliceId) ?? [])].toSorted((a, b) => a - b),
  }
}

/** The fingerprints of which a row has at least one where a field names the customer. */
export function printsOf(customer: Customer): readonly number[] {
  return keysOfCustomer(customer).map(([kind, key]) => fingerprint(kind, key))
}

/** Gives the places of rows that have some fingerprints, slice by slice; buckets without any are not read. */
export function eachEntry(
  database: ReadableDatabase,
  prints: Iterable<number>,
  give: (print: number, sliceId: number, places: readonly number[]) => void,
): void {
  const ofBucket = database.prepare('SELECT slice_id, entries FROM customer_keys WHERE id BETWEEN ? AND ?').raw()
  for (const [bucket, wanted] of Map.groupBy(new Set(prints), bucketOf)) {
    const first = bucket * SLICES
    const rows = ofBucket.iterate(first, first + SLICES - 1) as Iterable<[number, Uint8Array]>
    for (const [sliceId, entries] of rows) {
      for (const print of wanted) {
        const places = placesIn(entries, print)
        if (places.length > 0) give(print, sliceId, places)
      }
    }
  }
}

/** Gives the fingerprints of the rows of a slice that have no keys yet, as they are read from them. */
export function eachUncovered(
  database: ReadableDatabase,
  report: ReportDefinition | undefined,
  slice: { readonly id: number; readonly reportKey: string; readonly connectionId: number },
  coveredOf: KeyedRows['coveredOf'],
  give: (print: number, place: number) => void,
): void {
  const columns = namingColumns(database, slice.reportKey, report)
  if (columns.length === 0) return
  const leavesOf = leafReader(report, columns)
  const plan = planOfConnection(database, slice.connectionId)
  const first = firstRowId(slice.id)
  const selected = joinSql([sql`row_id`, ...columns.map(columnSql)], ', ')
  const query = sql`SELECT ${selected} FROM ${rowsTable({ key: slice.reportKey })}
    WHERE ${ofSlice(slice.id)} AND row_id >= ${first + coveredOf(slice.id, report)}`
  const rows = database
    .prepare(query.text)
    .raw()
    .iterate(...query.values) as Iterable<[number, ...StoredValue[]]>
  for (const [rowId, ...values] of rows) {
    for (const leaf of leavesOf(values)) {
      eachKeyOfLeaf(leaf, plan, (kind, key) => {
        give(fingerprint(kind, key), rowId - first)
      })
    }
  }
}
