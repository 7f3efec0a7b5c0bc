import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { setPreference } from './preferences.ts'

// Connections that are being removed: their token goes, then their rows, then they leave the list. What was begun is
// remembered until the last of it, so that a crash or a quit in between only puts it off.

/** Names with a colon are the program's own. */
const PREFIX = 'removal:'

/** A removal that was begun. */
export interface BegunRemoval {
  readonly connectionId: number
  /** Whether its rows go, too. */
  readonly withRows: boolean
}

/** Remembers a removal until {@link endRemoval}. */
export function beginRemoval(database: WritableDatabase, { connectionId, withRows }: BegunRemoval): void {
  setPreference(database, `${PREFIX}${connectionId}`, JSON.stringify(withRows))
}

/** Forgets a removal: it has ended, or its connection was added again. */
export function endRemoval(database: WritableDatabase, connectionId: number): void {
  setPreference(database, `${PREFIX}${connectionId}`, null)
}

/** What was begun and not ended. */
export function begunRemovals(database: ReadableDatabase): readonly BegunRemoval[] {
  const rows = database
    .prepare('SELECT key, value FROM preferences WHERE substr(key, 1, ?) = ? ORDER BY key')
    .all(PREFIX.length, PREFIX) as { readonly key: string; readonly value: string }[]
  return rows.map(({ key, value }) => ({
    connectionId: Number(key.slice(PREFIX.length)),
    withRows: JSON.parse(value) === true,
  }))
}
