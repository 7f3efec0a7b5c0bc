import type { NewShiftSheet, Shift, ShiftSheet } from '../../../shared/shifts/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

/** A shift as it is stored. */
type StoredShift = readonly [agent: string, from: number, before: number]

/** The sheets of an operation, the newest first. */
export function listShiftSheets(database: ReadableDatabase, connectionId: number): readonly ShiftSheet[] {
  return database
    .prepare(
      `SELECT shift_sheets.id AS id, connection_id AS connectionId, name, imported_at_ms AS importedAtMs, count(*) AS shifts,
          count(DISTINCT each.value ->> 0) AS agents, min(each.value ->> 1) AS "from", max(each.value ->> 2) AS before
        FROM shift_sheets, json_each(shift_sheets.shifts) each WHERE connection_id = ?
        GROUP BY shift_sheets.id ORDER BY imported_at_ms DESC, shift_sheets.id DESC`,
    )
    .all(connectionId) as ShiftSheet[]
}

/** Keeps a sheet whole, in the place of one of the same name. */
export function putShiftSheet(
  database: WritableDatabase,
  { connectionId, name, importedAtMs, shifts }: NewShiftSheet,
): void {
  const stored = shifts.map(({ agent, from, before }): StoredShift => [agent, from, before])
  database
    .transaction(() => {
      database.prepare('DELETE FROM shift_sheets WHERE connection_id = ? AND name = ?').run(connectionId, name)
      database
        .prepare('INSERT INTO shift_sheets (connection_id, name, imported_at_ms, shifts) VALUES (?, ?, ?, ?)')
        .run(connectionId, name, importedAtMs, JSON.stringify(stored))
    })
    .immediate()
}

/** Forgets a sheet; nothing where there is none. */
export function removeShiftSheet(database: WritableDatabase, id: number): void {
  database.prepare('DELETE FROM shift_sheets WHERE id = ?').run(id)
}

/** The shifts of an operation that touch a stretch of time, of all its sheets, in order of time. */
export function shiftsWithin(
  database: ReadableDatabase,
  { connectionId, range }: { readonly connectionId: number; readonly range: TimeRange },
): readonly Shift[] {
  return database
    .prepare(
      `SELECT each.value ->> 0 AS agent, each.value ->> 1 AS "from", each.value ->> 2 AS before
        FROM shift_sheets, json_each(shift_sheets.shifts) each
        WHERE connection_id = ? AND each.value ->> 1 <= ? AND each.value ->> 2 > ?
        ORDER BY 2, 1`,
    )
    .all(connectionId, range.to, range.from) as Shift[]
}
