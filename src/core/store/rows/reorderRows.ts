import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { WritableDatabase } from '../file/databaseTypes.ts'
import { listReportsOf, ROW_OF, rowsTable } from './reportTable.ts'
import { firstRowId, lastRowId } from './rowIds.ts'
import { sql, type Sql } from '../sql/sql.ts'

function run(database: WritableDatabase, statement: Sql): void {
  database.prepare(statement.text).run(...statement.values)
}

/**
 * Gives the rows of a slice in one table their places of `new_places`. Below zero no row has its id, so that none is
 * met twice.
 */
function renumber(database: WritableDatabase, table: Sql, sliceId: number): void {
  const [first, last] = [firstRowId(sliceId), lastRowId(sliceId)]
  const place = sql`(SELECT new FROM new_places WHERE old = row_id - ${first})`
  run(database, sql`UPDATE ${table} SET row_id = -(${first} + ${place}) WHERE row_id BETWEEN ${first} AND ${last}`)
  run(database, sql`UPDATE ${table} SET row_id = -row_id WHERE row_id BETWEEN ${-last} AND ${-first}`)
}

/**
 * Puts the rows of a slice that nobody sees yet into another order, and the items of their lists with them.
 *
 * @param order the new place of each row, by the place that it has
 */
export function reorderRows(
  database: WritableDatabase,
  report: ReportDefinition,
  sliceId: number,
  order: readonly number[],
): void {
  const [first, last] = [firstRowId(sliceId), lastRowId(sliceId)]
  database
    .transaction(() => {
      database.exec('CREATE TEMP TABLE new_places (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)')
      const note = database.prepare('INSERT INTO new_places VALUES (?, ?)')
      for (const [old, place] of order.entries()) note.run(old, place)
      const lists = listReportsOf(report).map(([, list]) => rowsTable(list))
      renumber(database, rowsTable(report), sliceId)
      for (const items of lists) {
        run(
          database,
          sql`UPDATE ${items} SET ${ROW_OF} = ${first} + (SELECT new FROM new_places WHERE old = ${ROW_OF} - ${first})
            WHERE row_id BETWEEN ${first} AND ${last}`,
        )
      }
      for (const items of lists) {
        database.exec('DELETE FROM new_places')
        run(
          database,
          sql`INSERT INTO new_places SELECT row_id - ${first}, row_number() OVER (ORDER BY ${ROW_OF}, row_id) - 1
            FROM ${items} WHERE row_id BETWEEN ${first} AND ${last}`,
        )
        renumber(database, items, sliceId)
      }
      database.exec('DROP TABLE new_places')
    })
    .immediate()
}
