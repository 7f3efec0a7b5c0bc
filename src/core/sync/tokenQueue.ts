import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import PQueue from 'p-queue'
import { AppError, throwIfAborted } from '../../shared/errors.ts'
import type { StoreApi } from '../store/storeApi.ts'

const FIRST_POLL_MS = 10
const LONGEST_POLL_MS = 200

/** Which turn a request gets among those that wait in this process. */
export type Priority = 'user' | 'automatic'
const PRIORITIES: Readonly<Record<Priority, number>> = { user: 1, automatic: 0 }

/**
 * How long automatic work leaves the token alone after a turn of a user's, in milliseconds: a pull asks for its next
 * slice only when it has the one before, and nothing automatic is to come in between.
 */
const AFTER_USER_MS = 250
const NOT_YET = Symbol('not yet')

/** Says that something of a turn goes on after it: its locks are held until then, but the token is free. */
export type GoOn = (rest: Promise<unknown>) => void

/** Whose turn it is: the token, and the connection whose slices are written; null where none are. */
export interface Turn {
  readonly connectionId: number | null
  readonly token: string
  readonly priority: Priority
  /** For whom it is: what goes on after a turn is waited for by the turns of all others. By default nobody's. */
  readonly owner?: object | undefined
}

interface Holder {
  readonly owner: object | undefined
  /** How many turns of the owner hold the locks: the one that goes on, and those whose rest is still under way. */
  readonly turns: number
}

/**
 * One request at a time per token, in this process and across all processes that use the same store: the servers allow
 * two at once, and say elsewhere that one token must not be used twice at the same time.
 */
export class TokenQueue {
  readonly #store: StoreApi
  readonly #salt: string
  readonly #queues = new Map<string, PQueue>()
  readonly #afterUserMs: number
  /** When the last turn of a user's ended, by token. */
  readonly #userEndedMs = new Map<string, number>()
  /** Who holds locks, by their names: a turn that ends can still have something to write. */
  readonly #holders = new Map<string, Holder>()

  /**
   * @param salt keeps a lock's name from telling the token: the store's key
   * @param afterUserMs how long automatic work leaves the token alone after a turn of a user's
   */
  constructor(store: StoreApi, salt: string, afterUserMs = AFTER_USER_MS) {
    this.#afterUserMs = afterUserMs
    this.#store = store
    this.#salt = salt
  }

  /**
   * Waits for the token's turn, runs the work, and passes the turn on.
   *
   * @param work what it says goes on after it keeps all others away until it has ended, as the turn itself does; only
   * the next turn of the same owner begins meanwhile
   * @throws AppError `cancelled` where the signal is aborted while waiting; what the work throws
   */
  async run<T>(turn: Turn, work: (goOn: GoOn) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const mark = createHmac('sha256', this.#salt).update(turn.token).digest('hex').slice(0, 24)
    let queue = this.#queues.get(mark)
    if (queue === undefined) {
      queue = new PQueue({ concurrency: 1 })
      this.#queues.set(mark, queue)
    }
    const ofConnection = turn.connectionId === null ? [] : [`connection-${turn.connectionId}`]
    const names = [...ofConnection, `token-${mark}`]
    // Waiting can be given up; once the work has begun, it ends by itself, and only then is the turn passed on.
    const waiting = new AbortController()
    const giveUp = (): void => {
      waiting.abort(new AppError('cancelled'))
    }
    signal?.addEventListener('abort', giveUp)
    if (signal?.aborted === true) giveUp()
    const locked = async (): Promise<T | typeof NOT_YET> => {
      if (turn.priority === 'automatic' && this.#sinceUserMs(mark) < this.#afterUserMs) return NOT_YET
      signal?.removeEventListener('abort', giveUp)
      await this.#acquire(names, turn.owner, signal)
      const rests: Promise<unknown>[] = []
      try {
        return await work((rest) => rests.push(rest))
      } finally {
        if (turn.priority === 'user') this.#userEndedMs.set(mark, performance.now())
        const released = this.#releaseAfter(rests, names)
        if (rests.length === 0) await released
      }
    }
    try {
      for (;;) {
        const outcome = await queue.add(locked, { priority: PRIORITIES[turn.priority], signal: waiting.signal })
        if (outcome !== NOT_YET) return outcome
        await sleep(Math.max(1, this.#afterUserMs - this.#sinceUserMs(mark)))
      }
    } finally {
      signal?.removeEventListener('abort', giveUp)
    }
  }

  /** Gives the locks back once nothing of the turn goes on any more, nor another turn of its owner. */
  async #releaseAfter(rests: readonly Promise<unknown>[], names: readonly string[]): Promise<void> {
    if (rests.length > 0) await Promise.allSettled(rests)
    const held = names.join()
    const holder = this.#holders.get(held)
    if (holder !== undefined && holder.turns > 1) {
      this.#holders.set(held, { ...holder, turns: holder.turns - 1 })
      return
    }
    this.#holders.delete(held)
    await this.#store.locks.release(names).catch(() => undefined)
  }

  #sinceUserMs(mark: string): number {
    return performance.now() - (this.#userEndedMs.get(mark) ?? -Infinity)
  }

  async #acquire(names: readonly string[], owner: object | undefined, signal: AbortSignal | undefined): Promise<void> {
    const held = names.join()
    for (let waitMs = FIRST_POLL_MS; ; waitMs = Math.min(LONGEST_POLL_MS, waitMs * 1.5)) {
      throwIfAborted(signal)
      const own = this.#holders.get(held)
      if (own !== undefined && owner !== undefined && own.owner === owner) {
        this.#holders.set(held, { owner, turns: own.turns + 1 })
        return
      }
      if (await this.#store.locks.tryAcquire(names)) {
        this.#holders.set(held, { owner, turns: 1 })
        return
      }
      // Scattered, so that two processes that wait for a third do not always come in the same order.
      await sleep(waitMs * (0.5 + Math.random()))
    }
  }
}
