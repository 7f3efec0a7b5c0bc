import type { MarkState, ReportMark, NotedSighting } from '../records/reportMarks.ts'
import { SECONDS_PER_DAY } from '../../../shared/time.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

// Which reports a server has, as far as its answers say. It says 404 both of a period without records and of a report
// that it does not have, so a single 404 proves nothing; one that never turns into anything else does, after a while.

/**
 * A report that only answered 404 over so long a stretch is marked as absent: four weeks of records, two days of
 * states.
 */
export const QUIET_SECONDS = { dated: 28 * SECONDS_PER_DAY, undated: 2 * SECONDS_PER_DAY } as const

interface MarkRow {
  readonly state: MarkState
  readonly quiet_from: number | null
  readonly quiet_to: number | null
}

export function listMarks(database: ReadableDatabase, connectionId: number): readonly ReportMark[] {
  return database
    .prepare(
      `SELECT report_key AS reportKey, state, marked_at_ms AS markedAtMs FROM report_marks
        WHERE connection_id = ? ORDER BY report_key`,
    )
    .all(connectionId) as ReportMark[]
}

function holdsRows(database: ReadableDatabase, { connectionId, reportKey }: NotedSighting): boolean {
  const held = database
    .prepare(
      `SELECT 1 FROM slices JOIN scopes ON scopes.id = scope_id
        WHERE connection_id = ? AND report_key = ? AND row_count > 0 AND state <> 'incoming' LIMIT 1`,
    )
    .get(connectionId, reportKey)
  return held !== undefined
}

/** What is known after one more answer. */
function next(known: MarkRow | undefined, holds: boolean, noted: NotedSighting): MarkRow {
  const { sighting, range, isDated } = noted
  const plain = (state: MarkState): MarkRow => ({ state, quiet_from: null, quiet_to: null })
  if (sighting === 'absent' || sighting === 'data') return plain(sighting)
  if (holds || known?.state === 'data') return plain('data')
  if (sighting === 'empty' || known?.state === 'empty') return plain('empty')
  const from = Math.min(known?.quiet_from ?? range.from, range.from)
  const to = Math.max(known?.quiet_to ?? range.to, range.to)
  const isLong = to - from + 1 >= (isDated ? QUIET_SECONDS.dated : QUIET_SECONDS.undated)
  return { state: isLong || known?.state === 'absent' ? 'absent' : 'quiet', quiet_from: from, quiet_to: to }
}

/** Takes an answer into account. @returns whether the report is marked otherwise than before */
export function noteSighting(database: WritableDatabase, noted: NotedSighting): boolean {
  const { connectionId, reportKey, atMs } = noted
  return database
    .transaction(() => {
      const known = database
        .prepare('SELECT state, quiet_from, quiet_to FROM report_marks WHERE connection_id = ? AND report_key = ?')
        .get(connectionId, reportKey) as MarkRow | undefined
      const { state, quiet_from, quiet_to } = next(known, holdsRows(database, noted), noted)
      database
        .prepare(
          `INSERT INTO report_marks (connection_id, report_key, state, quiet_from, quiet_to, marked_at_ms)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state, quiet_from = excluded.quiet_from,
            quiet_to = excluded.quiet_to, marked_at_ms = excluded.marked_at_ms`,
        )
        .run(connectionId, reportKey, state, quiet_from, quiet_to, atMs)
      return state !== known?.state
    })
    .immediate()
}

/** Forgets what is known of a connection's server, as when it leads to another one. */
export function clearMarks(database: WritableDatabase, connectionId: number): void {
  database.prepare('DELETE FROM report_marks WHERE connection_id = ?').run(connectionId)
}
