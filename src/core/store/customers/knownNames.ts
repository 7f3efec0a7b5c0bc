import { eachKeyOf, type CustomerKeyKind } from '../../../shared/customers.ts'
import type { KnownNames, OwnValue } from '../../../shared/masking/ownValues.ts'
import { customerPartOf } from '../../../shared/reports/customerFields.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { numberingPlan, type NumberingPlan } from '../../../shared/telephoneCountries.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { rowsTable } from '../rows/reportTable.ts'
import { firstRowId } from '../rows/rowIds.ts'
import type { StoredValue } from '../rows/storedValue.ts'
import { joinSql, sql } from '../sql/sql.ts'
import { countryOf } from '../tables/storedCountry.ts'
import { fingerprint } from './keys.ts'
import { KeysInMemory, type HeldSlice } from './keysInMemory.ts'
import { leafReader, type Leaf, type ValueColumn } from './leaves.ts'
import { columnSql, tellingColumns } from './namingColumns.ts'
import { namingReports } from './namingReports.ts'

// What the store knows its customers to be called, whichever report says so: a message has a telephone and `Hola Ana`,
// and that the telephone is Ana's stands in a campaign. Names are looked up for each row that is masked, by the keys of
// customers (`keyIndex.ts`) of the reports that tell names, which lie in the memory of the thread for it; the names
// themselves are read from the rows that the keys lead to, and the last ones are kept.

/** A number that more people than this have is a switchboard, or stands where none is known: nobody's own. */
const MOST_NAMES = 32
/** Rows of one customer that are read for what they are called: whoever has more is called the same in them. */
const MOST_ROWS = 2_000
/**
 * Customers whose names are kept; then it begins anew. A file goes through all of them again and again, and whoever is
 * not kept is read each time.
 */
const MOST_KEPT = 1_000_000

const NOBODY: readonly string[] = []

/** The fingerprints of whom a value means. */
function printsOf(kind: CustomerKeyKind, text: string, plan: NumberingPlan): readonly number[] {
  const prints: number[] = []
  eachKeyOf(kind, text, plan, (each, key) => prints.push(fingerprint(each, key)))
  return prints
}

/** What a row calls its customer, and by which fingerprints they are known there. */
interface Called {
  readonly name: string
  readonly prints: readonly number[]
}

/** Reads a row for what it calls its customer; undefined where it calls nobody anything. */
type RowReader = (rowId: number) => Called | undefined

/** What the leaves of a row tell: first and last name stand in fields of their own. */
function calledIn(leaves: Iterable<Leaf>, plan: NumberingPlan): Called | undefined {
  const name: string[] = []
  const prints: number[] = []
  for (const leaf of leaves) {
    if (leaf.kind === 'name' || leaf.field === undefined) continue
    const part = customerPartOf(leaf.field)
    if (part === undefined || leaf.field.isEitherSide === true) continue
    if (part === 'name') name.push(leaf.text.trim())
    else prints.push(...printsOf(part, leaf.text, plan))
  }
  const called = name.filter((each) => each !== '').join(' ')
  return called === '' ? undefined : { name: called, prints }
}

/** How rows of a report are read for what they tell; nothing where they have no table, or none of its columns. */
function rowReader(database: ReadableDatabase, report: ReportDefinition, plan: NumberingPlan): RowReader {
  const isTelling = (name: ValueColumn): boolean =>
    report.fields.some((field) => field.name === name) || report.lists?.some((list) => list.name === name) === true
  const columns = tellingColumns(database, report.key, report).filter(isTelling)
  if (columns.length === 0) return () => undefined
  const query = sql`SELECT ${joinSql(columns.map(columnSql), ', ')} FROM ${rowsTable(report)} WHERE row_id = ?`
  const statement = database.prepare(query.text).raw()
  const leavesOf = leafReader(report, columns)
  return (rowId) => {
    const values = statement.get(rowId) as StoredValue[] | undefined
    return values === undefined ? undefined : calledIn(leavesOf(values), plan)
  }
}

/** The names of the customers of a country's operations. */
class BookOfNames {
  readonly #database: ReadableDatabase
  readonly #plan: NumberingPlan
  readonly #keys: KeysInMemory
  readonly #names = new Map<number, readonly string[]>()
  /** One list for all who are called the same: most have a single name. */
  readonly #alone = new Map<string, readonly string[]>()
  readonly #readers = new Map<string, RowReader>()
  #reports: readonly ReportDefinition[] = []
  #state = ''

  constructor(database: ReadableDatabase, plan: NumberingPlan) {
    this.#database = database
    this.#plan = plan
    this.#keys = new KeysInMemory(database)
  }

  /** Makes it that of the store as it is now. */
  refresh(): void {
    const reports = namingReports(this.#database)
    const state = this.#stateNow()
    const isSame =
      reports.length === this.#reports.length && reports.every((each, place) => each === this.#reports[place])
    if (isSame && state === this.#state) return
    const byKey = new Map(reports.map((report) => [report.key, report]))
    const isChanged = this.#keys.refresh(this.#slices(byKey), byKey)
    if (isChanged || !isSame) this.#forget()
    this.#reports = reports
    this.#state = state
  }

  #forget(): void {
    this.#clear()
    this.#readers.clear()
  }

  /** Another one whenever anything was written, by this connection or another. */
  #stateNow(): string {
    const own = this.#database.prepare('SELECT total_changes()').pluck().get() as number
    return `${String(this.#database.pragma('data_version', { simple: true }))} ${own}`
  }

  #slices(reports: ReadonlyMap<string, ReportDefinition>): readonly HeldSlice[] {
    const slices = this.#database
      .prepare(
        `SELECT slices.id, row_count AS rows, connection_id AS connectionId, report_key AS reportKey, country
          FROM slices JOIN scopes ON scopes.id = scope_id JOIN connections ON connections.id = connection_id
          WHERE state <> 'incoming' ORDER BY slices.id`,
      )
      .all() as (HeldSlice & { readonly country: string })[]
    return slices.filter(
      ({ reportKey, country }) => reports.has(reportKey) && numberingPlan(countryOf(country)) === this.#plan,
    )
  }

  /** Names of whoever has a value. */
  *of({ kind, text }: OwnValue): Generator<string> {
    if (kind === 'name') return
    for (const print of printsOf(kind, text, this.#plan)) yield* this.#namesOf(print)
  }

  #namesOf(print: number): readonly string[] {
    const known = this.#names.get(print)
    if (known !== undefined) return known
    if (this.#names.size >= MOST_KEPT) this.#clear()
    const names = this.#shared(this.#read(print))
    this.#names.set(print, names)
    return names
  }

  #shared(names: readonly string[]): readonly string[] {
    const [only, ...others] = names
    if (only === undefined) return NOBODY
    if (others.length > 0) return names
    const known = this.#alone.get(only) ?? names
    this.#alone.set(only, known)
    return known
  }

  #clear(): void {
    this.#names.clear()
    this.#alone.clear()
  }

  #read(print: number): readonly string[] {
    const names = new Set<string>()
    let rows = 0
    for (const [slice, places] of this.#keys.placesOf(print)) {
      const read = this.#readerOf(slice.reportKey)
      for (const place of places) {
        if (++rows > MOST_ROWS) return [...names]
        const called = read(firstRowId(slice.id) + place)
        // Other keys have the same fingerprint now and then.
        if (called?.prints.includes(print) === true) names.add(called.name)
        if (names.size > MOST_NAMES) return NOBODY
      }
    }
    return [...names]
  }

  #readerOf(reportKey: string): RowReader {
    const known = this.#readers.get(reportKey)
    if (known !== undefined) return known
    const report = this.#reports.find(({ key }) => key === reportKey)
    const reader: RowReader = report === undefined ? () => undefined : rowReader(this.#database, report, this.#plan)
    this.#readers.set(reportKey, reader)
    return reader
  }
}

const books = new WeakMap<ReadableDatabase, Map<string, BookOfNames>>()

/** The names that the store knows of customers, as it is now. @param plan of the country of their operations */
export function knownNames(database: ReadableDatabase, plan: NumberingPlan): KnownNames {
  const ofDatabase = books.get(database) ?? new Map<string, BookOfNames>()
  books.set(database, ofDatabase)
  let book = ofDatabase.get(plan.country)
  if (book === undefined) {
    book = new BookOfNames(database, plan)
    ofDatabase.set(plan.country, book)
  }
  book.refresh()
  return (value) => book.of(value)
}

/** Lets go of all names: rows were erased, and nothing of them is to stay in memory. */
export function forgetNames(database: ReadableDatabase): void {
  books.delete(database)
}
