import type { ReadableDatabase } from '../file/databaseTypes.ts'

/** What the store holds of a report of one connection, over all its parameters. */
export interface Holding {
  readonly reportKey: string
  readonly rows: number
  readonly lastFetchedAtMs: number
}

/** Every report of which something was fetched, an empty answer too. */
export function holdingsOf(database: ReadableDatabase, connectionId: number): readonly Holding[] {
  return database
    .prepare(
      `SELECT report_key AS reportKey, sum(row_count) AS rows, max(fetched_at_ms) AS lastFetchedAtMs
        FROM slices JOIN scopes ON scopes.id = scope_id WHERE connection_id = ? AND state <> 'incoming'
        GROUP BY report_key ORDER BY report_key`,
    )
    .all(connectionId) as Holding[]
}

/** When the last answer of any server was stored, by this computer's clock of then; null: none is. */
export function lastAnswerAtMs(database: ReadableDatabase): number | null {
  return database.prepare(`SELECT max(fetched_at_ms) FROM slices WHERE state <> 'incoming'`).pluck().get() as
    number | null
}

/** The parameters with which something of a report was fetched, the latest fetched first. */
export function parameterSetsOf(
  database: ReadableDatabase,
  connectionId: number,
  reportKey: string,
): readonly Readonly<Record<string, string>>[] {
  const rows = database
    .prepare(
      `SELECT parameters FROM slices JOIN scopes ON scopes.id = scope_id
        WHERE connection_id = ? AND report_key = ? AND state <> 'incoming'
        GROUP BY scopes.id ORDER BY max(fetched_at_ms) DESC, scopes.id DESC`,
    )
    .pluck()
    .all(connectionId, reportKey) as string[]
  return rows.map((text) => Object.fromEntries(JSON.parse(text) as [string, string][]))
}
