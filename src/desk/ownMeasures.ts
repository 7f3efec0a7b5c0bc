import { AppError } from '../shared/errors.ts'
import type { InputOf } from '../shared/ipc/contract.ts'
import type { KeptOwnMeasure } from '../shared/measures/ownMeasures.ts'
import { byDayReportOf, hasDayView } from '../shared/reports/catalogueDays.ts'
import { listReportOf } from '../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { checkedOwnMeasure } from '../shared/summaries/ownMeasure.ts'
import type { Announce } from './emitter.ts'
import type { OpenDesk } from './openDesk.ts'

/** A report as a measure is read by its fields: with the day that its sums may stand for. */
function readReport(report: ReportDefinition, list: string | null): ReportDefinition {
  if (list === null) return hasDayView(report) ? byDayReportOf(report) : report
  const inner = listReportOf(report, list)
  if (inner === undefined) throw new AppError('unknown-field', { field: list, report: report.key, known: '–' })
  return inner
}

/** The measures that users made. */
export class OwnMeasures {
  readonly #desk: () => Promise<OpenDesk>
  readonly #announce: Announce

  constructor(desk: () => Promise<OpenDesk>, announce: Announce) {
    this.#desk = desk
    this.#announce = announce
  }

  async list(): Promise<readonly KeptOwnMeasure[]> {
    return (await this.#desk()).store.ownMeasures.list()
  }

  /**
   * Keeps a measure as its report reads it.
   *
   * @returns its id
   * @throws AppError `bad-measure`, `not-additive`, `bad-filter` where the report cannot give it; `measure-exists`,
   * `unknown-measure`, `unknown-report`, `unknown-field`
   */
  async save({ id, measure, reportKey, list, language }: InputOf<'own-measures:save'>): Promise<number> {
    const desk = await this.#desk()
    const report = readReport(desk.report(reportKey), list)
    const { reports } = desk.catalogue
    const checked = checkedOwnMeasure(measure, { report, language, reports, range: null })
    const kept = await desk.store.ownMeasures.put({ id, measure: checked })
    this.#announce({ kind: 'own-measures' })
    return kept
  }

  async remove(id: number): Promise<void> {
    await (await this.#desk()).store.ownMeasures.remove(id)
    this.#announce({ kind: 'own-measures' })
  }
}
