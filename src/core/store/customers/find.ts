import { isOf, mentions, type Customer } from '../../../shared/customers.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { rowsTable } from '../rows/reportTable.ts'
import { firstRowId, lastRowId } from '../rows/rowIds.ts'
import type { StoredValue } from '../rows/storedValue.ts'
import { joinSql, sql } from '../sql/sql.ts'
import type { NumberingPlan } from '../../../shared/telephoneCountries.ts'
import { planOfConnection } from '../tables/telephonePlans.ts'
import { lookUp, type KeyedRows } from './keyIndex.ts'
import type { ValueColumn } from './leaves.ts'
import { rowMatcher, type Connexion } from './match.ts'
import { columnSql, namingColumns, valueColumns } from './namingColumns.ts'

// Looking for a customer's rows: those that name them by the keys of customers, those that merely mention them by
// reading every row. A customer's story and their erasure go by the same.

/** A slice that rows are looked for in. */
export interface SearchedSlice {
  readonly id: number
  readonly rows: number
  readonly connectionId: number
  readonly reportKey: string
  /** As the store keeps them: a JSON list of names with their values. */
  readonly parameters: string
}

export interface FoundRow {
  readonly slice: SearchedSlice
  readonly rowId: number
  readonly connexion: Connexion
}

export interface SearchProgress {
  readonly rows: number
  readonly total: number
}

/** The slices that the store shows, of one connection or of all, those of a report together. */
export function searchedSlices(database: ReadableDatabase, connectionId: number | null): readonly SearchedSlice[] {
  return database
    .prepare(
      `SELECT slices.id, row_count AS rows, connection_id AS connectionId, report_key AS reportKey, parameters
        FROM slices JOIN scopes ON scopes.id = scope_id
        WHERE state <> 'incoming' AND (? IS NULL OR connection_id = ?) ORDER BY connection_id, report_key, slices.id`,
    )
    .all(connectionId, connectionId) as SearchedSlice[]
}

const ROWS_BETWEEN_LOOKS = 5_000
/** Rows that are read by one statement. */
const PLACES_AT_ONCE = 500

/** How rows of a report are read and judged. */
interface Reading {
  readonly report: ReportDefinition | undefined
  readonly select: string
  readonly match: (values: readonly StoredValue[]) => Connexion | undefined
}

/**
 * Which rows are read: those that may name the customer by their keys, or by what was looked up already; or all, for
 * what merely mentions them too.
 */
export type SearchedRows = 'naming' | 'all' | KeyedRows

/** A customer whom somebody named. */
export interface SoughtCustomer {
  /** As operations of a country read what they were named by. */
  readonly in: (plan: NumberingPlan) => Customer
}

/** A search: for rows that name a customer, or for whatever is about them. */
class Search {
  readonly #database: ReadableDatabase
  readonly #byKey: ReadonlyMap<string, ReportDefinition>
  readonly #sought: SoughtCustomer
  readonly #customers = new Map<number, Customer>()
  readonly #keyed: KeyedRows | undefined
  readonly #withMentions: boolean
  readonly #look: (rows: number) => void
  readonly #readings = new Map<string, Reading | null>()
  #read = 0

  constructor(
    database: ReadableDatabase,
    reports: readonly ReportDefinition[],
    sought: SoughtCustomer,
    slices: readonly SearchedSlice[],
    how: SearchedRows,
    look: (rows: number) => void,
  ) {
    this.#database = database
    this.#byKey = new Map(reports.map((report) => [report.key, report]))
    this.#sought = sought
    this.#withMentions = how === 'all'
    const customers = new Set(slices.map(({ connectionId }) => this.#customerIn(connectionId)))
    this.#keyed = how === 'all' ? undefined : how === 'naming' ? lookUp(database, [...customers]) : how
    this.#look = look
  }

  /** The customer as an operation reads them. */
  #customerIn(connectionId: number): Customer {
    let customer = this.#customers.get(connectionId)
    if (customer === undefined) {
      const plan = planOfConnection(this.#database, connectionId)
      customer = [...this.#customers.values()].find((each) => each.plan === plan) ?? this.#sought.in(plan)
      this.#customers.set(connectionId, customer)
    }
    return customer
  }

  /** The rows of a slice that are about the customer. */
  *in(slice: SearchedSlice): Generator<FoundRow> {
    const customer = this.#customerIn(slice.connectionId)
    const reading = this.#readingOf(slice.reportKey, customer)
    if (reading === null) return
    const asked = (JSON.parse(slice.parameters) as [string, string][]).map(([, value]) => value)
    if (asked.some((value) => isOf(customer, value))) {
      for (const [rowId] of this.#rows(reading, firstRowId(slice.id), lastRowId(slice.id))) {
        yield { slice, rowId, connexion: 'names' }
      }
      return
    }
    const ofAll = asked.some((value) => mentions(customer, value)) ? 'mentions' : undefined
    for (const [rowId, ...values] of this.#candidates(slice, reading)) {
      const connexion = reading.match(values) ?? ofAll
      if (connexion === 'names' || (connexion !== undefined && this.#withMentions)) yield { slice, rowId, connexion }
    }
  }

  *#candidates(slice: SearchedSlice, reading: Reading): Generator<[number, ...StoredValue[]]> {
    const covered = this.#keyed?.coveredOf(slice.id, reading.report) ?? 0
    const first = firstRowId(slice.id)
    if (covered > 0) yield* this.#rowsAt(reading, first, this.#keyed?.placesOf(slice.id) ?? [])
    yield* this.#rows(reading, first + covered, lastRowId(slice.id))
  }

  *#rows({ select }: Reading, first: number, last: number): Generator<[number, ...StoredValue[]]> {
    const rows = this.#database.prepare(`${select} BETWEEN ? AND ?`).raw().iterate(first, last)
    for (const row of rows as Iterable<[number, ...StoredValue[]]>) {
      this.#count()
      yield row
    }
  }

  *#rowsAt({ select }: Reading, first: number, places: readonly number[]): Generator<[number, ...StoredValue[]]> {
    for (let from = 0; from < places.length; from += PLACES_AT_ONCE) {
      const ids = places.slice(from, from + PLACES_AT_ONCE).map((place) => first + place)
      const statement = this.#database.prepare(`${select} IN (SELECT value FROM json_each(?)) ORDER BY row_id`)
      for (const row of statement.raw().all(JSON.stringify(ids)) as [number, ...StoredValue[]][]) {
        this.#count()
        yield row
      }
    }
  }

  #count(): void {
    this.#read++
    if (this.#read % ROWS_BETWEEN_LOOKS === 0) this.#look(this.#read)
  }

  #readingOf(key: string, customer: Customer): Reading | null {
    const ofCountry = `${customer.plan.country} ${key}`
    let reading = this.#readings.get(ofCountry)
    if (reading === undefined) {
      const report = this.#byKey.get(key)
      const columns = this.#withMentions
        ? valueColumns(this.#database, key, report)
        : namingColumns(this.#database, key, report)
      // There always is a column for what no document lists.
      reading = columns.length === 0 ? null : this.#makeReading(key, report, columns, customer)
      this.#readings.set(ofCountry, reading)
    }
    return reading
  }

  #makeReading(
    key: string,
    report: ReportDefinition | undefined,
    columns: readonly ValueColumn[],
    customer: Customer,
  ): Reading {
    const selected = joinSql([sql`row_id`, ...columns.map(columnSql)], ', ')
    return {
      report,
      select: sql`SELECT ${selected} FROM ${rowsTable({ key })} WHERE row_id`.text,
      match: rowMatcher(customer, report, columns),
    }
  }
}

/**
 * Looks through slices for a customer's rows, in their order.
 *
 * @param reports the definitions of the catalogue
 * @param sought whom, as each of the slices' operations reads them
 * @param look called now and then with the rows that were read: it may report progress, or throw to end the search
 * @throws what `look` throws
 */
export function* searchRows(
  database: ReadableDatabase,
  reports: readonly ReportDefinition[],
  sought: SoughtCustomer,
  slices: readonly SearchedSlice[],
  how: SearchedRows,
  look: (progress: SearchProgress) => void,
): Generator<FoundRow> {
  const total = slices.reduce((sum, { rows }) => sum + rows, 0)
  const search = new Search(database, reports, sought, slices, how, (rows) => {
    look({ rows, total })
  })
  for (const slice of slices) yield* search.in(slice)
  look({ rows: total, total })
}
