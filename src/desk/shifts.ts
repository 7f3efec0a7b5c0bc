import type { InputOf, OutputOf } from '../shared/ipc/contract.ts'
import { adherenceFileContent } from '../shared/shifts/adherenceFile.ts'
import type { ShiftSheet } from '../shared/shifts/types.ts'
import { writeSummaryFile } from '../core/export/summaries/writeSummaryFile.ts'
import { reckonAdherence } from './adherence.ts'
import type { Announce } from './emitter.ts'
import type { Exports } from './exports.ts'
import type { OpenDesk } from './openDesk.ts'
import { QuestionSlots } from './questionSlots.ts'
import { wholeSheet } from './wholeSheet.ts'

/** The sheets of agents' shifts, and how agents kept to them. */
export class Shifts extends QuestionSlots {
  readonly #desk: () => Promise<OpenDesk>
  readonly #exports: Exports
  readonly #announce: Announce

  constructor(desk: () => Promise<OpenDesk>, exports: Exports, announce: Announce) {
    super()
    this.#desk = desk
    this.#exports = exports
    this.#announce = announce
  }

  async sheets(connectionId: number): Promise<readonly ShiftSheet[]> {
    return (await this.#desk()).store.shifts.sheets(connectionId)
  }

  /** Keeps a sheet, in the place of one of the same name. @throws AppError `usage`, `unknown-connection` */
  async import({ connectionId, name, text, language }: InputOf<'shifts:import'>): Promise<void> {
    const desk = await this.#desk()
    await desk.connection(connectionId)
    const { shifts } = wholeSheet(text, language)
    await desk.store.shifts.put({ connectionId, name, importedAtMs: desk.sync.nowMs(), shifts })
    this.#announce({ kind: 'shifts', connectionId })
  }

  async remove({ connectionId, sheetId }: InputOf<'shifts:remove'>): Promise<void> {
    await (await this.#desk()).store.shifts.remove(sheetId)
    this.#announce({ kind: 'shifts', connectionId })
  }

  /** @throws AppError as {@link reckonAdherence}, `unknown-connection`, `unknown-report` */
  async adherence({
    connectionId,
    reportKey,
    range,
  }: InputOf<'shifts:adherence'>): Promise<OutputOf<'shifts:adherence'>> {
    // Each question has a slot of its own: what is asked of one period does not stop what is asked of another.
    return this.answer(JSON.stringify([connectionId, reportKey, range]), async (signal) => {
      const desk = await this.#desk()
      const clock = { nowMs: desk.sync.nowMs(), signal }
      return reckonAdherence(desk, desk.report(reportKey), await desk.connection(connectionId), range, clock)
    })
  }

  /**
   * Asks for a place and writes there how agents kept to their shifts.
   *
   * @returns the job's id, or null where no place was chosen
   */
  async export(asked: InputOf<'shifts:export'>): Promise<string | null> {
    const { connectionId, reportKey, range, lines, language, format } = asked
    const report = (await this.#desk()).report(reportKey)
    const question = { connectionId, reportKey, parameters: {}, range, filters: [], search: '', sort: [] }
    const request = { question, columns: null, format, headings: 'titles' } as const
    return this.#exports.startOther(report, request, async (asFile, written, signal) => {
      const desk = await this.#desk()
      const connection = await desk.connection(connectionId)
      const clock = { nowMs: desk.sync.nowMs(), signal }
      const { adherence, unread } = await reckonAdherence(desk, report, connection, range, clock)
      const of = { report, connection: connection.name, range, adherence, unread }
      const content = adherenceFileContent(of, lines, language, 'window')
      const input = { content, file: asFile, format: written, isSafe: true }
      const { file, ...outcome } = await writeSummaryFile(desk.store, input, { signal })
      return { ...outcome, file: file ?? asFile }
    })
  }

  /** A sheet of the sample operation's shifts, to try it with. */
  async sample({ range, language }: InputOf<'shifts:sample'>): Promise<string> {
    // It is part of the sample operation, which has a thread of its own.
    const { sampleShiftSheet } = await import('../core/sample/shiftSheet.ts')
    return sampleShiftSheet(range, language)
  }
}
