import { ColumnCache } from '../../src/core/store/query/columns/columnCache.ts'
import { summarizeRows } from '../../src/core/store/query/summaries/summarize.ts'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import type { RowSet } from '../../src/shared/query.ts'
import { byDayReportOf } from '../../src/shared/reports/catalogueDays.ts'
import { listReportOf } from '../../src/shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import type { SummaryAnswer, SummaryGroup, SummaryQuestion } from '../../src/shared/summaries/types.ts'
import { PLAIN_SUMMARY, readSummary, type WrittenSummary } from '../../src/shared/summaries/writtenSummary.ts'
import type { WallSeconds } from '../../src/shared/time.ts'
import { NO_PARAMETERS, at } from './times.ts'

/** What a summary is asked of and with: rows as a row set has them, the rest as the command line writes it. */
export interface SummaryWish extends Partial<WrittenSummary>, Partial<RowSet> {
  /** The operation's wall clock; long after everything else, unless said. */
  readonly now?: WallSeconds
  readonly cache?: ColumnCache
  readonly throwIfCancelled?: () => void
}

/** What a summary asks that is written as the command line takes it. */
export function summaryQuestion(report: ReportDefinition, wish: SummaryWish): SummaryQuestion {
  const { now: _now, cache: _cache, throwIfCancelled: _throwIfCancelled, ...asked } = wish
  const { parameters = NO_PARAMETERS, range = null, filters = [], search = '', list, within, byDay } = asked
  const rows: RowSet = {
    connectionId: 1,
    reportKey: report.key,
    parameters,
    range,
    filters,
    search,
    ...(list === undefined ? {} : { list }),
    ...(within === undefined ? {} : { within }),
    ...(byDay === undefined ? {} : { byDay }),
  }
  const listed = list === undefined ? report : (listReportOf(report, list) ?? report)
  const context = {
    report: byDay === true ? byDayReportOf(listed) : listed,
    language: 'en',
    reports: [report],
    range,
  } as const
  return { rows, summary: readSummary({ ...PLAIN_SUMMARY, ...asked }, context) }
}

/** Asks for a summary that is written as the command line takes it. */
export function summarize(database: WritableDatabase, report: ReportDefinition, wish: SummaryWish): SummaryAnswer {
  const { now = at('2030-01-01'), cache = new ColumnCache(), throwIfCancelled = () => undefined } = wish
  const question = summaryQuestion(report, wish)
  return summarizeRows(database, cache, { report, question, now }, throwIfCancelled)
}

/** Lines as one reads them: key, column if any, values, and the state where it is not complete. */
export function linesOf({ groups }: Pick<SummaryAnswer, 'groups'>): readonly unknown[] {
  return groups.map(({ key, column, values, state, compared, comparedState }: SummaryGroup) => [
    key.map((each) => each ?? '(others)').join(' / '),
    ...(column === null ? [] : [column]),
    ...values,
    ...(state === 'complete' ? [] : [state]),
    ...(compared === null ? [] : ['before', ...compared]),
    ...(comparedState === null || comparedState === 'complete' ? [] : [comparedState]),
  ])
}
