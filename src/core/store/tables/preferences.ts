import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

// What a front door keeps in the store for itself: texts by name, encrypted like everything else.

/** Every text that is kept, with its key before it. */
export function allPreferences(database: ReadableDatabase): readonly (readonly [key: string, text: string])[] {
  return database.prepare('SELECT key, value FROM preferences').raw().all() as [string, string][]
}

/** The text kept under a key, or null where there is none. */
export function getPreference(database: ReadableDatabase, key: string): string | null {
  return (database.prepare('SELECT value FROM preferences WHERE key = ?').pluck().get(key) ?? null) as string | null
}

/** Keeps a text under a key, in place of the one before; null keeps none. */
export function setPreference(database: WritableDatabase, key: string, value: string | null): void {
  if (value === null) database.prepare('DELETE FROM preferences WHERE key = ?').run(key)
  else {
    database
      .prepare('INSERT INTO preferences (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
      .run(key, value)
  }
}
