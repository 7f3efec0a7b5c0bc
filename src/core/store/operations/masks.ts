import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { toldRowSet } from '../query/masks/toldRowSet.ts'
import type { Reading } from '../threads/subject.ts'

export interface ToldInput {
  readonly report: ReportDefinition
  readonly question: RowSet
}

/** What is told beside rows, masked as they are. Rows themselves are masked where they are read. */
export const masks = ({ database }: Reading) => ({
  /** A question as a document or a sheet repeats it: values of its filters, search and parameters masked as it says. */
  told: ({ report, question }: ToldInput): RowSet => toldRowSet(database, report, question),
})
