import type { PullOrder, UnfinishedPull } from '../records/pulls.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

interface PullRow {
  id: number
  connection_id: number
  report_key: string
  parameters: string
  range_from: WallSeconds | null
  range_to: WallSeconds | null
  refresh_since_ms: number | null
  by_day: number
  started_at_ms: number
}

function pullOf(row: PullRow): UnfinishedPull {
  const { range_from: from, range_to: to } = row
  return {
    id: row.id,
    connectionId: row.connection_id,
    reportKey: row.report_key,
    parameters: JSON.parse(row.parameters) as Record<string, string>,
    range: from === null || to === null ? null : { from, to },
    refreshSinceMs: row.refresh_since_ms,
    byDay: row.by_day === 1,
    startedAtMs: row.started_at_ms,
  }
}

/** Remembers a pull until {@link endPull}. @returns its id */
export function beginPull(database: WritableDatabase, order: PullOrder): number {
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO unfinished_pulls (connection_id, report_key, parameters, range_from, range_to, refresh_since_ms, started_at_ms, by_day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      order.connectionId,
      order.reportKey,
      JSON.stringify(order.parameters),
      order.range?.from ?? null,
      order.range?.to ?? null,
      order.refreshSinceMs,
      order.startedAtMs,
      order.byDay ? 1 : 0,
    )
  return Number(lastInsertRowid)
}

/** Forgets a pull, however it ended. */
export function endPull(database: WritableDatabase, id: number): void {
  database.prepare('DELETE FROM unfinished_pulls WHERE id = ?').run(id)
}

/** What was begun and not ended, in the order in which it was begun. */
export function unfinishedPulls(database: ReadableDatabase): readonly UnfinishedPull[] {
  const rows = database
    .prepare(
      `SELECT unfinished_pulls.* FROM unfinished_pulls JOIN connections ON connections.id = connection_id
        WHERE is_removed = 0 ORDER BY unfinished_pulls.id`,
    )
    .all() as PullRow[]
  return rows.map(pullOf)
}
