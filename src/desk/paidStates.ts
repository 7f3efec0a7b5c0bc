import type { PaidStates as Paid } from '../shared/measures/paidStates.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { Announce } from './emitter.ts'
import type { OpenDesk } from './openDesk.ts'
import { auxiliaryReport } from './paidTime.ts'

const MOST_OFFERED = 200

/** Which auxiliary states of a connection are paid, and which its rows have. */
export async function paidStatesIn(
  store: Pick<StoreApi, 'paidStates' | 'questions'>,
  reports: readonly ReportDefinition[],
  connectionId: number,
): Promise<Paid> {
  const states = await store.paidStates.of(connectionId)
  const report = auxiliaryReport(reports)
  if (report === undefined) return { states, offered: [] }
  const question = {
    connectionId,
    reportKey: report.key,
    parameters: {},
    range: null,
    byDay: true,
    filters: [],
    search: '',
  }
  const field = report.roles?.auxState ?? ''
  const { values } = await store.questions.values({ report, question, field, search: '', limit: MOST_OFFERED })
  return { states, offered: values.map(({ value }) => value).filter((value) => value.trim() !== '') }
}

/** Which auxiliary states of an operation are paid, as its user says. */
export class PaidStates {
  readonly #desk: () => Promise<OpenDesk>
  readonly #announce: Announce

  constructor(desk: () => Promise<OpenDesk>, announce: Announce) {
    this.#desk = desk
    this.#announce = announce
  }

  /** @throws AppError `unknown-connection` */
  async get(connectionId: number): Promise<Paid> {
    const desk = await this.#desk()
    await desk.connection(connectionId)
    return paidStatesIn(desk.store, desk.catalogue.reports, connectionId)
  }

  /** Says which are paid; null: nobody has said. @throws AppError `unknown-connection` */
  async set(connectionId: number, states: readonly string[] | null): Promise<void> {
    const desk = await this.#desk()
    await desk.connection(connectionId)
    await desk.store.paidStates.put({ connectionId, states: states === null ? null : [...new Set(states)] })
    this.#announce({ kind: 'paid-states', connectionId })
  }
}
