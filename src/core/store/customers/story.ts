import type { StoryFacts, StoryItem, StoryReport, StoryWish } from '../../../shared/customerStory.ts'
import { anyCustomerOf, type Customer } from '../../../shared/customers.ts'
import { AppError } from '../../../shared/errors.ts'
import { contains, overlaps } from '../../../shared/ranges.ts'
import { eventKindOf, type EventKind } from '../../../shared/reports/eventKinds.ts'
import { addsUp, type ReportDefinition } from '../../../shared/reports/types.ts'
import { wall, type TimeRange } from '../../../shared/time.ts'
import { USUAL_PLAN, type NumberingPlan } from '../../../shared/telephoneCountries.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { inWholeDays, partsOf, type Part } from '../query/periodParts.ts'
import { rowsTable, valueColumn } from '../rows/reportTable.ts'
import type { StoredValue } from '../rows/storedValue.ts'
import { joinSql, sql } from '../sql/sql.ts'
import { plansOf } from '../tables/telephonePlans.ts'
import { dateColumn, parametersOf, slicesOf } from '../tables/slices.ts'
import {
  searchedSlices,
  searchRows,
  type FoundRow,
  type SearchedRows,
  type SearchedSlice,
  type SearchProgress,
  type SoughtCustomer,
} from './find.ts'
import { rowFacts } from './rowFacts.ts'

// A customer's story: everything that the store has about them, newest first.

/** What was found, every item of it. */
export interface FoundStory extends StoryFacts {
  readonly items: readonly StoryItem[]
}

/** The slices of a report, asked for with some parameters, that a story's period takes in. */
function partsIn(report: ReportDefinition | undefined, slices: Part['slice'][], range: TimeRange | null): Part[] {
  if (report === undefined || (range === null && report.kind !== 'aggregate')) {
    const held = slices.filter((slice) => range === null || overlaps(range, slice.range))
    return held.map((slice) => ({ slice, dates: null }))
  }
  // Sums that do not add up are as many answers as were asked for.
  if (report.kind === 'aggregate' && !addsUp(report)) {
    const whole = slices.filter((slice) => range === null || contains(range, slice.range))
    return whole.map((slice) => ({ slice, dates: null }))
  }
  return [...partsOf(report, slices, range && inWholeDays(report, range), false)]
}

/** The slices that a story is looked for in. */
interface StorySlices {
  readonly slices: readonly SearchedSlice[]
  /** Of which dates a slice's rows count; null: all. */
  readonly datesOf: ReadonlyMap<number, TimeRange | null>
}

function slicesIn(
  database: ReadableDatabase,
  byKey: ReadonlyMap<string, ReportDefinition>,
  { connectionId, range }: Pick<StoryWish, 'connectionId' | 'range'>,
): StorySlices {
  const all = searchedSlices(database, connectionId)
  const datesOf = new Map<number, TimeRange | null>()
  const scopes = new Map(
    all.map((slice) => [JSON.stringify([slice.connectionId, slice.reportKey, slice.parameters]), slice]),
  )
  for (const { connectionId: id, reportKey, parameters } of scopes.values()) {
    const held = slicesOf(database, { connectionId: id, reportKey, parameters: parametersOf(parameters) })
    for (const { slice, dates } of partsIn(byKey.get(reportKey), [...held], range)) datesOf.set(slice.id, dates)
  }
  return { slices: all.filter(({ id }) => datesOf.has(id)), datesOf }
}

/** What is told of a row beside that it was found. */
interface RowHead {
  readonly at: number | null
  readonly kind: EventKind
  /** What tells the row of sums that this one is added to; null where it stands by itself. */
  readonly group: string | null
}

/** Reads the dates of rows, of which kind they are, and which rows of sums they are added to. */
class Heads {
  readonly #read = new Map<string, (rowId: number) => RowHead>()
  readonly #database: ReadableDatabase

  constructor(database: ReadableDatabase) {
    this.#database = database
  }

  of(report: ReportDefinition | undefined, { slice, rowId }: FoundRow): RowHead {
    if (report === undefined) return { at: null, kind: eventKindOf(undefined), group: null }
    let read = this.#read.get(report.key)
    if (read === undefined) {
      read = this.#reader(report)
      this.#read.set(report.key, read)
    }
    const { at, kind, group } = read(rowId)
    return { at, kind, group: group && JSON.stringify([slice.connectionId, slice.reportKey, slice.parameters, group]) }
  }

  #reader(report: ReportDefinition): (rowId: number) => RowHead {
    const date = dateColumn(report)
    const keys = addsUp(report) ? report.fields.filter(({ role }) => role === 'key') : undefined
    const decides = report.fields.find(({ name }) => name === report.eventKindBy?.field)
    const kindColumn = decides === undefined ? sql`NULL` : valueColumn(decides)
    const columns = [date ?? sql`NULL`, kindColumn, ...(keys ?? []).map((field) => sql`quote(${valueColumn(field)})`)]
    const query = sql`SELECT ${joinSql(columns, ', ')} FROM ${rowsTable(report)} WHERE row_id = ?`
    const statement = this.#database.prepare(query.text).raw()
    return (rowId) => {
      const [at, said, ...values] = statement.get(rowId) as [number | null, StoredValue, ...string[]]
      const kind = eventKindOf(report, typeof said === 'string' ? said : null)
      return { at, kind, group: keys === undefined ? null : JSON.stringify(values) }
    }
  }
}

interface DraftItem extends Omit<StoryItem, 'rowId' | 'summed'> {
  readonly rowIds: number[]
}

function isNewerFirst(a: StoryItem, b: StoryItem): number {
  if (a.at !== b.at) return (b.at ?? Number.NEGATIVE_INFINITY) - (a.at ?? Number.NEGATIVE_INFINITY)
  if (a.connectionId !== b.connectionId) return a.connectionId - b.connectionId
  if (a.reportKey !== b.reportKey) return a.reportKey < b.reportKey ? -1 : 1
  // Of one second the later rows first; of what has no date the later takings.
  return b.rowId - a.rowId
}

function itemOf({ rowIds, ...item }: DraftItem): StoryItem {
  const [rowId = 0] = rowIds
  return rowIds.length === 1 ? { ...item, rowId } : { ...item, rowId, summed: rowIds }
}

/** The reports that were looked at, with what was found in each, in the order of their keys. */
function reportsOf(slices: readonly SearchedSlice[], items: readonly StoryItem[]): readonly StoryReport[] {
  const reports = new Map<string, { -readonly [K in keyof StoryReport]: StoryReport[K] }>()
  for (const { connectionId, reportKey, rows } of slices) {
    const key = `${connectionId} ${reportKey}`
    const report = reports.get(key) ?? { connectionId, reportKey, rows: 0, named: 0, mentioned: 0 }
    report.rows += rows
    reports.set(key, report)
  }
  for (const { connectionId, reportKey, how } of items) {
    const report = reports.get(`${connectionId} ${reportKey}`)
    if (report !== undefined) report[how]++
  }
  return [...reports.values()]
}

/** Where stories are looked for. */
export interface StoryPlace extends StorySlices {
  readonly database: ReadableDatabase
  readonly reports: readonly ReportDefinition[]
  readonly byKey: ReadonlyMap<string, ReportDefinition>
  /** Whether these are of operations in several countries. */
  readonly isWorldwide: boolean
}

/** The slices of some connections and of a period, in which stories are looked for. */
export function storyPlace(
  database: ReadableDatabase,
  reports: readonly ReportDefinition[],
  wish: Pick<StoryWish, 'connectionId' | 'range'>,
): StoryPlace {
  const byKey = new Map(reports.map((report) => [report.key, report]))
  const isWorldwide = plansOf(database, wish.connectionId).length > 1
  return { database, reports, byKey, isWorldwide, ...slicesIn(database, byKey, wish) }
}

/** A customer whose story is asked for. */
export interface StoryCustomer extends SoughtCustomer {
  /** What they were named by, without blanks around it. */
  readonly id: string
}

/** The items of a customer's story, newest first. @param slices those of the place to look into */
export function storyItems(
  { database, reports, byKey, datesOf }: StoryPlace,
  sought: SoughtCustomer,
  slices: readonly SearchedSlice[],
  how: SearchedRows,
  look: (progress: SearchProgress) => void,
): readonly StoryItem[] {
  const heads = new Heads(database)
  const drafts: DraftItem[] = []
  const sums = new Map<string, DraftItem>()
  for (const found of searchRows(database, reports, sought, slices, how, look)) {
    const { slice, rowId, connexion } = found
    const { connectionId, reportKey } = slice
    const { at, kind, group } = heads.of(byKey.get(reportKey), found)
    const dates = datesOf.get(slice.id) ?? null
    if (dates !== null && (at === null || at < dates.from || at > dates.to)) continue
    const is = connexion === 'names' ? 'named' : 'mentioned'
    const key = group === null ? null : `${is} ${group}`
    const known = key === null ? undefined : sums.get(key)
    if (known !== undefined) known.rowIds.push(rowId)
    else {
      const draft: DraftItem = {
        at: at === null ? null : wall(at),
        connectionId,
        reportKey,
        how: is,
        kind,
        rowIds: [rowId],
      }
      drafts.push(draft)
      if (key !== null) sums.set(key, draft)
    }
  }
  return drafts.map(itemOf).toSorted(isNewerFirst)
}

/**
 * The customer whose story is asked for. Whoever asks by one telephone of a company is told of the company.
 *
 * @throws AppError `usage` where the text says nothing
 */
export function storyCustomer(text: string): StoryCustomer {
  const read = (plan: NumberingPlan): Customer => {
    const found = anyCustomerOf(text, plan)
    if (found === undefined) throw new AppError('usage', { problem: 'no-customer' })
    return { ...found, extension: null }
  }
  return { id: read(USUAL_PLAN).id, in: read }
}

/**
 * Finds everything that the store has about a customer.
 *
 * @param reports the definitions of the catalogue
 * @param look called now and then with the rows that were read: it may report progress, or throw to end the search
 * @throws AppError `usage` for a text that says nothing; what `look` throws
 */
export function findStory(
  database: ReadableDatabase,
  reports: readonly ReportDefinition[],
  wish: StoryWish,
  look: (progress: SearchProgress) => void,
): FoundStory {
  const customer = storyCustomer(wish.customer)
  const place = storyPlace(database, reports, wish)
  const { byKey, slices } = place
  const items = storyItems(place, customer, slices, wish.withMentions ? 'all' : 'naming', look)
  return {
    value: customer.id,
    told: customer.id,
    total: items.length,
    ...rowFacts(database, byKey, customer, items, place.isWorldwide),
    reports: reportsOf(slices, items),
    items,
  }
}
