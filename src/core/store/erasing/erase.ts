import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import type { WritableDatabase } from '../file/databaseTypes.ts'
import type { ProcessLocks } from '../file/processLocks.ts'
import { countBefore, eraseBefore } from './eraseBefore.ts'
import { ensureRowsTable } from '../rows/ensureRowsTable.ts'
import type { Erasure } from './erasure.ts'
import { eraseGaps } from '../tables/logBook.ts'
import { oweCompaction } from './owedCompactions.ts'
import { hasRowsTable } from '../rows/reportTable.ts'
import { forgetKeptCards } from '../tables/keptCards.ts'
import { deleteSlice, discardIncoming, slicesOf } from '../tables/slices.ts'
import type { Scope, StoredSlice } from '../records/slices.ts'

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

/** @param report only its key where it left the catalogue */
function eraseScope(
  database: WritableDatabase,
  report: ReportDefinition | { readonly key: string; readonly kind?: undefined },
  scope: Scope,
  before: WallSeconds | null,
): number {
  const erase = (slice: StoredSlice): number =>
    before === null ? deleteSlice(database, report, slice.id) : eraseBefore(database, report, slice, before)
  return slicesOf(database, scope).reduce((rows, slice) => rows + erase(slice), 0)
}

/**
 * Deletes cached rows and what the store knows of having fetched them, and what processes that died left of slices they
 * had begun.
 *
 * @param reports the definitions of the catalogue
 * @returns the number of rows deleted
 */
export function eraseRows(
  database: WritableDatabase,
  locks: ProcessLocks,
  reports: readonly ReportDefinition[],
  erasure: Erasure,
): number {
  const byKey = new Map(reports.map((report) => [report.key, report]))
  return database
    .transaction(() => {
      let rows = 0
      eraseGaps(database, erasure)
      for (const scope of scopesOf(database, erasure)) {
        const table = { key: scope.reportKey }
        if (!hasRowsTable(database, table)) continue
        discardOrphans(database, locks, scope)
        const report = byKey.get(scope.reportKey)
        if (report !== undefined) ensureRowsTable(database, report)
        const erased = eraseScope(database, report ?? table, scope, erasure.before)
        if (erased > 0) oweCompaction(database, scope.reportKey)
        rows += erased
      }
      if (rows > 0) forgetKeptCards(database)
      return rows
    })
    .immediate()
}

/**
 * How many rows {@link eraseRows} would delete now.
 *
 * @param reports the definitions of the catalogue
 */
export function countRows(
  database: WritableDatabase,
  reports: readonly ReportDefinition[],
  { connectionId, reportKey, before }: Erasure,
): number {
  const byKey = new Map(reports.map((report) => [report.key, report]))
  return scopesOf(database, { connectionId, reportKey, before }).reduce((total, scope) => {
    const report = byKey.get(scope.reportKey)
    if (report !== undefined && before !== null && hasRowsTable(database, report)) ensureRowsTable(database, report)
    const ofSlices = slicesOf(database, scope).map((slice) => {
      return before === null ? slice.rows : countBefore(database, report, slice, before)
    })
    return ofSlices.reduce((sum, rows) => sum + rows, total)
  }, 0)
}

/**
 * Deletes what dead processes left of slices they had begun, of one connection or of all: no question sees it, but it
 * is in the file.
 */
export function discardAllOrphans(database: WritableDatabase, locks: ProcessLocks, connectionId: number | null): void {
  for (const scope of scopesOf(database, { connectionId, reportKey: null, before: null })) {
    if (hasRowsTable(database, { key: scope.reportKey })) discardOrphans(database, locks, scope)
  }
}

/**
 * What dead processes left of slices they had begun. While a pull of the connection is alive, what it stages is its
 * own.
 */
function discardOrphans(database: WritableDatabase, locks: ProcessLocks, scope: Scope): void {
  const names = [`connection-${scope.connectionId}`]
  if (!locks.tryAcquire(names)) return
  try {
    discardIncoming(database, { key: scope.reportKey }, scope.connectionId)
  } finally {
    locks.release(names)
  }
}
