import type { InputOf } from '../shared/ipc/contract.ts'
import type { KeptOwnMeasure, OwnMeasure } from '../shared/measures/ownMeasures.ts'
import { PLAIN_SPELLING } from '../shared/language.ts'
import { byDayReportOf, hasDayView } from '../shared/reports/catalogueDays.ts'
import { checkedOwnMeasure } from '../shared/summaries/ownMeasure.ts'
import type { Announce } from './emitter.ts'
import type { OpenDesk } from './openDesk.ts'

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
   * Keeps a measure as its report reads it. The window makes measures of values that were read before, whatever is
   * spoken there.
   *
   * @returns its id
   * @throws AppError `bad-measure`, `not-additive`, `bad-filter` where the report cannot give it; `measure-exists`,
   * `unknown-measure`, `unknown-report`
   */
  async save({ id, measure, reportKey, language }: InputOf<'own-measures:save'>): Promise<number> {
    const desk = await this.#desk()
    const named = desk.report(reportKey)
    // With the day that its sums may stand for.
    const report = hasDayView(named) ? byDayReportOf(named) : named
    const { reports } = desk.catalogue
    const checked = checkedOwnMeasure(measure, { report, language, writtenIn: PLAIN_SPELLING, reports, range: null })
    const kept = await desk.store.ownMeasures.put({ id, measure: checked })
    this.#announce({ kind: 'own-measures' })
    return kept
  }

  /** Keeps a measure again that was removed. @throws AppError `measure-exists` where another one has its name by now */
  async restore(measure: OwnMeasure): Promise<void> {
    await (await this.#desk()).store.ownMeasures.put({ id: null, measure })
    this.#announce({ kind: 'own-measures' })
  }

  async remove(id: number): Promise<void> {
    await (await this.#desk()).store.ownMeasures.remove(id)
    this.#announce({ kind: 'own-measures' })
  }
}
