import type { ReadableDatabase, WritableDatabase } from './database.ts'

/** Counts one request of a connection on a day (`YYYY-MM-DD` of the operation's calendar): each costs one of the day's quota. */
export function countRequest(database: WritableDatabase, connectionId: number, day: string): void {
  database
    .prepare(
      `INSERT INTO request_ledger (connection_id, day, requests) VALUES (?, ?, 1)
        ON CONFLICT DO UPDATE SET requests = requests + 1`,
    )
    .run(connectionId, day)
}

/** The requests that were sent for a connection on a day. */
export function requestsOn(database: ReadableDatabase, connectionId: number, day: string): number {
  const requests = database
    .prepare('SELECT requests FROM request_ledger WHERE connection_id = ? AND day = ?')
    .pluck()
    .get(connectionId, day) as number | undefined
  return requests ?? 0
}

/** Remembers the day's limit that the server told of. */
export function rememberDayLimit(database: WritableDatabase, connectionId: number, limit: number): void {
  database.prepare('UPDATE connections SET day_limit = ? WHERE id = ?').run(limit, connectionId)
}

/** The day's limit as the server last told it, or null. */
export function dayLimit(database: ReadableDatabase, connectionId: number): number | null {
  return (database.prepare('SELECT day_limit FROM connections WHERE id = ?').pluck().get(connectionId) ?? null) as
    number | null
}
