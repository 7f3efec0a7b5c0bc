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
import { ofSlice } from '../rows/rowIds.ts'
import { tablesOf } from '../rows/reportTable.ts'
import { noteAllOutdated } from '../rows/rereading.ts'
import { identifier, joinSql, sql, type Sql } from '../sql/sql.ts'
import { rebuildFile, whileRebuilding } from './rebuildLock.ts'
import { storeError } from './sqliteErrors.ts'
import { assertNotGone } from './storeGone.ts'
import { assertNotNewer, migrate, versionOf } from '../tables/migrations.ts'
import { namesOverTime, tablesInRebuild, type FixedTableName } from '../tables/fixedTables.ts'
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
interface SliceRow {
  readonly id: number
  readonly report_key: string
  readonly row_count: number
}

/**
 * What a fixed table is called in the store that is read; undefined where that is of a version that did not have it.
 */
function nameIn(from: Database.Database, table: FixedTableName): Sql | undefined {
  const isThere = from.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`)
  const name = namesOverTime(table).find((each) => isThere.get(each) !== undefined)
  return name === undefined ? undefined : identifier(name)
}

function copyTable(
  from: Database.Database,
  into: WritableDatabase,
  readFrom: Sql,
  name: Sql,
  condition = sql`TRUE`,
): number {
  let copied = 0
  const query = sql`SELECT * FROM ${readFrom} WHERE ${condition}`
  const select = from.prepare(query.text).raw()
  // A store of an older version may lack columns that tables have by now.
  const columns = select.columns().map((column) => identifier(column.name))
  const insert = into.prepare(
    sql`INSERT INTO ${name} (${joinSql(columns, ', ')}) VALUES (`.text + columns.map(() => '?').join(', ') + ')',
  )
  for (const row of select.iterate(...query.values) as Iterable<unknown[]>) {
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
        const [copied = 0] = tables.map((table) => copyTable(from, into, table, table, ofSlice(slice.id)))
        if (copied !== slice.row_count) throw new AppError('store-damaged')
        refreshAllNames(into, { key: slice.report_key }, slice.id)
        return copied
      })
      .immediate()
  } catch {
    return undefined
  }
}

/**
 * Copies a fixed table, as far as the store that is read has it.
 *
 * @throws what the new store raises; where the table is needed, also what cannot be read of it
 */
function copyFixedTable(
  from: Database.Database,
  into: WritableDatabase,
  table: FixedTableName,
  does: 'needed' | 'saved',
): void {
  const [readFrom, name] = [nameIn(from, table), nameIn(into, table)]
  if (readFrom === undefined || name === undefined) {
    if (does === 'needed') throw new AppError('store-damaged')
    return
  }
  try {
    copyTable(from, into, readFrom, name)
  } catch (cause) {
    if (does === 'needed' || storeError(cause, from.name).code !== 'store-damaged') throw cause
  }
}

/**
 * Copies what a rebuild saves of the fixed tables as the version of the store that is read has them, and then brings it
 * up to date: what migrations change in rows is done by them, here as anywhere.
 */
function copyFixedTables(from: Database.Database, into: WritableDatabase): void {
  into
    .transaction(() => {
      for (const does of ['needed', 'saved'] as const) {
        for (const table of tablesInRebuild(does)) copyFixedTable(from, into, table, does)
      }
    })
    .immediate()
  migrate(into, into.name)
}

function copyAll(from: Database.Database, into: WritableDatabase): Omit<RebuildSummary, 'oldFile'> {
  const tables = from
    .prepare(`SELECT sql FROM sqlite_master WHERE type = 'table' AND name LIKE 'rows:%'`)
    .pluck()
    .all() as string[]
  copyFixedTables(from, into)
  into
    .transaction(() => {
      for (const statement of tables) into.exec(statement)
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
 * Gives the old store a second name, while it keeps its own: a start in between must not take that for a store that was
 * never made. Where the file system has no links (exFAT, some shares), it becomes a copy.
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
 * Writes a new store out of what can be read of a damaged one, and puts it in its place. The old file is kept under
 * another name; until the new one is complete nothing of the old is touched. A slice that cannot be read whole counts
 * as not fetched.
 *
 * @param now for the old file's new name, `YYYY-MM-DDTHHMMSS`
 * @param link gives a file a second name: `linkSync`, or a test's stand-in
 * @throws AppError `store-gone`, `store-busy` while anybody has the store open, `store-too-new`, `store-wrong-key`,
 * `store-damaged` where not even the list of slices can be read, `disk-full`, …
 */
export function rebuildStore(location: StoreLocation, now: string, link = linkSync): RebuildSummary {
  assertNotGone(location.file)
  return whileRebuilding(location.file, () => {
    assertUnused(location)
    return rebuildAlone(location, now, link)
  })
}

function rebuildAlone(location: StoreLocation, now: string, link: typeof linkSync): RebuildSummary {
  const temporary = { ...location, file: rebuildFile(location.file) }
  const removeTemporary = (): void => {
    for (const suffix of ['', ...LOG_SUFFIXES, '.key-mark']) rmSync(temporary.file + suffix, { force: true })
  }
  removeTemporary()
  const from = openReader(location, 'export')
  try {
    assertNotNewer(from, location.file)
    const version = versionOf(from)
    const into = openWriter(temporary, version)
    let summary: Omit<RebuildSummary, 'oldFile'>
    try {
      summary = copyAll(from, into)
      into.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      into.close()
    }
    from.close()
    // One that looked for a rebuild before this one began may have opened it meanwhile.
    assertUnused(location)
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
