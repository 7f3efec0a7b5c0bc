import type { Question } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { fieldSetOf } from '../query/fieldSet.ts'
import { holdingsOf, lastAnswerAtMs, parameterSetsOf } from '../query/holdings.ts'
import { countRowsIn } from '../query/rowCounts.ts'
import { slicesOf } from '../tables/slices.ts'
import type { Scope } from '../records/slices.ts'
import type { Writing } from '../threads/subject.ts'

/** What was fetched: the slices that the store holds. */
export const slices = ({ database }: Writing) => ({
  of: (scope: Scope) => slicesOf(database, scope),
  rowsIn: (input: { report: ReportDefinition; scope: Scope; range: TimeRange }) =>
    countRowsIn(database, input.report, input.scope, input.range),
  /** How many fields of a question's rows have no column of their own. */
  furtherFields: (input: { report: ReportDefinition; question: Question }) =>
    fieldSetOf(database, input.report, input.question).further,
  holdings: (connectionId: number) => holdingsOf(database, connectionId),
  parameterSets: ({ connectionId, reportKey }: { connectionId: number; reportKey: string }) =>
    parameterSetsOf(database, connectionId, reportKey),
  lastAnswerAtMs: () => lastAnswerAtMs(database),
})
