import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import type Database from 'better-sqlite3'
import { AppError } from '../../../shared/errors.ts'
import { assertUnused, openReader, openWriter, type StoreLocation } from './database.ts'
import type { WritableDatabase } from './databaseTypes.ts'
import { firstRowId, lastRowId } from '../rows/rowIds.ts'
import { tablesOf } from '../rows/reportTable.ts'
import { noteAllOutdated } from '../rows/rereading.ts'
import { identifier, joinSql, sql, type Sql } from '../sql/sql.ts'
import { storeError } from './sqliteErrors.ts'
import { assertNotGone } from './storeGone.ts'
import { refreshAllNames } from '../tables/sliceFields.ts'

/** What a rebuild saved. */
export interface RebuildSummary {
  /** Rows of reports in the new file. */
  readonly rows: number
  /** Slices that could not be read whole: they are missing now, and are fetched again. */
  readonly lostSlices: number
  /** Where the old file lies. */
  readonly oldFile: string
}

const LOG_SUFFIXES = ['-wal', '-shm'] as const
/** Without these no row can be told what it is. In the order in which they refer to one another. */
const NEEDED_TABLES = ['connections', 'scopes', 'slices'] as const
/** What can be read of these is saved; what cannot is no reason to lose the rows. A store of an older version lacks the last ones. */
const OTHER_TABLES = [
  'request_ledger',
  'preferences',
  'unfinished_pulls',
  'custom_reports',
  'report_marks',
  'live_logs',
  'live_marks',
  'live_gaps',
  'schedules',
  'request_hours',
  'quota_facts',
  'retention_rules',
  'unfinished_erasures',
  'unfinished_files',
] as const

interface SliceRow {
  readonly id: number
  readonly report_key: string
  readonly row_count: number
}

/** Tables that an older version's store has under another name. */
const EARLIER_NAMES: Readonly<Record<string, string>> = { slices: 'windows' }

/** What a table is called in the store that is read. */
function nameIn(from: Database.Database, table: string): string {
  const isThere = from.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`)
  return isThere.get(table) === undefined ? (EARLIER_NAMES[table] ?? table) : table
}

function copyTable(
  from: Database.Database,
  into: WritableDatabase,
  name: Sql,
  condition = 'TRUE',
  values: number[] = [],
  readFrom = name,
): number {
  let copied = 0
  const select = from.prepare(`SELECT * FROM ${readFrom.text} WHERE ${condition}`).raw()
  // A store of an older version may lack columns that tables have by now.
  const columns = select.columns().map((column) => identifier(column.name))
  const insert = into.prepare(
    sql`INSERT INTO ${name} (${joinSql(columns, ', ')}) VALUES (`.text + columns.map(() => '?').join(', ') + ')',
  )
  for (const row of select.iterate(...values) as Iterable<unknown[]>) {
    insert.run(...row)
    copied++
  }
  return copied
}

function copySlice(from: Database.Database, into: WritableDatabase, slice: SliceRow): number | undefined {
  try {
    return into
      .transaction(() => {
        const tables = tablesOf(into, { key: slice.report_key })
        const [copied = 0] = tables.map((table) =>
          copyTable(from, into, table, 'row_id BETWEEN ? AND ?', [firstRowId(slice.id), lastRowId(slice.id)]),
        )
        if (copied !== slice.row_count) throw new AppError('store-damaged')
        refreshAllNames(into, { key: slice.report_key }, slice.id)
        return copied
      })
      .immediate()
  } catch {
    return undefined
  }
}

/** Copies what can be read of a table. @throws what the new store raises */
function copyReadable(from: Database.Database, into: WritableDatabase, table: string): void {
  try {
    copyTable(from, into, identifier(table))
  } catch (cause) {
    if (storeError(cause, from.name).code !== 'store-damaged') throw cause
  }
}

function copyAll(from: Database.Database, into: WritableDatabase): Omit<RebuildSummary, 'oldFile'> {
  const tables = from
    .prepare(`SELECT sql FROM sqlite_master WHERE type = 'table' AND name LIKE 'rows:%'`)
    .pluck()
    .all() as string[]
  const isThere = from.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`)
  into
    .transaction(() => {
      for (const statement of tables) into.exec(statement)
      for (const table of NEEDED_TABLES) {
        copyTable(from, into, identifier(table), 'TRUE', [], identifier(nameIn(from, table)))
      }
      for (const table of OTHER_TABLES) if (isThere.get(table) !== undefined) copyReadable(from, into, table)
      // By which rules they were read may be what cannot be read any more, or an older version did not write it down.
      noteAllOutdated(into)
    })
    .immediate()
  const slices = into
    .prepare(
      `SELECT slices.id, report_key, row_count FROM slices JOIN scopes ON scopes.id = scope_id WHERE state <> 'incoming'`,
    )
    .all() as SliceRow[]
  let rows = 0
  let lostSlices = 0
  for (const slice of slices) {
    const copied = copySlice(from, into, slice)
    if (copied === undefined) {
      lostSlices++
      // A stretch that a log saw cannot be fetched again.
      into
        .prepare(
          `INSERT INTO live_gaps (scope_id, range_from, range_to, reason) SELECT slices.scope_id, range_from, range_to, 'store'
            FROM slices JOIN live_logs ON live_logs.scope_id = slices.scope_id WHERE id = ?`,
        )
        .run(slice.id)
      into.prepare('DELETE FROM slices WHERE id = ?').run(slice.id)
    } else rows += copied
  }
  into.exec(`DELETE FROM slices WHERE state = 'incoming'`)
  return { rows, lostSlices }
}

function errnoOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined
}

/**
 * Gives the old store a second name, while it keeps its own: a start in between must not take that for a store that was never made. Where the
 * file system has no links (exFAT, some shares), it becomes a copy.
 */
function nameTwice(file: string, second: string, link: typeof linkSync): void {
  try {
    link(file, second)
    return
  } catch (cause) {
    if (errnoOf(cause) === 'EEXIST' || !existsSync(file)) throw cause
  }
  try {
    copyFileSync(file, second, constants.COPYFILE_EXCL)
    const descriptor = openSync(second, 'r+')
    fsyncSync(descriptor)
    closeSync(descriptor)
  } catch (cause) {
    if (errnoOf(cause) === 'EEXIST') throw cause
    rmSync(second, { force: true })
    if (errnoOf(cause) === 'ENOSPC' || errnoOf(cause) === 'EDQUOT') throw new AppError('disk-full', { file }, { cause })
    throw cause
  }
}

/**
 * Writes a new store out of what can be read of a damaged one, and puts it in its place. The old file is kept under another
 * name; until the new one is complete nothing of the old is touched. A slice that cannot be read whole counts as not fetched.
 *
 * @param now for the old file's new name, `YYYY-MM-DDTHHMMSS`
 * @param link gives a file a second name: `linkSync`, or a test's stand-in
 * @throws AppError `store-gone`, `store-busy` while anybody has the store open, `store-wrong-key`, `store-damaged` where not even the list of slices can be read, `disk-full`, …
 */
export function rebuildStore(location: StoreLocation, now: string, link = linkSync): RebuildSummary {
  const temporary = { ...location, file: `${location.file}.rebuild` }
  const removeTemporary = (): void => {
    for (const suffix of ['', ...LOG_SUFFIXES, '.key-mark']) rmSync(temporary.file + suffix, { force: true })
  }
  assertNotGone(location.file)
  assertUnused(location)
  removeTemporary()
  const from = openReader(location, 'export')
  try {
    const into = openWriter(temporary)
    let summary: Omit<RebuildSummary, 'oldFile'>
    try {
      summary = copyAll(from, into)
      into.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      into.close()
    }
    from.close()
    const oldFile = `${location.file}.damaged-${now}`
    nameTwice(location.file, oldFile, link)
    for (const suffix of LOG_SUFFIXES) {
      if (existsSync(location.file + suffix)) renameSync(location.file + suffix, oldFile + suffix)
    }
    renameSync(temporary.file, location.file)
    rmSync(`${temporary.file}.key-mark`, { force: true })
    return { ...summary, oldFile }
  } catch (cause) {
    removeTemporary()
    throw storeError(cause, location.file)
  } finally {
    if (from.open) from.close()
  }
}
