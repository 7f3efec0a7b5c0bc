import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { listCustomReports, putCustomReport, removeCustomReport } from '../tables/customReports.ts'
import type { Writing } from '../threads/subject.ts'

/** Reports that users described themselves. */
export const ownReports = ({ database }: Writing) => ({
  list: () => listCustomReports(database),
  put: (input: { report: ReportDefinition; definition: string; retyped: readonly string[] }) => {
    putCustomReport(database, input)
  },
  remove: (key: string) => {
    removeCustomReport(database, key)
  },
})
