import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { sliceOfRowSql } from '../rows/rowIds.ts'
import { sql, type Sql } from '../sql/sql.ts'

// The time zone of an operation, to whose clock dates are turned where the server wrote them with another.

/** The time zone of the operation that a slice is of. */
export function timeZoneOf(database: ReadableDatabase, sliceId: number): string {
  const zone = database
    .prepare(
      `SELECT time_zone FROM slices JOIN scopes ON scopes.id = scope_id JOIN connections ON connections.id = connection_id
        WHERE slices.id = ?`,
    )
    .pluck()
    .get(sliceId) as string | undefined
  return zone ?? 'UTC'
}

/** The same for a row, by its `row_id`, inside SQL. */
export const TIME_ZONE_OF_ROW: Sql = sql`(SELECT time_zone FROM slices JOIN scopes ON scopes.id = scope_id
  JOIN connections ON connections.id = connection_id WHERE slices.id = ${sliceOfRowSql()})`
