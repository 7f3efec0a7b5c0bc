import type { ReportDefinition } from '../../shared/reports/types.ts'
import { wall, type WallSeconds } from '../../shared/time.ts'
import type { WritableDatabase } from './database.ts'
import { hasRowsTable } from './reportTable.ts'
import { cutWindow, deleteWindow, windowsOf, type Scope } from './windows.ts'

/** What to erase; what is null is not narrowed down. */
export interface Erasure {
  readonly connectionId: number | null
  readonly reportKey: string | null
  /** Rows before this instant go; a window that reaches past it keeps the rest. */
  readonly before: WallSeconds | null
}

interface ScopeRow {
  connection_id: number
  report_key: string
  parameters: string
}

function scopesOf(database: WritableDatabase, erasure: Erasure): readonly Scope[] {
  const rows = database.prepare('SELECT connection_id, report_key, parameters FROM scopes').all() as ScopeRow[]
  return rows
    .filter(
      (row) =>
        (erasure.connectionId === null || row.connection_id === erasure.connectionId) &&
        (erasure.reportKey === null || row.report_key === erasure.reportKey),
    )
    .map((row) => ({
      connectionId: row.connection_id,
      reportKey: row.report_key,
      parameters: Object.fromEntries(JSON.parse(row.parameters) as [string, string][]),
    }))
}

function eraseScope(
  database: WritableDatabase,
  report: ReportDefinition,
  scope: Scope,
  before: WallSeconds | null,
): number {
  let rows = 0
  for (const window of windowsOf(database, scope)) {
    if (before === null || window.range.to < before) rows += deleteWindow(database, report, window.id)
    else if (window.range.from < before && report.kind !== 'aggregate') {
      rows += cutWindow(database, report, window, { from: window.range.from, to: wall(before - 1) })
    }
  }
  return rows
}

/**
 * Deletes cached rows and what the store knows of having fetched them.
 *
 * @param reports the definitions of every report that the store may hold
 * @returns the number of rows deleted
 */
export function eraseRows(database: WritableDatabase, reports: readonly ReportDefinition[], erasure: Erasure): number {
  const byKey = new Map(reports.map((report) => [report.key, report]))
  return database
    .transaction(() => {
      let rows = 0
      for (const scope of scopesOf(database, erasure)) {
        const report = byKey.get(scope.reportKey)
        if (report !== undefined && hasRowsTable(database, report))
          rows += eraseScope(database, report, scope, erasure.before)
      }
      return rows
    })
    .immediate()
}

/**
 * Gives the space of deleted rows back, so that nothing of them stays in the file or its log. Needs the store for itself.
 *
 * @throws SQLite's busy error where another process uses the store
 */
export function compact(database: WritableDatabase): void {
  database.exec('VACUUM')
  database.pragma('wal_checkpoint(TRUNCATE)')
}
