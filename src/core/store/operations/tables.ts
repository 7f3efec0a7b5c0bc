import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { ensureRowsTable } from '../rows/ensureRowsTable.ts'
import type { Writing } from '../threads/subject.ts'

/** The tables of the reports' rows. */
export const tables = ({ database }: Writing) => ({
  /** Makes the report's table, or brings it up to date. */
  ensure: ({ report }: { report: ReportDefinition }) => {
    ensureRowsTable(database, report)
  },
})
