import { Worker } from 'node:worker_threads'
import type { AsideCopy } from '../shared/asideCopies.ts'
import { AppError, toAppError } from '../shared/errors.ts'
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
  readonly storeWorkerUrl: URL
  readonly rebuildWorkerUrl: URL
  readonly announce: Announce
}

/** Opens the store, says how that went, and mends it where it can be mended. */
export class StoreHost {
  readonly #options: StoreHostOptions
  #state: StoreState = { kind: 'opening' }
  #opening: Promise<OpenedStore> | undefined
  /** The end of a store that was taken out of use. */
  #closing: Promise<void> | undefined
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

  /** Saves what can be read of a damaged store, and opens the new one. @throws AppError as `rebuildStore` */
  async rebuild(): Promise<RebuildOutcome> {
    this.#assertFailed()
    const { profile, environment, secrets } = this.#options
    const key = await storeKeyOf(profile, environment, secrets)
    await this.#closing
    this.#enter({ kind: 'opening' })
    try {
      const { rows, lostSlices } = await this.#rebuildInThread({
        location: { file: profile.storeFile, key },
        mark: asideMark(Date.now()),
      })
      this.#opening = this.#open()
      await this.#opening
      return { rows, lostSlices }
    } catch (cause) {
      const error = toAppError(cause)
      this.#enter({ kind: 'failed', error: error.toData() })
      throw error
    }
  }

  /** Puts a store that cannot be opened aside and begins a new one. @throws AppError as `makeWayForNewStore` */
  async startAnew(): Promise<StoreState> {
    this.#assertFailed()
    if (this.#state.kind === 'failed' && !remediesOf(this.#state.error.code).canStartAnew) {
      throw new AppError('internal', { reason: 'a new store is no help' })
    }
    const { profile, environment, secrets } = this.#options
    await this.#closing
    await makeWayForNewStore(profile, environment, secrets, asideMark(Date.now()))
    return this.open()
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
   * first.
   */
  async reportDamage(damage: AppError): Promise<void> {
    if (this.#state.kind !== 'ready') return
    const opened = this.#opening
    this.#opening = Promise.reject(damage)
    // Who asks next meets the error; until then nobody has to.
    this.#opening.catch(() => undefined)
    this.#enter({ kind: 'failed', error: damage.toData() })
    this.#closing = opened?.then(({ store }) => store.close())
    await this.#closing
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const opened = await this.#opening?.catch(() => undefined)
    await opened?.store.close()
    await this.#closing
  }

  #assertFailed(): void {
    if (this.#state.kind !== 'failed') throw new AppError('internal', { reason: 'the store is in use' })
  }

  #enter(state: StoreState): void {
    this.#state = state
    this.#options.announce({ kind: 'store', state })
  }

  async #open(): Promise<OpenedStore> {
    if (this.#isClosed) throw new AppError('cancelled')
    const { profile, environment, secrets, storeWorkerUrl, announce } = this.#options
    this.#enter({ kind: 'opening' })
    try {
      const key = await storeKeyOf(profile, environment, secrets)
      const store = createStore({
        file: profile.storeFile,
        key,
        workerUrl: storeWorkerUrl,
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
