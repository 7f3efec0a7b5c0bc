import type { StoreApi } from '../core/store/storeApi.ts'
import type { Language } from '../shared/language.ts'
import type { RowSet } from '../shared/query.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { asksForOwn } from '../shared/summaries/ownMeasure.ts'
import type { SummaryAnswer } from '../shared/summaries/types.ts'
import { readSummary, type WrittenSummary } from '../shared/summaries/writtenSummary.ts'
import type { WallSeconds } from '../shared/time.ts'
import { summarizeWithPaidTime, type AskedSummary } from './paidTime.ts'

/** A summary as it is written, and in whose words its titles are. */
export interface WrittenQuestion {
  readonly written: WrittenSummary
  readonly language: Language
}

/** The rows that a summary is asked of. */
export interface AskedRows {
  /** The report whose rows are stored. */
  readonly report: ReportDefinition
  /** The report as its rows are seen, whose fields make the groups: of a list, of days, else the report itself. */
  readonly asked: ReportDefinition
  /** The reports that there are: what is wrong with a summary may name another that fits. */
  readonly reports: readonly ReportDefinition[]
  readonly rows: RowSet
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

/**
 * Looks up what a summary asks as it is written, with the user's own measures, and what they said of paid auxiliary
 * states.
 *
 * @throws AppError as {@link answerSummary}, before anything is asked of rows
 */
export async function askedSummary(
  store: StoreApi,
  { written, language }: WrittenQuestion,
  { report, asked, reports, rows, now }: AskedRows,
): Promise<AskedSummary> {
  const own = asksForOwn(written.measures) ? await store.ownMeasures.list() : []
  const paidStates = await store.paidStates.of(rows.connectionId)
  const summary = readSummary(written, { report: asked, reports, language, range: rows.range, own, paidStates })
  return { report, asked, rows, summary, now }
}

/**
 * Works out a summary as it is written, of what the store holds: with the user's own measures, and what they said of
 * paid auxiliary states. Whoever asks for a summary, window, command or schedule, asks here.
 *
 * @throws AppError `bad-summary`, `bad-grouping`, `bad-measure`, `unknown-measure`, `not-additive`, `bad-filter`,
 * `unknown-field`, `summary-too-large`, `cancelled`
 */
export async function answerSummary(
  store: StoreApi,
  question: WrittenQuestion,
  of: AskedRows,
  options: { readonly signal?: AbortSignal } = {},
): Promise<SummaryAnswer> {
  const asked = await askedSummary(store, question, of)
  options.signal?.throwIfAborted()
  return summarizeWithPaidTime(store, asked, of.reports, options)
}
