import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { identifier, sql } from '../sql/sql.ts'
import { FIXED_TABLES, type FixedTableName } from '../tables/fixedTables.ts'
import { KEYS_TABLE } from '../customers/keyIndex.ts'
import { NAMES_TABLE } from '../tables/sliceFields.ts'
import { OF_FIXED_TABLES } from './owedNames.ts'

// Giving the space of deleted rows back, so that nothing of them stays in the file, in steps that each take a moment.
//
// `secure_delete` alone leaves copies behind: where SQLite moves rows between pages, what it moved away from is not
// always overwritten. So the tables of reports are written anew, row after row into fresh pages. The pages that are
// free leave the file (`auto_vacuum = INCREMENTAL`) before that and after each table: one that is used again for the
// end of a long value keeps behind it what it held before. Then the log is folded in and cut. VACUUM would do all of it
// in one step, but with a copy of the whole store in memory: its temporary file on disk would not be encrypted (tried:
// it holds rows as they are).

/** Pages that one step gives back: 16 MB. */
export const PAGES_PER_STEP = 1_000
const INCREMENTAL = 2
/** How long folding the log waits for readers of older rows, in milliseconds; who wants more tries again. */
const FOLD_PATIENCE_MS = 100

/**
 * Whether free pages can leave the file step by step. One that an earlier version made keeps them until it was
 * rewritten once.
 */
export function isIncremental(database: ReadableDatabase): boolean {
  return database.pragma('auto_vacuum', { simple: true }) === INCREMENTAL
}

/**
 * Rewrites a store that an earlier version made, once, in one step and with as much memory as it is large.
 *
 * @throws SQLite's busy error where another process uses the store
 */
export function makeIncremental(database: WritableDatabase): void {
  database.pragma(`auto_vacuum = ${INCREMENTAL}`)
  database.exec('VACUUM')
}

/** The tables with rows, of one report or of all. */
export function tablesToRewrite(database: ReadableDatabase, reportKey: string | null): readonly string[] {
  const prefix = reportKey === null ? 'rows:' : `rows:${reportKey}`
  return database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 5) = 'rows:'
        AND (? IS NULL OR name = ? OR substr(name, 1, ?) = ?) ORDER BY name`,
    )
    .pluck()
    .all(reportKey, prefix, prefix.length + 1, `${prefix}#`) as string[]
}

/**
 * The fixed tables that are written anew with the tables of a report: where fixed tables forgot something, or
 * everything is compacted, all of them, since a page that one gave up may be another's by now.
 *
 * @param reportKey null: all reports; as of `owedCompactions.ts`
 */
export function tablesToRefill(reportKey: string | null): readonly FixedTableName[] {
  if (reportKey === null || reportKey === OF_FIXED_TABLES) return FIXED_TABLES.map(({ name }) => name)
  // What a field was called may be whom its rows were about, and what a card came to may say so.
  return [NAMES_TABLE, KEYS_TABLE, 'kept_cards']
}

/** Writes a table of rows anew, with the same rows under the same ids and the same indexes, in one transaction. */
export function rewriteTable(database: WritableDatabase, name: string): void {
  database
    .transaction(() => {
      const definition = database
        .prepare(`SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?`)
        .pluck()
        .get(name) as string | undefined
      if (definition === undefined) return
      // They go with the old table.
      const indexes = database
        .prepare(
          `SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name`,
        )
        .pluck()
        .all(name) as string[]
      const [table, old] = [identifier(name), identifier(`old:${name}`)]
      database.exec(sql`ALTER TABLE ${table} RENAME TO ${old}`.text)
      database.exec(definition)
      // Rows are copied in the order of their ids, so that each page is written once and holds nothing but them.
      database.exec(sql`INSERT INTO ${table} SELECT * FROM ${old}`.text)
      database.exec(sql`DROP TABLE ${old}`.text)
      for (const index of indexes) database.exec(index)
    })
    .immediate()
}

/**
 * Takes free pages out of the file.
 *
 * @returns how many are left to take; none of a store that keeps them until it is rewritten
 */
export function releasePages(database: WritableDatabase, most = PAGES_PER_STEP): number {
  if (!isIncremental(database)) return 0
  database.pragma(`incremental_vacuum(${most})`)
  return database.pragma('freelist_count', { simple: true }) as number
}

/** Folds the log into the file and cuts it to nothing. @returns whether it could: a reader may still need older rows */
export function cutLog(database: WritableDatabase): boolean {
  const patience = database.pragma('busy_timeout', { simple: true }) as number
  database.pragma(`busy_timeout = ${FOLD_PATIENCE_MS}`)
  try {
    const [outcome] = database.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
    return outcome?.busy === 0
  } finally {
    database.pragma(`busy_timeout = ${patience}`)
  }
}
