import { eachKeyOf, type CustomerKeyKind } from '../../../shared/customers.ts'
import type { KnownNames, OwnValue } from '../../../shared/masking/ownValues.ts'
import { customerPartOf } from '../../../shared/reports/customerFields.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { NumberingPlan } from '../../../shared/telephoneCountries.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { rowsTable } from '../rows/reportTable.ts'
import { firstRowId, lastRowId } from '../rows/rowIds.ts'
import type { StoredValue } from '../rows/storedValue.ts'
import { joinSql, sql } from '../sql/sql.ts'
import { countryOf } from '../tables/telephonePlans.ts'
import { fingerprint } from './keys.ts'
import { leafReader, type Leaf, type LeafReader, type ValueColumn } from './leaves.ts'
import { columnSql, tellingColumns } from './namingColumns.ts'
import { namingReports } from './namingReports.ts'

// What the store knows its customers to be called, whichever report says so: a message has a telephone and `Hola Ana`,
// and that the telephone is Ana's stands in a campaign. Names are looked up for each row that is masked, so they lie in
// the memory of the thread, by the fingerprints that keys of customers have (`keys.ts`), and only where something is
// masked. Slices that came since are read when the next rows are masked.

/** A number that more people than this have is a switchboard, or stands where none is known: nobody's own. */
const MOST_NAMES = 32

/** The names that one key has. Most have one: that takes no set. */
type Names = string | ReadonlySet<string>

interface NamedSlice {
  readonly id: number
  readonly rows: number
}

/** The fingerprints of whom a value means. */
function printsOf(kind: CustomerKeyKind, text: string, plan: NumberingPlan): readonly number[] {
  const prints: number[] = []
  eachKeyOf(kind, text, plan, (each, key) => prints.push(fingerprint(each, key)))
  return prints
}

/** Reads the rows of a slice behind one of them, in their order. */
type RowsBehind = (sliceId: number, rowId: number) => Iterable<readonly [rowId: number, ...StoredValue[]]>

/** How rows of a report are read for what they tell; undefined where they have no table, or none of its columns. */
function nameReader(
  database: ReadableDatabase,
  report: ReportDefinition,
): { readonly behind: RowsBehind; readonly leavesOf: LeafReader } | undefined {
  const isTelling = (name: ValueColumn): boolean =>
    report.fields.some((field) => field.name === name) || report.lists?.some((list) => list.name === name) === true
  const columns = tellingColumns(database, report.key, report).filter(isTelling)
  if (columns.length === 0) return undefined
  const selected = joinSql([sql`row_id`, ...columns.map(columnSql)], ', ')
  const query = sql`SELECT ${selected} FROM ${rowsTable(report)} WHERE row_id > ? AND row_id <= ? ORDER BY row_id`
  const statement = database.prepare(query.text).raw()
  return {
    behind: (sliceId, rowId) =>
      statement.iterate(rowId, lastRowId(sliceId)) as Iterable<readonly [number, ...StoredValue[]]>,
    leavesOf: leafReader(report, columns),
  }
}

/** The names of the customers of a country's operations. */
class BookOfNames {
  readonly #database: ReadableDatabase
  readonly #plan: NumberingPlan
  readonly #names = new Map<number, Names>()
  /** Each name once, however many rows have it. */
  readonly #spellings = new Map<string, string>()
  /** How far each slice was read, and how many rows it had then. */
  readonly #read = new Map<number, { readonly lastRowId: number; readonly rows: number }>()
  #reports: readonly ReportDefinition[] = []
  #state = ''

  constructor(database: ReadableDatabase, plan: NumberingPlan) {
    this.#database = database
    this.#plan = plan
  }

  /** Reads what came since. Where rows went, so do their names: all are read again. */
  refresh(): void {
    const reports = namingReports(this.#database)
    const state = this.#stateNow()
    const isSame =
      reports.length === this.#reports.length && reports.every((each, place) => each === this.#reports[place])
    if (isSame && state === this.#state) return
    const slices = reports.map((report) => ({ report, slices: this.#slices(report) }))
    const now = new Map(slices.flatMap((each) => each.slices.map(({ id, rows }) => [id, rows] as const)))
    const isLess = [...this.#read].some(([id, { rows }]) => (now.get(id) ?? -1) < rows)
    if (isLess || !this.#reports.every((each) => reports.includes(each))) this.#clear()
    for (const each of slices) this.#readSlices(each.report, each.slices)
    this.#reports = reports
    this.#state = state
  }

  #clear(): void {
    this.#names.clear()
    this.#spellings.clear()
    this.#read.clear()
  }

  /** Another one whenever anything was written, by this connection or another. */
  #stateNow(): string {
    const own = this.#database.prepare('SELECT total_changes()').pluck().get() as number
    return `${String(this.#database.pragma('data_version', { simple: true }))} ${own}`
  }

  #slices({ key }: ReportDefinition): readonly NamedSlice[] {
    const slices = this.#database
      .prepare(
        `SELECT slices.id, row_count AS rows, country FROM slices JOIN scopes ON scopes.id = scope_id
          JOIN connections ON connections.id = connection_id
          WHERE report_key = ? AND state <> 'incoming' ORDER BY slices.id`,
      )
      .all(key) as (NamedSlice & { readonly country: string })[]
    return slices.filter(({ country }) => countryOf(country) === this.#plan.country)
  }

  #readSlices(report: ReportDefinition, slices: readonly NamedSlice[]): void {
    const reader = slices.length === 0 ? undefined : nameReader(this.#database, report)
    if (reader === undefined) return
    for (const { id, rows } of slices) {
      let last = this.#read.get(id)?.lastRowId ?? firstRowId(id) - 1
      for (const [rowId, ...values] of reader.behind(id, last)) {
        this.#noteRow(reader.leavesOf(values))
        last = rowId
      }
      this.#read.set(id, { lastRowId: last, rows })
    }
  }

  #noteRow(leaves: Iterable<Leaf>): void {
    // First and last name stand in fields of their own.
    const name: string[] = []
    const prints: number[] = []
    for (const leaf of leaves) {
      if (leaf.kind === 'name' || leaf.field === undefined) continue
      const part = customerPartOf(leaf.field)
      if (part === undefined || leaf.field.isEitherSide === true) continue
      if (part === 'name') name.push(leaf.text.trim())
      else prints.push(...printsOf(part, leaf.text, this.#plan))
    }
    const called = name.filter((each) => each !== '').join(' ')
    if (called === '') return
    const spelled = this.#spellings.get(called) ?? called
    this.#spellings.set(spelled, spelled)
    for (const print of prints) this.#note(print, spelled)
  }

  #note(print: number, name: string): void {
    const known = this.#names.get(print)
    if (known === undefined) this.#names.set(print, name)
    else if (typeof known === 'string') {
      if (known !== name) this.#names.set(print, new Set([known, name]))
    } else if (known.size <= MOST_NAMES) (known as Set<string>).add(name)
  }

  /** Names of whoever has a value. */
  *of({ kind, text }: OwnValue): Generator<string> {
    if (kind === 'name') return
    for (const print of printsOf(kind, text, this.#plan)) {
      const names = this.#names.get(print)
      if (typeof names === 'string') yield names
      else if (names !== undefined && names.size <= MOST_NAMES) yield* names
    }
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
