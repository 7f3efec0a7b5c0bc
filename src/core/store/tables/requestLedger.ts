import type { QuotaFacts } from '../records/requests.ts'
import { formatDay, SECONDS_PER_HOUR, startOfHour, type WallSeconds } from '../../../shared/time.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

/** Hours that are remembered: enough to tell how fast requests go. */
const HOURS_KEPT = 48

/**
 * Counts one request of a connection at an instant of the operation's wall clock: each costs one of the day's quota.
 */
export function countRequest(database: WritableDatabase, connectionId: number, at: WallSeconds): void {
  const hour = startOfHour(at)
  database.transaction(() => {
    database
      .prepare(
        `INSERT INTO request_ledger (connection_id, day, requests) VALUES (?, ?, 1)
          ON CONFLICT DO UPDATE SET requests = requests + 1`,
      )
      .run(connectionId, formatDay(at))
    database
      .prepare(
        `INSERT INTO request_hours (connection_id, hour, requests) VALUES (?, ?, 1)
          ON CONFLICT DO UPDATE SET requests = requests + 1`,
      )
      .run(connectionId, hour)
    database
      .prepare('DELETE FROM request_hours WHERE connection_id = ? AND hour < ?')
      .run(connectionId, hour - HOURS_KEPT * SECONDS_PER_HOUR)
  })()
}

/**
 * Takes back a request that was counted at an instant, because it surely came to no server. Counted before it is sent,
 * and taken back after: a program that ends in between leaves one too many, never one too few.
 */
export function uncountRequest(database: WritableDatabase, connectionId: number, at: WallSeconds): void {
  const takeBack = (table: string, column: string, when: string | number): void => {
    database
      .prepare(`UPDATE ${table} SET requests = requests - 1 WHERE connection_id = ? AND ${column} = ? AND requests > 0`)
      .run(connectionId, when)
  }
  database.transaction(() => {
    takeBack('request_ledger', 'day', formatDay(at))
    takeBack('request_hours', 'hour', startOfHour(at))
  })()
}

/** The requests that were sent for a connection on a day (`YYYY-MM-DD` of the operation's calendar). */
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

interface FactsRow {
  reserve_percent: number | null
  told_day: string | null
  told_used: number | null
  counted_then: number | null
  told_at_ms: number | null
}

function requestsInHour(database: ReadableDatabase, connectionId: number, hour: number): number {
  const requests = database
    .prepare('SELECT requests FROM request_hours WHERE connection_id = ? AND hour = ?')
    .pluck()
    .get(connectionId, hour) as number | undefined
  return requests ?? 0
}

/** What is known of a connection's quota at an instant of the operation's wall clock. */
export function quotaFacts(database: ReadableDatabase, connectionId: number, at: WallSeconds): QuotaFacts {
  const day = formatDay(at)
  const hour = startOfHour(at)
  const row = database.prepare('SELECT * FROM quota_facts WHERE connection_id = ?').get(connectionId) as
    FactsRow | undefined
  const { told_used: used = null, told_at_ms: atMs = null } = row?.told_day === day ? row : {}
  return {
    counted: requestsOn(database, connectionId, day),
    limit: dayLimit(database, connectionId),
    told: used === null || atMs === null ? null : { used, counted: row?.counted_then ?? 0, atMs },
    askedAtMs: row?.told_at_ms ?? null,
    reservePercent: row?.reserve_percent ?? null,
    thisHour: requestsInHour(database, connectionId, hour),
    hourBefore: requestsInHour(database, connectionId, hour - SECONDS_PER_HOUR),
  }
}

/**
 * Remembers that a server was asked, and the requests that it told of; where it did not say (null), what it told before
 * that day holds.
 */
export function rememberToldCount(
  database: WritableDatabase,
  connectionId: number,
  at: WallSeconds,
  used: number | null,
  atMs: number,
): void {
  const day = formatDay(at)
  if (used === null) {
    const keep = 'UPDATE quota_facts SET told_at_ms = ? WHERE connection_id = ? AND told_day = ?'
    if (database.prepare(keep).run(atMs, connectionId, day).changes > 0) return
  }
  database
    .prepare(
      `INSERT INTO quota_facts (connection_id, told_day, told_used, counted_then, told_at_ms) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET told_day = excluded.told_day, told_used = excluded.told_used,
          counted_then = excluded.counted_then, told_at_ms = excluded.told_at_ms`,
    )
    .run(connectionId, day, used, requestsOn(database, connectionId, day), atMs)
}

/** Sets the part of the day's limit, in percent, that automatic work leaves untouched. */
export function setReserve(database: WritableDatabase, connectionId: number, percent: number): void {
  database
    .prepare(
      `INSERT INTO quota_facts (connection_id, reserve_percent) VALUES (?, ?)
        ON CONFLICT DO UPDATE SET reserve_percent = excluded.reserve_percent`,
    )
    .run(connectionId, percent)
}
