import type { Holiday } from '../shared/checks/contactRules.ts'
import type { Finding, FindingsHead } from '../shared/checks/findings.ts'
import type { MatchAnswer } from '../shared/checks/matchAnswer.ts'
import type { InputOf } from '../shared/ipc/contract.ts'
import type { RowSet } from '../shared/query.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { blockOfCheck, matchWith, runCheck, writeFindings, type CheckPlace } from './checkRows.ts'
import type { Exports } from './exports.ts'
import type { OpenDesk } from './openDesk.ts'
import { QuestionSlots } from './questionSlots.ts'

/** The checks that the window is looking at. A slot holds one question at a time: a newer one stops it. */
export class Checks extends QuestionSlots {
  readonly #desk: () => Promise<OpenDesk>
  readonly #exports: Pick<Exports, 'startOther'>

  constructor(desk: () => Promise<OpenDesk>, exports: Pick<Exports, 'startOther'>) {
    super()
    this.#desk = desk
    this.#exports = exports
  }

  /** @throws AppError as {@link runCheck}; `cancelled` where a newer question of the slot took over */
  run({ slot, ...asked }: InputOf<'checks:run'>): Promise<FindingsHead> {
    return this.answer(slot, (signal) => this.#with(asked.rows, (...at) => runCheck(...at, asked, { signal })))
  }

  /** @throws AppError as {@link blockOfCheck} */
  block(asked: InputOf<'checks:block'>): Promise<readonly Finding[]> {
    return this.#with(asked.rows, (...at) => blockOfCheck(...at, asked))
  }

  /** @throws AppError as {@link matchWith}; `cancelled` where a newer question of the slot took over */
  match({ slot, ...asked }: InputOf<'checks:match'>): Promise<MatchAnswer> {
    return this.answer(slot, (signal) => this.#with(asked.rows, (...at) => matchWith(...at, asked, { signal })))
  }

  /** The public holidays of a country in a year. */
  async holidays(asked: InputOf<'checks:holidays'>): Promise<readonly Holiday[]> {
    return (await this.#desk()).store.findings.holidays(asked)
  }

  /**
   * Asks for a place and writes the findings there.
   *
   * @returns the job's id, or null where no place was chosen
   */
  async export({ format, language, ...asked }: InputOf<'checks:export'>): Promise<string | null> {
    const { rows } = asked
    const report = (await this.#desk()).report(rows.reportKey)
    const request = { question: { ...rows, sort: [] }, columns: null, format, headings: 'titles' } as const
    return this.#exports.startOther(report, request, async (asFile, written, signal) => {
      const order = { ...asked, file: asFile, format: written, isSafe: true, language, door: 'window' } as const
      const { file, ...outcome } = await this.#with(rows, (...at) => writeFindings(...at, order, { signal }))
      return { ...outcome, file: file ?? asFile }
    })
  }

  async #with<T>(rows: RowSet, ask: (place: CheckPlace, report: ReportDefinition) => Promise<T>): Promise<T> {
    const desk = await this.#desk()
    const report = desk.report(rows.reportKey)
    checkParameters(report, rows.parameters)
    return ask({ store: desk.store, reports: desk.catalogue.reports, nowMs: () => desk.sync.nowMs() }, report)
  }
}
