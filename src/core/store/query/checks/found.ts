import { planOfConnection } from '../../tables/telephonePlans.ts'
import type { RowSet } from '../../../../shared/query.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { sql } from '../../sql/sql.ts'
import { temporaryName } from '../../sql/temporaryName.ts'
import { columnNames } from '../fieldSet.ts'
import { closeResult, type OpenResult } from '../results.ts'
import { closeRows, knownRowSet, openRows } from '../rowSet.ts'

// What a check of rows finds are some of the rows, in an order of its own, with what it says of each.

/** What a check says of a row. */
export type OwnValue = string | number | null

/** The rows that a check found: numbers alone, whatever their rows hold. */
export interface FoundRows {
  /** The ids of the rows, in order. */
  readonly rowIds: Float64Array
  /** Rows that were looked at. */
  readonly checked: number
  /** What the check says of the row at a place, from 0, in the order of its own columns. */
  readonly ownOf: (place: number) => readonly OwnValue[]
  /** How much of what there is altogether. */
  readonly tallies: Readonly<Record<string, number>>
}

/**
 * Reads some rows of a row set by their ids, in the order of these, whatever its filters say.
 *
 * @param read gets them as a result that holds them and no other
 */
export function withRows<T>(
  database: ReadableDatabase,
  report: ReportDefinition,
  rowSet: RowSet,
  rowIds: Float64Array,
  read: (result: OpenResult) => T,
): T {
  const known = knownRowSet(database, report, rowSet)
  const { fieldSet } = known
  const rows = openRows(database, known)
  const table = temporaryName('found')
  const total = rowIds.length
  try {
    database.exec(sql`CREATE TEMP TABLE ${table} (row_id INTEGER)`.text)
    database
      .prepare(sql`INSERT INTO temp.${table} SELECT value FROM json_each(?)`.text)
      .run(JSON.stringify([...rowIds]))
  } catch (cause) {
    if (rows !== undefined) closeRows(database, rows)
    throw cause
  }
  const result: OpenResult = {
    total,
    fields: columnNames(fieldSet),
    fieldSet,
    report: fieldSet.report,
    source: rows?.source,
    places: { kind: 'rows', table, total },
    plan: planOfConnection(database, known.rowSet.connectionId),
    // What a mask hides of the row set's rows is hidden here too.
    mask: known.rowSet.mask,
  }
  try {
    return read(result)
  } finally {
    closeResult(database, result)
  }
}
