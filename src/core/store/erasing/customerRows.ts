import { isOf, namedCustomer } from '../../../shared/customers.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { USUAL_PLAN, type NumberingPlan } from '../../../shared/telephoneCountries.ts'
import { plansOf } from '../tables/telephonePlans.ts'
import { forgetInOwnMeasures } from './customerMeasures.ts'
import { textOpened } from '../query/masks/seals.ts'
import { forgetInPreferences } from './customerPreferences.ts'
import { forgetInCustomReports } from './customerReports.ts'
import { forgetInSchedules } from './customerSchedules.ts'
import { forgetInViews } from './customerViews.ts'
import { refreshKeys } from '../customers/keyIndex.ts'
import { searchedSlices, searchRows, type SearchProgress } from '../customers/find.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { oweCompaction, oweCompactionOfFixedTables } from './owedCompactions.ts'
import { refreshItems } from '../query/items.ts'
import { forgetKeptCards } from '../tables/keptCards.ts'
import { tablesInForgetting, type FixedTableName } from '../tables/fixedTables.ts'
import { forgetLogs } from '../tables/logBook.ts'
import { rowsTable, tablesOf } from '../rows/reportTable.ts'
import { ofSlice, sliceOfRow } from '../rows/rowIds.ts'
import { sql } from '../sql/sql.ts'
import { forgetNamesOfItems, refreshNames } from '../tables/sliceFields.ts'
import { deleteSlice, rememberPlaces } from '../tables/slices.ts'

/** Whose rows are looked for, and where. */
export interface CustomerWish {
  /** A telephone, an e-mail address or an id. */
  readonly customer: string
  /** Null: of all connections. */
  readonly connectionId: number | null
}

/** Rows of one report of one connection that are about a customer. */
export interface CustomerRows {
  readonly connectionId: number
  readonly reportKey: string
  /**
   * Ids of the rows in which a field names the customer; or all rows, where they were asked for with a parameter that
   * does.
   */
  readonly named: readonly number[]
  /** Ids of the rows in which a text merely mentions them, or which may be theirs. */
  readonly mentioned: readonly number[]
}

/**
 * Looks through every row of the store for a customer, also inside of lists and in fields that no document lists.
 *
 * @param reports the definitions of the catalogue
 * @param look called now and then with the rows that were read: it may report progress, or throw to end the search
 * @throws AppError `usage` for a text that names nobody; what `look` throws
 */
export function findCustomer(
  database: ReadableDatabase,
  reports: readonly ReportDefinition[],
  wish: CustomerWish,
  look: (progress: SearchProgress) => void,
): readonly CustomerRows[] {
  const customer = { in: (plan: NumberingPlan) => namedCustomer(wish.customer, plan) }
  // Whoever names nobody is told so, wherever rows are.
  customer.in(USUAL_PLAN)
  const slices = searchedSlices(database, wish.connectionId)
  const found = new Map<string, { connectionId: number; reportKey: string; named: number[]; mentioned: number[] }>()
  for (const { slice, rowId, connexion } of searchRows(database, reports, customer, slices, 'all', look)) {
    const { connectionId, reportKey } = slice
    const scope = `${connectionId} ${reportKey}`
    let ofScope = found.get(scope)
    if (ofScope === undefined) {
      ofScope = { connectionId, reportKey, named: [], mentioned: [] }
      found.set(scope, ofScope)
    }
    ;(connexion === 'names' ? ofScope.named : ofScope.mentioned).push(rowId)
  }
  return [...found.values()]
}

function slicesOfRows(rowIds: readonly number[]): ReadonlySet<number> {
  return new Set(rowIds.map(sliceOfRow))
}

/**
 * Deletes rows by their ids, with the items of lists within them, and corrects what slices say of their rows. A row
 * that is not there any more is passed over.
 *
 * @param report the report's definition; only its key where it left the catalogue
 * @returns the number of rows deleted
 */
export function deleteRows(
  database: WritableDatabase,
  report: ReportDefinition | Pick<ReportDefinition, 'key'>,
  rowIds: readonly number[],
): number {
  return database
    .transaction(() => {
      const table = rowsTable(report)
      for (const sliceId of slicesOfRows(rowIds)) rememberPlaces(database, report, sliceId)
      const remove = database.prepare(sql`DELETE FROM ${table} WHERE row_id = ?`.text)
      const deleted = rowIds.filter((rowId) => remove.run(rowId).changes > 0)
      for (const sliceId of slicesOfRows(deleted)) {
        const count = sql`UPDATE slices SET row_count = (SELECT count(*) FROM ${table} WHERE ${ofSlice(sliceId)})
          WHERE id = ${sliceId}`
        database.prepare(count.text).run(...count.values)
        refreshNames(database, report, sliceId)
        refreshKeys(database, report, sliceId)
        if ('fields' in report) refreshItems(database, report, sliceId)
        else deleteItems(database, report, sliceId)
      }
      if (deleted.length > 0) oweCompaction(database, report.key)
      return deleted.length
    })
    .immediate()
}

/** Of a report that left the catalogue nobody can tell which items belong to which row: those of the whole slice go. */
function deleteItems(database: WritableDatabase, report: Pick<ReportDefinition, 'key'>, sliceId: number): void {
  for (const table of tablesOf(database, report).slice(1)) {
    const remove = sql`DELETE FROM ${table} WHERE ${ofSlice(sliceId)}`
    database.prepare(remove.text).run(...remove.values)
  }
  forgetNamesOfItems(database, sliceId)
}

/**
 * Deletes what the store remembers of a customer beside rows: that reports were asked for with a parameter that names
 * them, what was still to be fetched with it, and what was searched and filtered for.
 */
export function forgetParameters(database: WritableDatabase, wish: CustomerWish): void {
  // What is of no connection, or of all, may have been typed for an operation of any country.
  const customers = plansOf(database, wish.connectionId).map((plan) => namedCustomer(wish.customer, plan))
  const isAbout = (parameters: string): boolean => {
    const values = JSON.parse(parameters) as [string, string][] | Record<string, string>
    const texts = Array.isArray(values) ? values.map(([, value]) => value) : Object.values(values)
    return texts.some((text) => customers.some((customer) => isOf(customer, text)))
  }
  type Row = { readonly id: number; readonly parameters: string; readonly report_key: string }
  const rowsOf = (table: FixedTableName): readonly Row[] =>
    (
      database
        .prepare(`SELECT id, parameters, report_key FROM ${table} WHERE ? IS NULL OR connection_id = ?`)
        .all(wish.connectionId, wish.connectionId) as Row[]
    ).filter(({ parameters }) => isAbout(parameters))
  database
    .transaction(() => {
      oweCompactionOfFixedTables(database)
      // What was chosen while it was hidden names them, too.
      for (const customer of customers) {
        const sought = { ...customer, opened: (text: string) => textOpened(database, text) }
        forgetInPreferences(database, sought, wish.connectionId)
        forgetInSchedules(database, sought, wish.connectionId)
        forgetInCustomReports(database, customer)
        forgetInViews(database, sought, wish.connectionId)
        forgetInOwnMeasures(database, customer)
      }
      forgetKeptCards(database)
      for (const table of tablesInForgetting('whole')) database.exec(`DELETE FROM ${table}`)
      for (const table of tablesInForgetting('by-parameters')) {
        // A scope goes with its slices and logs, below.
        if (table === 'scopes') continue
        const forget = database.prepare(`DELETE FROM ${table} WHERE id = ?`)
        for (const { id } of rowsOf(table)) forget.run(id)
      }
      for (const scope of rowsOf('scopes')) {
        const slices = database
          .prepare(`SELECT id FROM slices WHERE scope_id = ? AND state <> 'incoming'`)
          .pluck()
          .all(scope.id) as number[]
        const rows = slices.map((sliceId) => deleteSlice(database, { key: scope.report_key }, sliceId))
        if (rows.some((count) => count > 0)) oweCompaction(database, scope.report_key)
        forgetLogs(database, [scope.id])
        database
          .prepare('DELETE FROM scopes WHERE id = ? AND NOT EXISTS (SELECT 1 FROM slices WHERE scope_id = scopes.id)')
          .run(scope.id)
      }
    })
    .immediate()
}
