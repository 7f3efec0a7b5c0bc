import type { InputOf, OutputOf } from '../shared/ipc/contract.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import { staffingPlan } from '../shared/staffing/plan.ts'
import { staffingFileContent } from '../shared/staffing/staffingFile.ts'
import { writeSummaryFile } from '../core/export/summaries/writeSummaryFile.ts'
import type { Exports } from './exports.ts'
import type { OpenDesk } from './openDesk.ts'
import { toldRows } from './toldRows.ts'
import { staffingVolume, titlesOf, type VolumeWish } from './staffingVolume.ts'
import { QuestionSlots } from './questionSlots.ts'

/** The plans of people that the window is looking at. A slot holds one question at a time: a newer one stops it. */
export class StaffingPlans extends QuestionSlots {
  readonly #desk: () => Promise<OpenDesk>
  readonly #exports: Exports

  constructor(desk: () => Promise<OpenDesk>, exports: Exports) {
    super()
    this.#desk = desk
    this.#exports = exports
  }

  /** @throws AppError as {@link staffingVolume}; `cancelled` where a newer question of the slot took over */
  async volume({ slot, ...wish }: InputOf<'staffing:volume'>): Promise<OutputOf<'staffing:volume'>> {
    return this.answer(slot, async (signal) => this.#volume(await this.#desk(), wish, signal))
  }

  /**
   * Asks for a place and writes the plan there, with how it was worked out.
   *
   * @returns the job's id, or null where no place was chosen
   */
  async export(asked: InputOf<'staffing:export'>): Promise<string | null> {
    const { rows, minutes, language, wishes, format } = asked
    const report = (await this.#desk()).report(rows.reportKey)
    const request = { question: { ...rows, sort: [] }, columns: null, format, headings: 'titles' } as const
    return this.#exports.startOther(report, request, async (asFile, written, signal) => {
      const desk = await this.#desk()
      const wish = { rows, minutes, language, targetSeconds: wishes.targetSeconds }
      const volume = await this.#volume(desk, wish, signal)
      const connection = (await desk.connection(rows.connectionId)).name
      const plan = staffingPlan(volume, wishes)
      const told = await toldRows(desk.store, report, rows)
      const planned = { report, connection, rows: told, volume, plan, wishes, titleOf: titlesOf(desk) }
      const content = staffingFileContent(planned, language, 'window')
      const input = { content, file: asFile, format: written, isSafe: true }
      const { file, ...outcome } = await writeSummaryFile(desk.store, input, { signal })
      return { ...outcome, file: file ?? asFile }
    })
  }

  async #volume(desk: OpenDesk, wish: VolumeWish, signal: AbortSignal): Promise<OutputOf<'staffing:volume'>> {
    const { rows } = wish
    const report = desk.report(rows.reportKey)
    const { timeZone } = await desk.connection(rows.connectionId)
    const checked = { ...wish, rows: { ...rows, parameters: checkParameters(report, rows.parameters) } }
    signal.throwIfAborted()
    return staffingVolume(desk, report, checked, { nowMs: desk.sync.nowMs(), timeZone, signal })
  }
}
