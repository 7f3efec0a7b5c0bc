import { Worker } from 'node:worker_threads'
import type { AsideCopy } from '../shared/asideCopies.ts'
import { AppError, toAppError } from '../shared/errors.ts'
import type { Policy } from '../shared/policy/policy.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { remediesOf } from '../shared/remedies.ts'
import type { RebuildOutcome, StoreState } from '../shared/storeState.ts'
import type { RebuildOrder, RebuildReply } from '../core/threads/rebuildWorker.ts'
import { deleteCopies, listCopies } from '../core/store/file/asideCopies.ts'
import { createStore, type Store } from '../core/store/store.ts'
import { makeWayForNewStore } from '../core/store/file/beginAnew.ts'
import { profileId, type Profile } from '../core/vault/profile.ts'
import { asideMark } from '../core/store/file/setAside.ts'
import { storeKeyOf } from '../core/store/file/storeKey.ts'
import type { SecretStore } from '../core/vault/secretStore.ts'
import type { Announce } from './emitter.ts'

export interface OpenedStore {
  readonly store: Store
  readonly key: string
  readonly profileId: string
}

export interface StoreHostOptions {
  readonly profile: Profile
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly secrets: SecretStore
  /** What the computer's administrator set. */
  readonly policy: Policy
  readonly storeWorkerUrl: URL
  readonly rebuildWorkerUrl: URL
  readonly announce: Announce
  /** The definitions of the catalogue. */
  readonly reports: readonly ReportDefinition[]
}

/** Opens the store, says how that went, and mends it where it can be mended. */
export class StoreHost {
  readonly #options: StoreHostOptions
  #state: StoreState = { kind: 'opening' }
  #opening: Promise<OpenedStore> | undefined
  /** The end of a store that was taken out of use. */
  #closing: Promise<void> | undefined
  #rebuilding: Promise<RebuildOutcome> | undefined
  /** The end of what mends the store. */
  #mending: Promise<unknown> | undefined
  #isClosed = false

  constructor(options: StoreHostOptions) {
    this.#options = options
  }

  get state(): StoreState {
    return this.#state
  }

  /**
   * The open store; waits while it is being opened.
   *
   * @throws AppError why it cannot be opened
   */
  async opened(): Promise<OpenedStore> {
    this.#opening ??= this.#open()
    return this.#opening
  }

  /** Opens the store, or tries again where that failed. Never throws: the state says how it went. */
  async open(): Promise<StoreState> {
    if (this.#state.kind === 'failed') this.#opening = undefined
    await this.opened().catch(() => undefined)
    return this.#state
  }

  /**
   * Saves what can be read of a damaged store, and opens the new one. Asked again meanwhile, it is the same rebuild.
   *
   * @throws AppError as `rebuildStore`; `internal` where the store did not fail
   */
  rebuild(): Promise<RebuildOutcome> {
    this.#rebuilding ??= this.#mend(async () => {
      const { profile, environment, secrets } = this.#options
      const key = await storeKeyOf(profile, environment, secrets)
      const location = { file: profile.storeFile, key }
      const { rows, lostSlices } = await this.#rebuildInThread({ location, mark: asideMark(Date.now()) })
      return { rows, lostSlices }
    }).finally(() => {
      this.#rebuilding = undefined
    })
    return this.#rebuilding
  }

  /**
   * Puts a store that cannot be opened aside and begins a new one.
   *
   * @throws AppError as `makeWayForNewStore`; `internal` where the store did not fail, or a new one is no help
   */
  async startAnew(): Promise<StoreState> {
    if (this.#state.kind === 'failed' && !remediesOf(this.#state.error.code).canStartAnew) {
      throw new AppError('internal', { reason: 'a new store is no help' })
    }
    await this.#mend(() => {
      const { profile, environment, secrets } = this.#options
      return makeWayForNewStore(profile, environment, secrets, asideMark(Date.now()))
    })
    return this.#state
  }

  /** The copies that a rebuild or a new beginning put aside. */
  copies(): readonly AsideCopy[] {
    return listCopies(this.#options.profile.storeFile)
  }

  /** Deletes them before their time. @throws AppError `store-read-only` */
  deleteCopies(): void {
    deleteCopies(this.#options.profile.storeFile)
  }

  /**
   * Takes an open store out of use because a part of it turned out to be damaged: what can be read is to be saved
   * first. Who asks for it from now on meets the damage.
   *
   * @param whileAtRest does something while nothing works with the store
   */
  async reportDamage(damage: AppError, whileAtRest: (work: () => Promise<void>) => Promise<void>): Promise<void> {
    if (this.#state.kind !== 'ready') return
    const opened = this.#opening
    this.#opening = Promise.reject(damage)
    // Until then nobody has to.
    this.#opening.catch(() => undefined)
    this.#enter({ kind: 'failed', error: damage.toData() })
    const close = async (): Promise<void> => {
      await opened?.then(({ store }) => store.close())
    }
    // What does not come to rest is refused from then on.
    this.#closing = whileAtRest(close).catch(close)
    await this.#closing
  }

  /** Closes the store for good. What is being mended ends before. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#mending?.catch(() => undefined)
    const opened = await this.#opening?.catch(() => undefined)
    await opened?.store.close()
    await this.#closing
  }

  /**
   * Mends a store that failed, and opens what came of it. Only one does at a time: the store counts as being opened
   * from the first moment on.
   *
   * @throws AppError `internal` where the store did not fail; what `work` throws, and why the store cannot be opened
   */
  async #mend<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#state
    if (before.kind !== 'failed') throw new AppError('internal', { reason: 'the store is in use' })
    this.#enter({ kind: 'opening' })
    const mended = Promise.withResolvers<undefined>()
    this.#mending = mended.promise
    try {
      await this.#closing
      let outcome: T
      try {
        outcome = await work()
      } catch (cause) {
        this.#enter(before)
        throw cause
      }
      this.#opening = this.#open()
      await this.#opening
      return outcome
    } catch (cause) {
      throw toAppError(cause)
    } finally {
      mended.resolve(undefined)
    }
  }

  #enter(state: StoreState): void {
    this.#state = state
    this.#options.announce({ kind: 'store', state })
  }

  async #open(): Promise<OpenedStore> {
    if (this.#isClosed) throw new AppError('cancelled')
    const { profile, environment, secrets, policy, storeWorkerUrl, announce, reports } = this.#options
    this.#enter({ kind: 'opening' })
    try {
      const key = await storeKeyOf(profile, environment, secrets)
      const store = createStore({
        file: profile.storeFile,
        key,
        policy,
        workerUrl: storeWorkerUrl,
        reports: () => Promise.resolve(reports),
        onThreadLost: () => {
          announce({ kind: 'worker-restarted' })
        },
      })
      try {
        await store.open()
      } catch (cause) {
        await store.close()
        throw cause
      }
      void store.prepareForQuestions()
      const opened = { store, key, profileId: profileId(profile) }
      this.#enter({ kind: 'ready' })
      return opened
    } catch (cause) {
      const error = toAppError(cause)
      this.#enter({ kind: 'failed', error: error.toData() })
      throw error
    }
  }

  #rebuildInThread(order: RebuildOrder): Promise<{ rows: number; lostSlices: number }> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.#options.rebuildWorkerUrl, { workerData: order })
      worker.once('message', (reply: RebuildReply) => {
        if (reply.ok) resolve(reply.summary)
        else reject(AppError.fromData(reply.error))
      })
      worker.once('error', (cause) => {
        reject(new AppError('worker-lost', {}, { cause }))
      })
      worker.once('exit', () => {
        reject(new AppError('worker-lost'))
      })
    })
  }
}
