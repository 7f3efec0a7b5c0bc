import type Database from 'better-sqlite3'
import { sql } from '../sql/sql.ts'

// A statement cannot be interrupted from outside, and SQLite gives its thread no other moment: so a scan asks now and
// then.

const checks = new WeakMap<Database.Database, () => void>()

/** A condition over a row `t` that always holds; where nobody wants the outcome any more it ends the statement. */
export const WHILE_WANTED = sql`(t.row_id & 4095 OR still_wanted())`

/** Registers the function that {@link WHILE_WANTED} asks. */
export function registerStillWanted(database: Database.Database): void {
  database.function('still_wanted', { deterministic: false }, () => {
    throwIfUnwanted(database)
    return 1
  })
}

/** Asks between scans what {@link WHILE_WANTED} asks within one. @throws what the work is then to throw */
export function throwIfUnwanted(database: Database.Database): void {
  checks.get(database)?.()
}

/**
 * Runs work whose scans end early once they are not wanted any more. Work within such work ends with either.
 *
 * @param throwIfCancelled throws what the work is then to throw
 */
export function whileWanted<T>(database: Database.Database, throwIfCancelled: () => void, work: () => T): T {
  const around = checks.get(database)
  checks.set(database, () => {
    around?.()
    throwIfCancelled()
  })
  try {
    return work()
  } finally {
    if (around === undefined) checks.delete(database)
    else checks.set(database, around)
  }
}

/**
 * Runs scans that belong together over the same rows, whatever commits meanwhile, until nobody wants their outcome any
 * more.
 */
export function atOneMoment<T>(database: Database.Database, caller: { throwIfCancelled(): void }, work: () => T): T {
  return whileWanted(
    database,
    () => {
      caller.throwIfCancelled()
    },
    () => database.transaction(work)(),
  )
}
