import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { identifier, joinSql, sql } from '../sql/sql.ts'

// The store's fixed tables refer to one another and count their ids, so they cannot be made anew like those with rows.
// They are small: their rows are put aside in memory, the table and its indexes are emptied, and the rows are put back.

interface Column {
  readonly name: string
  readonly type: string
  readonly pk: number
}

/** What a row is made of: its columns, and its hidden id where none of them is that. */
function columnsOf(database: ReadableDatabase, name: string): readonly string[] {
  const columns = database.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(name) as Column[]
  const names = columns.map((column) => column.name)
  const [key, ...more] = columns.filter(({ pk }) => pk > 0)
  const isIdNamed = key !== undefined && more.length === 0 && key.type === 'INTEGER'
  const isWithoutId = database
    .prepare(`SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?`)
    .pluck()
    .get(name)
  return isIdNamed || isWithoutId === 1 ? names : ['rowid', ...names]
}

/**
 * Writes a fixed table anew into pages that hold nothing of before: the same rows under the same ids, the same
 * definition and indexes, and ids that were used stay used. One transaction, without foreign keys, since every row
 * comes back.
 */
export function refillTable(database: WritableDatabase, name: string): void {
  const table = identifier(name)
  const columns = joinSql(columnsOf(database, name).map(identifier), ', ')
  const hasForeignKeys = database.pragma('foreign_keys', { simple: true }) as number
  const secureDelete = database.pragma('secure_delete', { simple: true }) as number
  // Both hold for this connection alone, and cannot be changed inside a transaction.
  database.pragma('foreign_keys = OFF')
  // Pages that come free are overwritten at once: they are taken for the rows that come back, whose last page may not
  // fill them.
  database.pragma('secure_delete = ON')
  try {
    database
      .transaction(() => {
        database.exec(sql`CREATE TEMP TABLE put_aside AS SELECT ${columns} FROM main.${table}`.text)
        // Without a condition this empties the pages of the table and its indexes instead of taking out row after row.
        database.exec(sql`DELETE FROM main.${table}`.text)
        // Of an empty table there is nothing to put back, and no id that it would count.
        const isAny = database.prepare('SELECT count(*) FROM put_aside').pluck().get() !== 0
        if (isAny) database.exec(sql`INSERT INTO main.${table} (${columns}) SELECT * FROM put_aside`.text)
        database.exec('DROP TABLE put_aside')
      })
      .immediate()
  } finally {
    // A number is what the pragma answers: 2 stands for FAST.
    database.pragma(`secure_delete = ${secureDelete === 2 ? 'FAST' : secureDelete}`)
    database.pragma(`foreign_keys = ${hasForeignKeys}`)
  }
}
