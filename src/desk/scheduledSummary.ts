import type { StoreApi } from '../core/store/storeApi.ts'
import { asksForOwn } from '../shared/summaries/ownMeasure.ts'
import type { RowSet } from '../shared/query.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { ScheduledSummary } from '../shared/schedules.ts'
import type { SummaryAnswer } from '../shared/summaries/types.ts'
import { readSummary } from '../shared/summaries/writtenSummary.ts'
import type { WallSeconds } from '../shared/time.ts'

/** The rows that a kept summary is asked of. */
export interface AskedRows {
  readonly report: ReportDefinition
  /** The reports that there are: what is wrong with a summary may name another that fits. */
  readonly reports: readonly ReportDefinition[]
  readonly rows: RowSet
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

/**
 * Works out a summary as it is kept, of what the store holds.
 *
 * @throws AppError `bad-summary`, `bad-grouping`, `bad-measure`, `not-additive`, `bad-filter`, `unknown-field`,
 * `summary-too-large`, `cancelled`
 */
export async function summarizeKept(
  store: StoreApi,
  asked: ScheduledSummary,
  { report, reports, rows, now }: AskedRows,
  options: { readonly signal?: AbortSignal } = {},
): Promise<SummaryAnswer> {
  const own = asksForOwn(asked.measures) ? await store.ownMeasures.list() : []
  const summary = readSummary(asked, { report, reports, language: asked.language, range: rows.range, own })
  return store.summaries.summarize({ report, question: { rows, summary }, now }, options)
}
