import type { Clock } from '../../src/core/sync/clock.ts'
import { logKeeperOf, paceOf } from '../../src/core/live/keepLog.ts'
import type { LogKeeper, LogStatus } from '../../src/core/live/logKeeper.ts'
import { envelope, refusal, type Answer } from '../../src/core/sample/answers.ts'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import type { ProcessLocks } from '../../src/core/store/file/processLocks.ts'
import type { Scope } from '../../src/core/store/records/slices.ts'
import type { SyncContext } from '../../src/core/sync/target.ts'
import { poll, type PollResult } from '../../src/core/sync/poll.ts'
import { TokenQueue } from '../../src/core/sync/tokenQueue.ts'
import { AppError, type AppErrorData } from '../../src/shared/errors.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { wallClock, type WallSeconds } from '../../src/shared/time.ts'
import { directStore } from './directStore.ts'
import { QUICK_LIMITS, QUICK_RETRY } from './connectedStore.ts'
import { NO_PARAMETERS, ZONE } from './times.ts'

interface Waiter {
  readonly dueMs: number
  readonly fire: () => void
}

/**
 * A computer's clock that a test moves: days pass as fast as what happens in them. While the computer sleeps its timers
 * stand still; what its clock shows may also jump.
 */
export class VirtualClock implements Clock {
  /** How long the computer was awake. */
  #awakeMs = 0
  #shownMs: number
  /** What somebody set the clock forward by, in all. */
  #wrongMs = 0
  #waiters: Waiter[] = []
  /** Waits that there are at least while nothing happens. */
  waitersAtRest = 0

  constructor(startMs: number) {
    this.#shownMs = startMs
  }

  nowMs(): number {
    return this.#shownMs
  }

  /** The time that everybody else has. */
  get trueMs(): number {
    return this.#shownMs - this.#wrongMs
  }

  /** How long the computer was awake so far. */
  passedMs(): number {
    return this.#awakeMs
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        dueMs: this.#awakeMs + ms,
        fire: () => {
          signal?.removeEventListener('abort', end)
          resolve()
        },
      }
      const end = (): void => {
        this.#waiters = this.#waiters.filter((each) => each !== waiter)
        waiter.fire()
      }
      this.#waiters.push(waiter)
      signal?.addEventListener('abort', end)
      if (signal?.aborted === true) end()
    })
  }

  /** Whatever waits never goes on: its process was killed. */
  forgetWaiters(): void {
    this.#waiters = []
  }

  get waiting(): number {
    return this.#waiters.length
  }

  /** Lets time pass, timer by timer. @param settle waits until what a timer began waits for the next one */
  async pass(ms: number, settle: () => Promise<void>): Promise<void> {
    const endMs = this.#awakeMs + ms
    await settle()
    for (;;) {
      const next = this.#waiters.toSorted((a, b) => a.dueMs - b.dueMs)[0]
      if (next === undefined || next.dueMs > endMs) break
      this.#move(Math.max(0, next.dueMs - this.#awakeMs))
      this.#waiters = this.#waiters.filter((each) => each !== next)
      next.fire()
      await settle()
    }
    this.#move(endMs - this.#awakeMs)
  }

  /** The computer sleeps: its clock goes on, its timers do not. */
  sleep(ms: number): void {
    this.#shownMs += ms
  }

  /** Somebody sets the clock. */
  jump(ms: number): void {
    this.#shownMs += ms
    this.#wrongMs += ms
  }

  #move(ms: number): void {
    this.#awakeMs += ms
    this.#shownMs += ms
  }
}

/** Locks between the processes of one test. */
class SharedLocks {
  readonly #held: Set<string>
  readonly #own = new Set<string>()

  constructor(held: Set<string>) {
    this.#held = held
  }

  tryAcquire(names: readonly string[]): boolean {
    if (names.some((name) => this.#held.has(name))) return false
    for (const name of names) {
      this.#held.add(name)
      this.#own.add(name)
    }
    return true
  }

  hold(name: string): boolean {
    return this.#own.has(name) || this.tryAcquire([name])
  }

  release(names: readonly string[]): void {
    for (const name of names) {
      if (this.#own.delete(name)) this.#held.delete(name)
    }
  }

  releaseAll(): void {
    this.release([...this.#own])
  }
}

/** How a server answers: with its rows, a refusal, or not at all. */
export type Mood = 'well' | 'offline' | 'maintenance' | 'quota' | 'too-many' | 'token' | 'fault' | 'slow'

const REFUSALS = { maintenance: 'maintenance', quota: 'quota', 'too-many': 'too-many', token: 'token-refused' } as const

/** A server whose rows and moods a test decides. */
export class ModelServer {
  mood: Mood = 'well'
  /** How long it takes to answer. */
  delayMs = 0
  /** When it was asked, and when it answered rows, on the clock of the test. */
  readonly asked: number[] = []
  readonly answered: { readonly sentAtMs: number; readonly answeredAtMs: number; readonly rows: number }[] = []
  readonly #clock: VirtualClock
  readonly #rows: () => readonly Record<string, unknown>[]

  constructor(clock: VirtualClock, rows: () => readonly Record<string, unknown>[]) {
    this.#clock = clock
    this.#rows = rows
  }

  readonly fetch = async (_url: string, { signal }: RequestInit): Promise<Response> => {
    const sentAtMs = this.#clock.nowMs()
    this.asked.push(sentAtMs)
    if (this.delayMs > 0) await this.#clock.wait(this.delayMs, signal ?? undefined)
    signal?.throwIfAborted()
    const answer = this.#answer()
    if (this.mood === 'well') {
      this.answered.push({ sentAtMs, answeredAtMs: this.#clock.nowMs(), rows: this.#rows().length })
    }
    return new Response(Array.from(answer.chunks).join(''), { status: answer.status })
  }

  #answer(): Answer {
    switch (this.mood) {
      case 'well': {
        const rows = this.#rows()
        return envelope({ count: rows.length, rows: () => rows })
      }
      case 'offline':
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('no way'), { code: 'ENETUNREACH' }) })
      case 'slow':
        throw new AppError('timed-out', { host: 'server' })
      case 'fault':
        return { status: 500, contentType: 'text/html', chunks: ['<html></html>'] }
      default:
        return refusal(REFUSALS[this.mood])
    }
  }
}

/** A log waits for its next poll or an answer, and looks at the clock. */
const WAITERS_AT_REST = 2

/** A process that keeps the log of one report, over a store that outlives it. */
export class LogProcess {
  readonly keeper: LogKeeper
  readonly statuses: LogStatus[] = []
  readonly polls: PollResult[] = []
  readonly run: Promise<void>
  #hasEnded = false
  readonly #locks: SharedLocks
  readonly #clock: VirtualClock
  readonly #sync: SyncContext
  readonly #target: Parameters<typeof poll>[1]

  constructor(world: LogWorld, refusal: () => AppErrorData | null = () => null) {
    this.#clock = world.clock
    this.#locks = new SharedLocks(world.heldLocks)
    const store = directStore({ database: world.database, locks: this.#locks as unknown as ProcessLocks })
    this.#sync = {
      store,
      queue: new TokenQueue(store, 'salt', 0),
      fetch: world.server.fetch,
      retry: { ...QUICK_RETRY, faultAttempts: 0, tooManyWaitsMs: [] },
      limits: QUICK_LIMITS,
      nowMs: () => world.clock.nowMs(),
      clock: world.clock,
      resolveBaseUrl: ({ baseUrl }) => Promise.resolve(baseUrl),
    }
    const { report, scope } = world
    const { timeZone } = world
    const connection = {
      id: 1,
      name: 'test',
      server: '0000',
      baseUrl: 'http://127.0.0.1',
      timeZone,
      country: 'CO' as const,
    }
    const target = { connection, token: 't', report, parameters: NO_PARAMETERS }
    this.#target = { ...target, priority: 'user' }
    this.keeper = logKeeperOf(this.#sync, {
      scope,
      report,
      connection,
      pace: paceOf(report, world.everyMs),
      target: () => Promise.resolve(target),
      mayRequest: () => Promise.resolve(refusal()),
      onStatus: (status) => {
        this.statuses.push(status)
      },
      onPoll: (result) => {
        if (result !== null) this.polls.push(result)
      },
    })
    this.#clock.waitersAtRest += WAITERS_AT_REST
    this.run = this.keeper.run().finally(() => {
      this.#end()
    })
  }

  /**
   * Waits until nothing happens before time passes: the log waits for its next poll, and looks at the clock, or for an
   * answer.
   */
  readonly settle = async (): Promise<void> => {
    for (let turn = 0; this.#clock.waiting < this.#clock.waitersAtRest; turn++) {
      if (turn > 10_000) throw new Error('the log neither waits nor ends')
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  pass(ms: number): Promise<void> {
    return this.#clock.pass(ms, this.settle)
  }

  /** Polls by hand, as a user does. */
  byHand(): Promise<PollResult> {
    return this.keeper.byHand(() => poll(this.#sync, this.#target))
  }

  /** The process ends without a word. */
  kill(): void {
    this.#end()
    this.#clock.forgetWaiters()
    this.#locks.releaseAll()
  }

  async quit(): Promise<void> {
    await this.keeper.stop()
  }

  #end(): void {
    if (!this.#hasEnded) this.#clock.waitersAtRest -= WAITERS_AT_REST
    this.#hasEnded = true
  }
}

export interface LogWorld {
  readonly clock: VirtualClock
  readonly server: ModelServer
  readonly database: WritableDatabase
  readonly heldLocks: Set<string>
  readonly report: ReportDefinition
  readonly scope: Scope
  readonly everyMs: number
  readonly timeZone: string
}

/** The operation's wall clock as the test's clock shows it. */
export function shownAt(clock: VirtualClock, timeZone = ZONE): WallSeconds {
  return wallClock(clock.nowMs(), timeZone)
}
