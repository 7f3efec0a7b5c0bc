import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { ensureRowsTable } from '../rows/ensureRowsTable.ts'
import { tablesByReport } from './fixedTables.ts'
import { forgetLogs } from './logBook.ts'
import { rowsTable, tablesOf, valueColumn } from '../rows/reportTable.ts'
import { shadowsOf } from '../rows/shadows.ts'
import { joinSql, sql } from '../sql/sql.ts'

// Reports that users described, as texts: what they look like is checked where they are read. Their rows lie in tables
// like any others'.

export interface StoredCustomReport {
  readonly key: string
  /** The description as JSON. */
  readonly definition: string
}

/** Every report of one's own, in the order of their keys. */
export function listCustomReports(database: ReadableDatabase): readonly StoredCustomReport[] {
  return database
    .prepare('SELECT report_key AS key, definition FROM custom_reports ORDER BY report_key')
    .all() as StoredCustomReport[]
}

/**
 * Works out anew what the values of some fields compare by, since they are of another type now. The rows stay as the
 * server sent them. Runs inside the caller's transaction.
 */
function retypeFields(database: WritableDatabase, report: ReportDefinition, names: ReadonlySet<string>): void {
  for (const field of report.fields.filter(({ name }) => names.has(name))) {
    const shadows = joinSql(shadowsOf({ field, kind: 'field' }), ', ')
    const fill = sql`UPDATE ${rowsTable(report)} SET ${shadows} WHERE ${valueColumn(field)} IS NOT NULL`
    database.prepare(fill.text).run(...fill.values)
  }
}

/**
 * Keeps a report, in the place of what was kept under its key. Rows that it has already are made to fit: they get
 * columns for new fields, and fields of another type compare by that.
 *
 * @param retyped the names of fields whose type is another one than before
 */
export function putCustomReport(
  database: WritableDatabase,
  input: { readonly report: ReportDefinition; readonly definition: string; readonly retyped: readonly string[] },
): void {
  const { report, definition, retyped } = input
  // On its own: it has a transaction of its own, and columns that nobody uses yet do no harm.
  ensureRowsTable(database, report)
  database
    .transaction(() => {
      database
        .prepare(
          `INSERT INTO custom_reports (report_key, definition) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET definition = excluded.definition`,
        )
        .run(report.key, definition)
      retypeFields(database, report, new Set(retyped))
    })
    .immediate()
}

/**
 * Forgets a report, and everything that the store holds of it, also what was to be done with it by itself. What it held
 * is out of the file only once the file is compacted.
 */
export function removeCustomReport(database: WritableDatabase, reportKey: string): void {
  const ofReport = (table: string): void => {
    database.prepare(`DELETE FROM ${table} WHERE report_key = ?`).run(reportKey)
  }
  database
    .transaction(() => {
      database
        .prepare('DELETE FROM slices WHERE scope_id IN (SELECT id FROM scopes WHERE report_key = ?)')
        .run(reportKey)
      forgetLogs(
        database,
        database.prepare('SELECT id FROM scopes WHERE report_key = ?').pluck().all(reportKey) as number[],
      )
      for (const table of tablesByReport()) ofReport(table)
      // How it was looked at; keys are never given twice, so nothing else has this one in its name.
      database.prepare('DELETE FROM preferences WHERE instr(key, ?) > 0').run(reportKey)
      for (const table of tablesOf(database, { key: reportKey })) database.exec(sql`DROP TABLE ${table}`.text)
    })
    .immediate()
}
