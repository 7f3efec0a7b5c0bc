import type { NewShiftSheet, Shift, ShiftSheet } from '../../../shared/shifts/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

/** The sheets of an operation, the newest first. */
export function listShiftSheets(database: ReadableDatabase, connectionId: number): readonly ShiftSheet[] {
  return database
    .prepare(
      `SELECT id, connection_id AS connectionId, name, imported_at_ms AS importedAtMs, count(*) AS shifts,
          count(DISTINCT agent) AS agents, min(from_at) AS "from", max(before_at) AS before
        FROM shift_sheets JOIN shifts ON sheet_id = id WHERE connection_id = ?
        GROUP BY id ORDER BY imported_at_ms DESC, id DESC`,
    )
    .all(connectionId) as ShiftSheet[]
}

/** Keeps a sheet whole, in the place of one of the same name. @returns its id */
export function putShiftSheet(
  database: WritableDatabase,
  { connectionId, name, importedAtMs, shifts }: NewShiftSheet,
): number {
  return database
    .transaction(() => {
      const known = database
        .prepare('SELECT id FROM shift_sheets WHERE connection_id = ? AND name = ?')
        .pluck()
        .get(connectionId, name) as number | undefined
      if (known !== undefined) removeShiftSheet(database, known)
      const { lastInsertRowid } = database
        .prepare('INSERT INTO shift_sheets (connection_id, name, imported_at_ms) VALUES (?, ?, ?)')
        .run(connectionId, name, importedAtMs)
      const insert = database.prepare('INSERT INTO shifts (sheet_id, agent, from_at, before_at) VALUES (?, ?, ?, ?)')
      for (const { agent, from, before } of shifts) insert.run(lastInsertRowid, agent, from, before)
      return Number(lastInsertRowid)
    })
    .immediate()
}

/** Forgets a sheet with its shifts; nothing where there is none. */
export function removeShiftSheet(database: WritableDatabase, id: number): void {
  database
    .transaction(() => {
      database.prepare('DELETE FROM shifts WHERE sheet_id = ?').run(id)
      database.prepare('DELETE FROM shift_sheets WHERE id = ?').run(id)
    })
    .immediate()
}

/** The shifts of an operation that touch a stretch of time, of all its sheets, in order of time. */
export function shiftsWithin(
  database: ReadableDatabase,
  { connectionId, range }: { readonly connectionId: number; readonly range: TimeRange },
): readonly Shift[] {
  return database
    .prepare(
      `SELECT agent, from_at AS "from", before_at AS before FROM shifts JOIN shift_sheets ON id = sheet_id
        WHERE connection_id = ? AND from_at <= ? AND before_at > ? ORDER BY from_at, agent`,
    )
    .all(connectionId, range.to, range.from) as Shift[]
}
