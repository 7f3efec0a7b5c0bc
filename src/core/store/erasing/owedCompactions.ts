import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { setPreference } from '../tables/preferences.ts'
import { OF_FIXED_TABLES, OF_LOG } from './owedNames.ts'

// Reports whose rows were erased and may still lie in the file, and whether the fixed tables may hold something of a
// customer: what cuts a compaction short (a quit, a crash) must not let that be forgotten.

/** Names with a colon are the program's own. */
const PREFIX = 'compaction:'

/** Remembers that the log is to be cut. */
export function oweLog(database: WritableDatabase): void {
  oweCompaction(database, OF_LOG)
}

/** Remembers that the fixed tables forgot something. Runs inside the transaction in which they do. */
export function oweCompactionOfFixedTables(database: WritableDatabase): void {
  oweCompaction(database, OF_FIXED_TABLES)
}

/** Remembers that rows of a report were erased. Runs inside the transaction that erases them. */
export function oweCompaction(database: WritableDatabase, reportKey: string): void {
  setPreference(database, PREFIX + reportKey, '')
}

/**
 * The reports whose tables are to be rewritten still; an empty text stands for the fixed tables alone, {@link OF_LOG}
 * for the log.
 */
export function owedCompactions(database: ReadableDatabase): readonly string[] {
  const keys = database
    .prepare('SELECT key FROM preferences WHERE substr(key, 1, ?) = ? ORDER BY key')
    .pluck()
    .all(PREFIX.length, PREFIX) as string[]
  return keys.map((key) => key.slice(PREFIX.length))
}

/**
 * The tables of a report were rewritten, or the fixed ones; null: all of them. What they held before lies in the log,
 * which is owed from now on.
 */
export function endCompaction(database: WritableDatabase, reportKey: string | null): void {
  database
    .transaction(() => {
      for (const key of reportKey === null ? owedCompactions(database) : [reportKey]) {
        setPreference(database, PREFIX + key, null)
      }
      oweLog(database)
    })
    .immediate()
}

/** The log was cut: nothing of what was erased lies in it. */
export function endLog(database: WritableDatabase): void {
  setPreference(database, PREFIX + OF_LOG, null)
}
