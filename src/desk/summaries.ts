import { AppError } from '../shared/errors.ts'
import type { InputOf, OutputOf } from '../shared/ipc/contract.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import { byDayReportOf } from '../shared/reports/catalogueDays.ts'
import { listReportOf } from '../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { RowSet } from '../shared/query.ts'
import { readSummary } from '../shared/summaries/writtenSummary.ts'
import { wallClock } from '../shared/time.ts'
import type { OpenDesk } from './openDesk.ts'

/** The report as the rows of a row set are seen: a list's items, or sums with their day. */
function seenReport(report: ReportDefinition, { list, byDay }: RowSet): ReportDefinition {
  if (list !== undefined) return listReportOf(report, list) ?? report
  return byDay === true ? byDayReportOf(report) : report
}

/** The summaries that the window is looking at. A slot holds one question at a time: a newer one stops it. */
export class Summaries {
  readonly #desk: () => Promise<OpenDesk>
  readonly #inFlight = new Map<string, AbortController>()

  constructor(desk: () => Promise<OpenDesk>) {
    this.#desk = desk
  }

  /**
   * @throws AppError `unknown-connection`, `unknown-report`, `bad-summary`, `bad-grouping`, `bad-measure`, `not-additive`, `bad-filter`,
   *   `unknown-field`, `summary-too-large`; `cancelled` where a newer question of the slot took over
   */
  async ask({ slot, rows, summary, language }: InputOf<'summary:ask'>): Promise<OutputOf<'summary:ask'>> {
    const controller = new AbortController()
    this.#inFlight.get(slot)?.abort(new AppError('cancelled'))
    this.#inFlight.set(slot, controller)
    try {
      const desk = await this.#desk()
      const report = desk.report(rows.reportKey)
      const { timeZone } = await desk.connection(rows.connectionId)
      const read = readSummary(summary, {
        report: seenReport(report, rows),
        language,
        reports: desk.catalogue.reports,
        range: rows.range,
      })
      const question = { rows: { ...rows, parameters: checkParameters(report, rows.parameters) }, summary: read }
      const now = wallClock(desk.sync.nowMs(), timeZone)
      controller.signal.throwIfAborted()
      return await desk.store.summaries.summarize({ report, question, now }, { signal: controller.signal })
    } finally {
      if (this.#inFlight.get(slot) === controller) this.#inFlight.delete(slot)
    }
  }
}
