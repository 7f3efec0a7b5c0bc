import type { ScheduleOutcome, ScheduleOrder, ScheduleMemory, StoredSchedule } from '../records/schedules.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import type { AnswerNotes } from '../../../shared/answerNotes.ts'
import { maskedBy, strictestMask } from '../../../shared/masks.ts'
import { keptSchema, scheduleSetupSchema, type Kept } from '../../../shared/schedules.ts'
import { FETCHED_SHORTCOMINGS, type FetchedShortcoming } from '../../../shared/shortcomings.ts'
import type { ViewContent } from '../../../shared/views.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { contentOfQuestion } from './views.ts'

interface ScheduleRow {
  id: number
  connection_id: number
  report_key: string | null
  parameters: string
  content: string | null
  view_id: number | null
  view_name: string | null
  view_question: string | null
  setup: string
  is_enabled: number
  covered: number | null
  retry_at_ms: number | null
  attempts: number
  notice: string | null
  last_started_ms: number | null
  last_done_ms: number | null
  last_ended_ms: number | null
  last_outcome: ScheduleOutcome | null
  last_error: string | null
  last_rows: number | null
  last_file: string | null
  last_file_rows: number | null
  last_cut_texts: number | null
  last_shortcomings: string | null
  last_notes: string | null
}

/** Kinds that only a newer program knows are left out: its outcome says that something is not whole. */
function shortcomingsOf({ last_shortcomings: text }: ScheduleRow): readonly FetchedShortcoming[] | null {
  if (text === null) return null
  const kept = JSON.parse(text) as readonly string[]
  return FETCHED_SHORTCOMINGS.filter((kind) => kept.includes(kind))
}

/** What a schedule keeps, and what that shows now; undefined where only a newer program understands it. */
function keptIn(row: ScheduleRow): { keeps: Kept; content: ViewContent | null; viewName: string | null } | undefined {
  const { content, view_id: viewId, view_name: viewName, view_question: question } = row
  if (row.report_key === null) return { keeps: { kind: 'home' }, content: null, viewName: null }
  if (viewId !== null) {
    return {
      keeps: { kind: 'view', viewId },
      content: question === null ? null : contentOfQuestion(question),
      viewName,
    }
  }
  const keeps = keptSchema.safeParse({ kind: 'content', content: content === null ? null : JSON.parse(content) })
  if (!keeps.success || keeps.data.kind !== 'content') return undefined
  return { keeps: keeps.data, content: keeps.data.content, viewName: null }
}

/** A schedule out of its row; undefined for one that only a newer program understands. */
function scheduleOf(row: ScheduleRow): StoredSchedule | undefined {
  const setup = scheduleSetupSchema.safeParse(JSON.parse(row.setup))
  const kept = keptIn(row)
  if (!setup.success || kept === undefined) return undefined
  const { content } = kept
  const mask = strictestMask(content?.mask, setup.data.mask)
  return {
    id: row.id,
    connectionId: row.connection_id,
    reportKey: row.report_key,
    parameters: JSON.parse(row.parameters) as Record<string, string>,
    ...kept,
    content: content === null ? null : maskedBy(content, mask),
    setup: setup.data,
    isEnabled: row.is_enabled === 1,
    covered: row.covered,
    retryAtMs: row.retry_at_ms,
    attempts: row.attempts,
    notice: row.notice,
    lastStartedMs: row.last_started_ms,
    lastDoneMs: row.last_done_ms,
    lastEndedMs: row.last_ended_ms,
    lastOutcome: row.last_outcome,
    lastError: row.last_error === null ? null : (JSON.parse(row.last_error) as AppErrorData),
    lastRows: row.last_rows,
    lastFile: row.last_file,
    lastFileRows: row.last_file_rows,
    lastCutTexts: row.last_cut_texts,
    lastShortcomings: shortcomingsOf(row),
    lastNotes: row.last_notes === null ? null : (JSON.parse(row.last_notes) as AnswerNotes),
  }
}

/** The schedules of the connections there are, in the order in which they were made. */
export function listSchedules(database: ReadableDatabase): readonly StoredSchedule[] {
  const rows = database
    .prepare(
      `SELECT schedules.*, views.name AS view_name, views.question AS view_question
        FROM schedules JOIN connections ON connections.id = schedules.connection_id LEFT JOIN views ON views.id = view_id
        WHERE is_removed = 0 ORDER BY schedules.id`,
    )
    .all() as ScheduleRow[]
  return rows.map(scheduleOf).filter((schedule) => schedule !== undefined)
}

/**
 * Adds a schedule, or changes one; what it remembers of its runs stays, but for what is covered and what it waits for.
 *
 * @param id null for a new one
 * @returns its id
 */
export function putSchedule(
  database: WritableDatabase,
  id: number | null,
  order: ScheduleOrder,
  covered: number | null,
): number {
  const { connectionId, reportKey, parameters, keeps, setup, isEnabled } = order
  const facts = [
    connectionId,
    reportKey,
    JSON.stringify(parameters),
    keeps.kind === 'content' ? JSON.stringify(keeps.content) : null,
    keeps.kind === 'view' ? keeps.viewId : null,
    JSON.stringify(setup),
    isEnabled ? 1 : 0,
    covered,
  ]
  if (id !== null) {
    const { changes } = database
      .prepare(
        `UPDATE schedules SET connection_id = ?, report_key = ?, parameters = ?, content = ?, view_id = ?, setup = ?,
          is_enabled = ?, covered = ?, retry_at_ms = NULL, attempts = 0, notice = NULL WHERE id = ?`,
      )
      .run(...facts, id)
    if (changes > 0) return id
  }
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO schedules (connection_id, report_key, parameters, content, view_id, setup, is_enabled, covered)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(...facts)
  return Number(lastInsertRowid)
}

/** Remembers something of a schedule's runs; what is not named stays. */
export function rememberRun(database: WritableDatabase, id: number, memory: Partial<ScheduleMemory>): void {
  const columns: Readonly<Record<keyof ScheduleMemory, string>> = {
    covered: 'covered',
    retryAtMs: 'retry_at_ms',
    attempts: 'attempts',
    notice: 'notice',
    lastStartedMs: 'last_started_ms',
    lastDoneMs: 'last_done_ms',
    lastEndedMs: 'last_ended_ms',
    lastOutcome: 'last_outcome',
    lastError: 'last_error',
    lastRows: 'last_rows',
    lastFile: 'last_file',
    lastFileRows: 'last_file_rows',
    lastCutTexts: 'last_cut_texts',
    lastShortcomings: 'last_shortcomings',
    lastNotes: 'last_notes',
  }
  const entries = Object.entries(memory) as [keyof ScheduleMemory, ScheduleMemory[keyof ScheduleMemory]][]
  if (entries.length === 0) return
  database
    .prepare(`UPDATE schedules SET ${entries.map(([name]) => `${columns[name]} = ?`).join(', ')} WHERE id = ?`)
    .run(
      ...entries.map(([, value]) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)),
      id,
    )
}

/** Lets every schedule of a connection try again at once: its user changed something. */
export function tryAgain(database: WritableDatabase, connectionId: number | null): void {
  database
    .prepare(
      `UPDATE schedules SET retry_at_ms = NULL, attempts = 0, notice = NULL
        WHERE (? IS NULL OR connection_id = ?) AND (retry_at_ms IS NOT NULL OR notice IS NOT NULL)`,
    )
    .run(connectionId, connectionId)
}

/** Removes a schedule. @returns whether there was one */
export function removeSchedule(database: WritableDatabase, id: number): boolean {
  return database.prepare('DELETE FROM schedules WHERE id = ?').run(id).changes > 0
}
