import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { getPreference, setPreference } from './preferences.ts'
import { identifier, joinSql, sql, type Sql } from './sql.ts'

// Beside a text stands its twin without accents (`reportTable.ts`). Those of earlier versions kept marks that nobody sees, so that `pago` did not
// find `pa\u200bgo`. They are made anew before the first question about their report, in steps that each are one transaction: a
// crash or a quit costs no more than that. Which tables are left to do, and up to which row they are done, stands in the store.

/** The version of the store from which on twins are made without such marks. */
export const FIRST_WITH_NEW_TWINS = 160

/** Names with a colon are the program's own. A migration writes the same. */
const PREFIX = 'old-twins:'
/** Rows that are looked through in one transaction. */
const ROWS_PER_STEP = 50_000

/** Unicode's Default_Ignorable_Code_Point, as SQLite's GLOB takes characters: https://www.unicode.org/Public/UNIDATA/DerivedCoreProperties.txt */
const INVISIBLE =
  '\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0' +
  '\ufff0-\ufff8\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}'

/** What texts with such a mark anywhere in them match. */
export const WITH_INVISIBLE_MARK = `*[${INVISIBLE}]*`

/** Notes that the twins in every table may be old. Runs inside the caller's transaction. */
export function noteOldTwins(database: WritableDatabase): void {
  database.exec(
    `INSERT OR REPLACE INTO preferences (key, value)
      SELECT '${PREFIX}' || name, '' FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 5) = 'rows:'`,
  )
}

/** The report's tables whose twins are left to do: its own, and those of lists within its rows. */
function tablesLeft(database: ReadableDatabase, { key }: Pick<ReportDefinition, 'key'>): readonly string[] {
  const own = `${PREFIX}rows:${key}`
  const ofLists = `${own}#`
  const keys = database
    .prepare('SELECT key FROM preferences WHERE key = ? OR substr(key, 1, ?) = ? ORDER BY key')
    .pluck()
    .all(own, ofLists.length, ofLists) as string[]
  return keys.map((name) => name.slice(PREFIX.length))
}

function twinColumns(database: ReadableDatabase, table: string): readonly Sql[] {
  const names = database
    .prepare(`SELECT name FROM pragma_table_info(?) WHERE substr(name, 1, 8) = 'accents:'`)
    .pluck()
    .all(table) as string[]
  return names.map(identifier)
}

/** @returns whether there is more to do */
function step(database: WritableDatabase, table: string, rowsPerStep: number): boolean {
  const done = getPreference(database, PREFIX + table)
  if (done === null) return false
  const columns = twinColumns(database, table)
  const from = Number(done)
  const next = sql`SELECT max(row_id) FROM
    (SELECT row_id FROM ${identifier(table)} WHERE row_id > ${from} ORDER BY row_id LIMIT ${rowsPerStep})`
  const upTo =
    columns.length === 0
      ? null
      : (database
          .prepare(next.text)
          .pluck()
          .get(...next.values) as number | null)
  if (upTo === null) {
    setPreference(database, PREFIX + table, null)
    return false
  }
  // Without accents most twins are ASCII: as many bytes as characters, which is told sooner than what they are.
  const isOld = (column: Sql): Sql =>
    sql`(octet_length(${column}) > length(${column}) AND ${column} GLOB ${WITH_INVISIBLE_MARK})`
  const twins = columns.map((column) => sql`${column} = iif(${isOld(column)}, fold_accents(${column}), ${column})`)
  const update = sql`UPDATE ${identifier(table)} SET ${joinSql(twins, ', ')}
    WHERE row_id > ${from} AND row_id <= ${upTo} AND (${joinSql(columns.map(isOld), ' OR ')})`
  database.prepare(update.text).run(...update.values)
  setPreference(database, PREFIX + table, String(upTo))
  return true
}

/** Makes the twins of a report's rows anew where that is left to do. */
export function renewOldTwins(
  database: WritableDatabase,
  report: Pick<ReportDefinition, 'key'>,
  rowsPerStep = ROWS_PER_STEP,
): void {
  for (const table of tablesLeft(database, report)) {
    const next = database.transaction(() => step(database, table, rowsPerStep))
    while (next.immediate());
  }
}
