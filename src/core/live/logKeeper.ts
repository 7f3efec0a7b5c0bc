import { AppError, askedUntilMs, toAppError, type AppErrorData, type ErrorCode } from '../../shared/errors.ts'
import { wallClock, type WallSeconds } from '../../shared/time.ts'
import type { LastPoll } from '../store/records/logs.ts'
import type { PollResult } from '../sync/poll.ts'
import type { Clock } from '../sync/clock.ts'
import type { LogMark } from '../../shared/gapReasons.ts'
import {
  afterClockBack,
  afterFailure,
  afterGood,
  afterWaking,
  atPace,
  reasonOf,
  slowedInterval,
  startingAt,
  type Pace,
  type Schedule,
} from './schedule.ts'

/** What a log remembers beyond the process that keeps it. Moments are the operation's wall clock. */
export interface LogBook {
  /** Whether this process keeps the log now: it did already, or nobody else does. */
  hold(): Promise<boolean>
  /** Which other desk of the team keeps it, as far as `hold` found out; null: none does. */
  keptBy?(): string | null
  /** Lets other desks keep it for a while: polls of this one do not work. */
  leave?(): Promise<void>
  letGo(): Promise<void>
  /** A process begins to keep the log. */
  begin(at: WallSeconds): Promise<void>
  /** A sign of life, and what is known for or against polls. */
  note(at: WallSeconds, marks: readonly LogMark[]): Promise<void>
  lastPoll(): Promise<LastPoll | null>
}

/** How a log stands. */
export interface LogStatus {
  /** Null while it polls, waits for another process, or has ended. */
  readonly nextPollAtMs: number | null
  readonly isPolling: boolean
  readonly lastPoll: LastPoll | null
  /** Why the last try did not work, until one works. */
  readonly trouble: AppErrorData | null
  /** Another process of this computer keeps it, or another desk of the team. */
  readonly isElsewhere: boolean
  /** Which desk of the team; null: none does, or one of this computer's processes. */
  readonly keptBy: string | null
  /** The time between polls while another program's requests make it longer; null while nothing does. */
  readonly slowedToMs: number | null
}

export interface LogKeeperParts {
  readonly clock: Clock
  readonly book: LogBook
  /** The zone of the operation's wall clock. */
  readonly timeZone: string
  readonly pace: Pace
  /**
   * Polls once and merges the answer.
   *
   * @param onAnswered to be called before the answer is merged: a sleep in the middle of a poll is to be known then
   * @throws AppError
   */
  readonly poll: (signal: AbortSignal, onAnswered: () => Promise<unknown>) => Promise<PollResult>
  /** Why no request may be sent now although the server would take one, or null. */
  readonly mayRequest: (signal: AbortSignal) => Promise<AppErrorData | null>
  readonly onStatus: (status: LogStatus) => void
  /** A poll worked; null: one of another process did. */
  readonly onPoll: (result: PollResult | null) => Promise<void> | void
  readonly onTrouble?: (error: AppError) => void
  /** Errors that no later poll can mend: the log ends with them. */
  readonly isFinal?: (error: AppError) => boolean
}

/** How often the log looks at the clock. A sign of life is left with every second look. */
const LOOK_MS = 30_000
/** A timer that is later than this was not late: the computer slept. */
const LATE_MS = 45_000
const BACK_MS = 5_000
/** How often it looks whether the process that keeps the log is still there. */
const TAKE_MS = 3_000

/** Of a log that nobody keeps, and that was never polled. */
export const AT_REST: LogStatus = {
  nextPollAtMs: null,
  isPolling: false,
  lastPoll: null,
  trouble: null,
  isElsewhere: false,
  keptBy: null,
  slowedToMs: null,
}

/**
 * Keeps the continuous log of one live report: polls it at its pace, and remembers what kept it from polling.
 *
 * Polls never overlap and never pile up. Who finds that another process keeps the log waits, and takes over when that
 * one ends.
 */
export class LogKeeper {
  readonly #parts: LogKeeperParts
  readonly #stopping = new AbortController()
  #pace: Pace
  #schedule: Schedule
  #status: LogStatus = AT_REST
  /** What the clock showed when it was last looked at, and how much time had passed then. */
  #lookedMs: number
  #passedMs: number
  #byHand = 0
  #isHeld = false
  #hasPolled = false
  /** Ends the wait that is under way. */
  #poke: () => void = () => undefined
  #ended: Promise<void> | undefined

  constructor(parts: LogKeeperParts) {
    this.#parts = parts
    this.#pace = parts.pace
    const nowMs = parts.clock.nowMs()
    this.#schedule = startingAt(nowMs)
    this.#lookedMs = nowMs
    this.#passedMs = parts.clock.passedMs()
  }

  get status(): LogStatus {
    return this.#status
  }

  /**
   * Keeps the log until it is stopped. May be called once.
   *
   * @throws AppError a final one; `cancelled` never
   */
  run(): Promise<void> {
    this.#ended = this.#run()
    return this.#ended
  }

  /** Stops polling; a poll that is under way is given up. Resolves when the log is let go of. */
  async stop(): Promise<void> {
    this.#stopping.abort(new AppError('cancelled'))
    await this.#ended?.catch(() => undefined)
  }

  setPace(pace: Pace): void {
    this.#pace = pace
    this.#schedule = atPace(this.#schedule, pace, this.#nowMs())
    this.#tellNext()
    this.#poke()
  }

  /** What kept polls away may be over: the token was replaced, or somebody asks for it. */
  tryNow(): void {
    if (this.#status.trouble === null) return
    this.#schedule = { ...this.#schedule, plannedMs: Math.min(this.#schedule.plannedMs, this.#nowMs()) }
    this.#poke()
  }

  /** The computer is about to sleep. */
  async sleep(): Promise<void> {
    await this.#note([{ at: this.#at(), reason: 'asleep' }])
  }

  /** The computer woke up. */
  async wake(): Promise<void> {
    const { backMs } = this.#readClock()
    await this.#woken(backMs, [{ at: this.#at(), reason: null }])
  }

  /** Polls by hand: meanwhile the log does not, and what came counts as its own. */
  async byHand(work: () => Promise<PollResult>): Promise<PollResult> {
    this.#byHand++
    try {
      const result = await work()
      await this.#good(result)
      return result
    } finally {
      this.#byHand--
      this.#poke()
    }
  }

  get #signal(): AbortSignal {
    return this.#stopping.signal
  }

  #nowMs(): number {
    return this.#parts.clock.nowMs()
  }

  #at(ms = this.#nowMs()): WallSeconds {
    return wallClock(ms, this.#parts.timeZone)
  }

  #tell(change: Partial<LogStatus>): void {
    const status = { ...this.#status, ...change }
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return
    this.#status = status
    this.#parts.onStatus(status)
  }

  #tellNext(): void {
    const { slowdown, plannedMs } = this.#schedule
    this.#tell({
      nextPollAtMs: this.#isHeld && !this.#status.isPolling ? plannedMs : null,
      slowedToMs: slowdown === 0 ? null : slowedInterval(this.#pace, slowdown),
    })
  }

  async #run(): Promise<void> {
    const looking = this.#keepLooking()
    try {
      const lastPoll = await this.#parts.book.lastPoll().catch(() => null)
      this.#tell({ lastPoll })
      while (!this.#signal.aborted) {
        if (!(await this.#take())) await this.#wait(TAKE_MS)
        else if (this.#byHand > 0 || this.#schedule.plannedMs > this.#nowMs()) {
          this.#tellNext()
          const remaining = this.#schedule.plannedMs - this.#nowMs()
          await this.#wait(this.#byHand > 0 ? LOOK_MS : Math.min(LOOK_MS, Math.max(1, remaining)))
        } else await this.#pollOnce()
      }
    } finally {
      this.#stopping.abort(new AppError('cancelled'))
      await looking
      await this.#note([])
      // Also where it was taken and could not be begun.
      await this.#parts.book.letGo().catch(() => undefined)
      this.#isHeld = false
      this.#tell({ nextPollAtMs: null, isPolling: false, isElsewhere: false, keptBy: null })
    }
  }

  /** Waits, at most so long. */
  async #wait(ms: number): Promise<void> {
    const wait = new AbortController()
    const end = (): void => {
      wait.abort()
    }
    this.#poke = end
    this.#signal.addEventListener('abort', end)
    if (this.#signal.aborted) end()
    await this.#parts.clock.wait(ms, wait.signal)
    this.#signal.removeEventListener('abort', end)
  }

  /** Whether the log is this process's to keep. @throws AppError a final one */
  async #take(): Promise<boolean> {
    const { book } = this.#parts
    try {
      if (!(await book.hold())) {
        this.#isHeld = false
        const lastPoll = await book.lastPoll()
        const isNews = this.#status.isElsewhere && lastPoll?.atMs !== this.#status.lastPoll?.atMs
        const keptBy = book.keptBy?.() ?? null
        this.#tell({ isElsewhere: true, keptBy, nextPollAtMs: null, lastPoll, trouble: null })
        if (isNews) await this.#parts.onPoll(null)
        return false
      }
      if (!this.#isHeld) {
        await book.begin(this.#at())
        this.#isHeld = true
        this.#schedule = startingAt(this.#nowMs())
        this.#tell({ isElsewhere: false, keptBy: null })
      }
      return true
    } catch (cause) {
      const error = toAppError(cause)
      // It is tried for every few seconds: what goes on is told once.
      if (this.#status.trouble?.code !== error.code) {
        await this.#note([{ at: this.#at(), reason: reasonOf(error.code) }])
        this.#fail(error)
      }
      if (this.#parts.isFinal?.(error) === true) throw error
      return false
    }
  }

  async #pollOnce(): Promise<void> {
    const { mayRequest, poll } = this.#parts
    // A sleep that nobody announced is to be known before the poll that ends its gap.
    await this.#look()
    const startedMs = this.#nowMs()
    this.#tell({ isPolling: true, nextPollAtMs: null })
    let failure: AppError | undefined
    try {
      if (await this.#wasPolledElsewhere()) return
      const refusal = await mayRequest(this.#signal)
      if (refusal === null) await this.#good(await poll(this.#signal, () => this.#look()))
      else {
        failure = AppError.fromData(refusal)
        await this.#bad(failure, startedMs, true)
      }
    } catch (cause) {
      if (this.#signal.aborted) return
      failure = toAppError(cause)
      await this.#bad(failure, startedMs, false)
    } finally {
      this.#tell({ isPolling: false })
      if (!this.#signal.aborted) this.#tellNext()
    }
    if (failure !== undefined && this.#parts.isFinal?.(failure) === true) throw failure
  }

  /** Somebody polled the report by hand a moment ago, in another process: that counts. */
  async #wasPolledElsewhere(): Promise<boolean> {
    const last = await this.#parts.book.lastPoll()
    const nowMs = this.#nowMs()
    const isNews = last !== null && last.atMs !== this.#status.lastPoll?.atMs
    const ageMs = nowMs - (last?.atMs ?? 0)
    if (!this.#hasPolled || !isNews || ageMs < 0 || ageMs > this.#pace.intervalMs / 2) return false
    this.#schedule = { ...afterGood(this.#schedule, this.#pace, nowMs), plannedMs: last.atMs + this.#pace.intervalMs }
    this.#tell({ lastPoll: last, trouble: null })
    await this.#parts.onPoll(null)
    return true
  }

  async #good(result: PollResult): Promise<void> {
    const nowMs = this.#nowMs()
    this.#hasPolled = true
    this.#schedule = afterGood(this.#schedule, this.#pace, nowMs)
    const { rows, added } = result
    const lastPoll = (await this.#parts.book.lastPoll().catch(() => null)) ?? { atMs: nowMs, rows, added }
    this.#tell({ lastPoll, trouble: null })
    this.#tellNext()
    await this.#parts.onPoll(result)
  }

  async #bad(error: AppError, startedMs: number, isReserve: boolean): Promise<void> {
    this.#fail(error, isReserve ? null : error.code)
    const reason = isReserve ? 'reserve' : reasonOf(error.code)
    await this.#note([{ at: this.#at(startedMs), reason }])
    await this.#parts.book.leave?.()
  }

  #fail(error: AppError, code: ErrorCode | null = error.code): void {
    const { timeZone } = this.#parts
    const untilMs = askedUntilMs(error)
    this.#schedule = afterFailure(this.#schedule, this.#pace, code, this.#nowMs(), timeZone, untilMs)
    this.#tell({ trouble: error.toData() })
    this.#parts.onTrouble?.(error)
  }

  /** What cannot be written down is not worth ending the log for: the next sign of life will say as much. */
  async #note(marks: readonly LogMark[]): Promise<void> {
    if (this.#isHeld) await this.#parts.book.note(this.#at(), marks).catch(() => undefined)
  }

  async #woken(backMs: number, marks: readonly LogMark[]): Promise<void> {
    if (backMs > 0) this.#schedule = afterClockBack(this.#schedule, backMs)
    this.#schedule = afterWaking(this.#schedule)
    await this.#note(marks)
    this.#tellNext()
    this.#poke()
  }

  /** Looks at the clock now and then, also while an answer is waited for, and leaves signs of life. */
  async #keepLooking(): Promise<void> {
    for (let look = 1; !this.#signal.aborted; look++) {
      await this.#parts.clock.wait(LOOK_MS, this.#signal)
      if (this.#signal.aborted) return
      const isNews = await this.#look()
      if (!isNews && look % 2 === 0) await this.#note([])
    }
  }

  /** @returns the time, and how far the clock was put back since it was last looked at */
  #readClock(): { readonly nowMs: number; readonly backMs: number } {
    const nowMs = this.#nowMs()
    const passedMs = this.#parts.clock.passedMs()
    const backMs = this.#lookedMs + (passedMs - this.#passedMs) - nowMs
    this.#lookedMs = nowMs
    this.#passedMs = passedMs
    return { nowMs, backMs: backMs > BACK_MS ? backMs : 0 }
  }

  /**
   * Notices sleep and clocks that jump: awake, the clock is looked at every {@link LOOK_MS}.
   *
   * @returns whether there was any
   */
  async #look(): Promise<boolean> {
    const before = this.#lookedMs
    const { nowMs, backMs } = this.#readClock()
    if (nowMs - before - LOOK_MS > LATE_MS) {
      await this.#woken(0, [
        { at: this.#at(before), reason: 'asleep' },
        { at: this.#at(nowMs), reason: null },
      ])
      return true
    }
    if (backMs === 0) return false
    this.#schedule = afterClockBack(this.#schedule, backMs)
    await this.#note([])
    this.#poke()
    return true
  }
}
