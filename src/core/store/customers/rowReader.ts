import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { rowsTable } from '../rows/reportTable.ts'
import type { StoredValue } from '../rows/storedValue.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'

/** Reads single rows of a report's table by their ids; null for one that is not there any more. */
export type RowReader = (rowId: number) => readonly StoredValue[] | null

/** How single rows of a report's table are read. @param columns expressions over a row `t`, at least one */
export function rowReader(database: ReadableDatabase, key: string, columns: readonly Sql[]): RowReader {
  const query = sql`SELECT ${joinSql(columns, ', ')} FROM ${rowsTable({ key })} t WHERE t.row_id = ?`
  const statement = database.prepare(query.text).raw()
  return (rowId) => (statement.get(...query.values, rowId) as StoredValue[] | undefined) ?? null
}
