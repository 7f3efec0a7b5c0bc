import { AppError } from '../shared/errors.ts'
import type { InputOf, OutputOf } from '../shared/ipc/contract.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import { seenReport } from '../shared/reports/seenReport.ts'
import { summaryFileContent, type SummarizedRows } from '../shared/summaries/summaryFile.ts'
import { wallClock } from '../shared/time.ts'
import { writeSummaryFile } from '../core/export/summaries/writeSummaryFile.ts'
import { pictureBytes } from './drawings.ts'
import type { Exports } from './exports.ts'
import type { OpenDesk } from './openDesk.ts'
import { answerSummary } from './answerSummary.ts'
import { QuestionSlots } from './questionSlots.ts'
import { toldRows } from './toldRows.ts'

type Asked = Omit<InputOf<'summary:ask'>, 'slot'>

interface Summarized extends SummarizedRows {
  readonly desk: OpenDesk
}

/** The summaries that the window is looking at. A slot holds one question at a time: a newer one stops it. */
export class Summaries extends QuestionSlots {
  readonly #desk: () => Promise<OpenDesk>
  readonly #exports: Exports

  constructor(desk: () => Promise<OpenDesk>, exports: Exports) {
    super()
    this.#desk = desk
    this.#exports = exports
  }

  /**
   * @throws AppError `unknown-connection`, `unknown-report`, `bad-summary`, `bad-grouping`, `bad-measure`,
   * `unknown-measure`, `not-additive`, `bad-filter`, `unknown-field`, `summary-too-large`; `cancelled` where a newer
   * question of the slot took over
   */
  async ask({ slot, ...asked }: InputOf<'summary:ask'>): Promise<OutputOf<'summary:ask'>> {
    return this.answer(slot, async (signal) => (await this.#summarize(asked, signal)).answer)
  }

  /**
   * Asks for a place and writes the numbers there, with their formulas.
   *
   * @returns the job's id, or null where no place was chosen
   */
  async export({ format, chart, ...asked }: InputOf<'summary:export'>): Promise<string | null> {
    const { rows, language } = asked
    const report = (await this.#desk()).report(rows.reportKey)
    const request = { question: { ...rows, sort: [] }, columns: null, format, headings: 'titles' } as const
    return this.#exports.startOther(report, request, async (asFile, written, signal) => {
      const { desk, ...summarized } = await this.#summarize(asked, signal)
      const told = { ...summarized, rows: await toldRows(desk.store, report, rows) }
      const content = summaryFileContent(told, language, 'window', chart)
      const input = { content, file: asFile, format: written, isSafe: true }
      const { file, ...outcome } = await writeSummaryFile(desk.store, input, { signal })
      return { ...outcome, file: file ?? asFile }
    })
  }

  /**
   * Asks for a place and writes a chart's picture there.
   *
   * @returns the job's id, or null where no place was chosen
   * @throws AppError `unknown-report`; `internal` for what is no picture
   */
  async savePicture({ rows, format, picture }: InputOf<'summary:save-picture'>): Promise<string | null> {
    const report = (await this.#desk()).report(rows.reportKey)
    const bytes = pictureBytes(format, picture)
    if (bytes === null) throw new AppError('internal', { reason: 'no picture' })
    return this.#exports.startDrawn(report, { question: { ...rows, sort: [] }, format }, () => bytes)
  }

  async #summarize({ rows, summary, language }: Asked, signal: AbortSignal): Promise<Summarized> {
    const desk = await this.#desk()
    const report = desk.report(rows.reportKey)
    const connection = await desk.connection(rows.connectionId)
    const asked = seenReport(report, rows)
    const checked = { ...rows, parameters: checkParameters(report, rows.parameters) }
    const now = wallClock(desk.sync.nowMs(), connection.timeZone)
    const { reports } = desk.catalogue
    const of = { report, asked, reports, rows: checked, now }
    const answer = await answerSummary(desk.store, { written: summary, language }, of, { signal })
    return { desk, report, asked, connection: connection.name, rows: checked, answer }
  }
}
