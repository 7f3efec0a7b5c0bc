import type { UnfinishedWork } from '../shared/unfinishedWork.ts'
import { AppError } from '../shared/errors.ts'
import type { CustomerHolding, CustomerScope, ErasureScope } from '../shared/erasing.ts'
import { isAbout, namedCustomer } from '../shared/customers.ts'
import { USUAL_COUNTRY } from '../shared/countries.ts'
import { numberingPlan } from '../shared/telephoneCountries.ts'
import type { ErasureProgress } from '../core/store/erasing/progress.ts'
import type { Announce } from './emitter.ts'
import { eraseCustomer } from './eraseCustomer.ts'
import type { Jobs } from './jobs.ts'
import type { OpenDesk } from './openDesk.ts'
import { finishErasures } from './unfinishedWork.ts'
import type { PausableWork, PauseReason, WorkGate } from './workGate.ts'

/** Progress of an erasure goes out at most this often. */
const TOLD_EVERY_MS = 200

export interface ErasingParts {
  readonly desk: () => Promise<OpenDesk>
  readonly jobs: Pick<Jobs, 'list' | 'dismiss'>
  readonly gate: WorkGate
  readonly announce: Announce
  /** Hears that work is gone on with that was cut short. */
  readonly onGoingOn: (work: UnfinishedWork) => void
}

/** Erases rows: those of a report or a time, and those of a customer. Nothing is fetched meanwhile. */
export class Erasing implements PausableWork {
  readonly #parts: ErasingParts
  readonly #leaving = new AbortController()
  readonly #underWay = new Set<Promise<unknown>>()
  #search: AbortController | undefined
  /** Ends what is under way where its store goes. */
  #storeGoes = new AbortController()

  constructor(parts: ErasingParts) {
    this.#parts = parts
  }

  async countRows(erasure: ErasureScope): Promise<number> {
    const { store, catalogue } = await this.#deskOf(erasure)
    return store.erasing.count(catalogue.reports, erasure)
  }

  /**
   * Erases rows and compacts the store.
   *
   * @throws AppError `store-busy` while something is being fetched; as `Store.erase`
   */
  async erase(erasure: ErasureScope): Promise<number> {
    const { connectionId, reportKey } = erasure
    try {
      return await this.#whileNothingIsFetched(erasure, ({ store, catalogue }) =>
        store.erasing.erase(catalogue.reports, erasure, {
          onProgress: this.#telling(),
          putOff: this.#ending(),
        }),
      )
    } finally {
      // Rows may be gone that were not all that was to be done.
      this.#parts.announce({ kind: 'stored', connectionId, reportKey })
    }
  }

  /**
   * How many rows of each report are about a customer. A newer look stops one that is under way.
   *
   * @throws AppError `usage`, `cancelled`
   */
  async findCustomer(scope: CustomerScope): Promise<readonly CustomerHolding[]> {
    this.#search?.abort(new AppError('cancelled'))
    const controller = new AbortController()
    this.#search = controller
    const { store, catalogue } = await this.#deskOf(scope)
    const found = await store.erasing.findCustomer(catalogue.reports, scope, {
      signal: controller.signal,
      onProgress: this.#telling(),
    })
    return found.map(({ connectionId, reportKey, named, mentioned }) => ({
      connectionId,
      reportKey,
      rows: named.length,
      mentions: mentioned.length,
    }))
  }

  /**
   * Erases every row that names a customer, here and in the team.
   *
   * @throws AppError `usage`; `store-busy` while something is being fetched
   */
  async eraseCustomer(scope: CustomerScope & { readonly withMentions: boolean }): Promise<number> {
    try {
      const { rows } = await this.#whileNothingIsFetched(scope, async (open) => {
        const { store, link, catalogue } = open
        return eraseCustomer({ store, link: () => Promise.resolve(link) }, catalogue.reports, scope, {
          onProgress: this.#telling(),
          putOff: this.#ending(),
          onForgotten: await this.#forgetting(open),
        })
      })
      return rows
    } finally {
      this.#parts.announce({ kind: 'stored', connectionId: scope.connectionId, reportKey: null })
    }
  }

  /**
   * Goes on with erasures of customers that a crash cut short, of this program or of a command: somebody confirmed
   * them.
   */
  async goOn(): Promise<void> {
    const open = await this.#parts.desk()
    const { store, catalogue } = open
    const wasAny = await finishErasures({
      store,
      reports: () => Promise.resolve(catalogue.reports),
      // At the end of the program what is left waits for the next start.
      signal: this.#ending(),
      onBegin: this.#parts.onGoingOn,
      onForgotten: await this.#forgetting(open),
      alone: (work) => this.#whileNothingIsFetched({ connectionId: null }, work),
    })
    if (wasAny) this.#parts.announce({ kind: 'stored', connectionId: null, reportKey: null })
  }

  /**
   * Lets an erasure that somebody asked for end before the program does: the rows go. That nothing of them is left in
   * the file is seen to at the next start. A search for a customer is given up.
   */
  async finish(): Promise<void> {
    this.#leaving.abort(new AppError('cancelled'))
    this.#search?.abort(new AppError('cancelled'))
    await Promise.allSettled(this.#underWay)
  }

  /** A store goes: as at the end of the program, what somebody asked for ends, and what can wait is put off. */
  async pause({ kind }: PauseReason): Promise<void> {
    if (kind === 'restart' && this.#underWay.size > 0) throw new AppError('update-waits')
    if (kind !== 'another-store') return
    this.#storeGoes.abort(new AppError('cancelled'))
    this.#storeGoes = new AbortController()
    this.#search?.abort(new AppError('cancelled'))
    await Promise.allSettled(this.#underWay)
  }

  /** Nothing has to go on: the next look of the clock sees to what was put off. */
  resume(): Promise<void> {
    return Promise.resolve()
  }

  /** Aborted where the program ends, or its store goes. */
  #ending(): AbortSignal {
    return AbortSignal.any([this.#leaving.signal, this.#storeGoes.signal])
  }

  /**
   * What there is to work with.
   *
   * @throws AppError `unknown-connection` where only rows of one that is not there are meant
   */
  async #deskOf({ connectionId }: Pick<ErasureScope, 'connectionId'>): Promise<OpenDesk> {
    const open = await this.#parts.desk()
    if (connectionId !== null) await open.connection(connectionId)
    return open
  }

  /** Does what nothing may be fetched for. Schedules wait; what a person started is in the way. */
  async #whileNothingIsFetched<T>(
    scope: Pick<ErasureScope, 'connectionId'>,
    work: (desk: OpenDesk) => Promise<T>,
  ): Promise<T> {
    const erasure = this.#behindGate(scope, work)
    this.#underWay.add(erasure)
    try {
      return await erasure
    } finally {
      this.#underWay.delete(erasure)
    }
  }

  async #behindGate<T>(scope: Pick<ErasureScope, 'connectionId'>, work: (desk: OpenDesk) => Promise<T>): Promise<T> {
    const { store } = await this.#deskOf(scope)
    return this.#parts.gate.whilePaused({ kind: 'erasing', file: store.file }, async () =>
      // The connection may have been removed meanwhile.
      work(await this.#deskOf(scope)),
    )
  }

  /**
   * What forgets a customer where the program holds something in memory: in its window, and in jobs that were about
   * them, however an operation reads who that is.
   */
  async #forgetting(open: OpenDesk): Promise<(scope: CustomerScope) => void> {
    const { jobs, announce } = this.#parts
    const countries = new Set([USUAL_COUNTRY, ...(await open.connections()).map(({ country }) => country)])
    return ({ customer }) => {
      const named = Array.from(countries, (country) => namedCustomer(customer, numberingPlan(country)))
      for (const job of jobs.list) if (named.some((someone) => isAbout(someone, job))) jobs.dismiss(job.id)
      announce({ kind: 'customer-erased' })
    }
  }

  /** Tells the window how far an erasure is, at most a few times a second. */
  #telling(): (progress: ErasureProgress) => void {
    let lastMs = 0
    return (progress) => {
      const now = performance.now()
      if (now - lastMs < TOLD_EVERY_MS && progress.done < progress.total) return
      lastMs = now
      this.#parts.announce({ kind: 'erasing', ...progress })
    }
  }
}
