import { AppError, throwIfAborted, toAppError, type AppErrorData, type ErrorCode } from '../../shared/errors.ts'
import { halve, halveByDays, intersection, overlaps, sameRange, subtract } from '../../shared/ranges.ts'
import { comesByDay } from '../../shared/reports/catalogueLists.ts'
import { addsUp } from '../../shared/reports/types.ts'
import { wallClock, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import { inWholeDays } from '../store/query/periodParts.ts'
import type { SliceCommit, StoredSlice, SliceState } from '../store/records/slices.ts'
import { systemClock, type Clock } from './clock.ts'
import { DueWork } from './dueWork.ts'
import { commitOf, stageSlice, type Incoming } from './fetchSlice.ts'
import { takeFromTeam } from './team/takeFromTeam.ts'
import { scopeOf, type SyncContext, type Target } from './target.ts'
import { NOTHING_TAKEN, type Taken } from './team/teamSide.ts'
import { inTurn } from './turn.ts'
import { aroundLargeRecord } from './largeRecord.ts'
import { planPull, servedRange, serves, teamSince, type Plan, type PlannedSlice } from './plan.ts'
import { QuietTime } from './quietTime.ts'
import { stopsRequests } from './stopping.ts'
import { withRetries, type Waiting } from './retry.ts'
import type { GoOn, Priority } from './tokenQueue.ts'
import { teamOrAlone } from './withoutTeam.ts'

export interface PullRequest extends Target {
  readonly range: TimeRange
  /**
   * Null: fetch what is missing. A moment in milliseconds since 1970-01-01 UTC: fetch again what was fetched before it,
   * whatever the store holds; with the same moment an interrupted pull goes on where it was.
   */
  readonly refreshSinceMs: number | null
  /** Sums: each day by itself, also where days do not add up. */
  readonly byDay?: boolean
  /** Nothing before this instant is fetched: it is not kept. */
  readonly notBefore?: WallSeconds | undefined
  /** Asks the server without asking the team, which cannot be reached: somebody said so. */
  readonly withoutTeam?: boolean
  readonly priority: Priority
  /** Why no request may be sent now, or null: asked before each one, when its turn has come. */
  readonly mayRequest?: (() => Promise<AppErrorData | null>) | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: PullProgress) => void) | undefined
}

/** How far a pull is. Counts only grow, but `slicesTotal` grows with them when slices must be halved. */
export interface PullProgress {
  readonly slicesDone: number
  readonly slicesTotal: number
  readonly rows: number
  readonly bytes: number
  readonly requests: number
  /** The stretch that is being fetched. */
  readonly range: TimeRange | undefined
  /** Why the next request waits, and how long. */
  readonly waiting: Waiting | undefined
}

export interface PulledSlice {
  readonly range: TimeRange
  readonly rows: number
  /** Requests that this run sent for it, failed attempts included; 0 for one from the store. */
  readonly requests: number
  readonly state: SliceState
  readonly warnings: readonly string[]
}

export interface FailedSlice {
  readonly range: TimeRange
  readonly error: AppError
}

export interface PullResult {
  readonly slices: readonly PulledSlice[]
  readonly failed: readonly FailedSlice[]
  /** Rows of the period asked for, in these slices: they may reach past it. */
  readonly rows: number
  readonly requests: number
  /** Slices that needed no request: the store had them. */
  readonly fromCache: number
  /** Slices that needed none because the team had them. */
  readonly fromTeam: number
  /** Why not all that the team has could be taken; undefined where it could. */
  readonly teamTrouble: AppError | undefined
  /** The part of the period that lies in the future and was not asked for. */
  readonly future: TimeRange | undefined
  /** What ended the pull before its time; the slices it did not get to are among the failed ones. */
  readonly stoppedBy: AppError | undefined
}

/** Whether asking for the next slice is pointless or harmful after an error. */
function stopsPull(code: ErrorCode): boolean {
  return code === 'unknown-on-server' || stopsRequests(code)
}

/** Whether an error says that a server answers well, only more than can be taken at once. */
function isAnswered(code: ErrorCode): boolean {
  return code === 'too-wide' || code === 'record-too-large'
}

/**
 * A slice is committed beside the next request, once that is on its way: what comes before a request has to be written,
 * too, and would wait for the commit. Longer than this, in milliseconds, none waits for a request that may never be.
 */
const LONGEST_UNCOMMITTED_MS = 250

/** So many slices in a row that fail for another reason stop a pull too: the server is not well. */
const FAILURES_IN_A_ROW = 3

/** From the worst to the best: what is said of several slices as one. */
const BY_WEIGHT: readonly SliceState[] = ['partial', 'announced', 'provisional', 'complete']

function fromStore(slice: StoredSlice): PulledSlice {
  return { range: slice.range, rows: slice.rows, requests: 0, state: slice.state, warnings: slice.warnings }
}

/** A slice as it lies in the store, or how it gets there: all that is left is to commit it. */
type Fetched = PulledSlice | DueWork<PulledSlice>

class Pull {
  readonly #context: SyncContext
  readonly #request: PullRequest
  readonly #startedMs: number
  readonly #slices: PulledSlice[] = []
  readonly #failed: FailedSlice[] = []
  readonly #todo: PlannedSlice[]
  readonly #clock: Clock
  readonly #quiet: QuietTime
  #failuresInARow = 0
  /** Requests in a row that nobody answered: that is a server that never answers, not a slice too wide. */
  #timeouts = 0
  #stoppedBy: AppError | undefined
  #requests = 0
  #fromCache: number
  #fromTeam: number
  #teamTrouble: AppError | undefined
  #rows = 0
  #bytes = 0
  /** The stretch that is being fetched. */
  #underWay: TimeRange | undefined
  /** The request that is under way, or the last one. */
  #attempt: Promise<Fetched | undefined> = Promise.resolve(undefined)
  /** The commit of the slice before, which goes on beside the request. */
  #commit: DueWork<PulledSlice> | undefined
  /** Done once it is recorded what came of that. */
  #recorded: Promise<void> = Promise.resolve()

  constructor(
    context: SyncContext,
    request: PullRequest,
    todo: readonly PlannedSlice[],
    cached: readonly StoredSlice[],
    taken: Taken,
  ) {
    this.#context = context
    this.#request = request
    this.#startedMs = context.nowMs()
    this.#clock = context.clock ?? systemClock
    this.#quiet = new QuietTime(this.#clock)
    this.#todo = [...todo]
    this.#slices.push(...cached.map(fromStore))
    this.#fromTeam = taken.ranges.length
    this.#fromCache = Math.max(0, cached.length - taken.ranges.length)
    this.#teamTrouble = taken.trouble
  }

  async run(future: TimeRange | undefined): Promise<PullResult> {
    for (let next = this.#todo.shift(); next !== undefined; next = this.#todo.shift()) {
      if (this.#stoppedBy !== undefined) this.#failed.push({ range: next.range, error: this.#stoppedBy })
      else await this.#slice(next)
    }
    await this.#endCommit()
    this.#slices.sort((a, b) => a.range.from - b.range.from)
    return {
      slices: this.#slices,
      failed: this.#failed,
      rows: await this.#rowsOfPeriod(),
      requests: this.#requests,
      fromCache: this.#fromCache,
      fromTeam: this.#fromTeam,
      teamTrouble: this.#teamTrouble,
      future,
      stoppedBy: this.#stoppedBy,
    }
  }

  /** Rows of what was asked for, as a question about it has them: those of slices that reach past it are counted. */
  async #rowsOfPeriod(): Promise<number> {
    const { report } = this.#request
    if (report.kind === 'aggregate') return this.#slices.reduce((sum, { rows }) => sum + rows, 0)
    const asked = inWholeDays(report, this.#request.range)
    const scope = scopeOf(this.#request)
    let sum = 0
    for (const { range, rows } of this.#slices) {
      const part = intersection(range, asked)
      if (part === undefined) continue
      sum += sameRange(part, range) ? rows : await this.#context.store.slices.rowsIn({ report, scope, range: part })
    }
    return sum
  }

  async #slice(planned: PlannedSlice): Promise<void> {
    const requestsBefore = this.#requests
    this.#underWay = planned.range
    const [fetching] = await Promise.allSettled([this.#fetchOrHalve(planned)])
    await this.#endCommit()
    this.#underWay = undefined
    const requests = this.#requests - requestsBefore
    if (fetching.status === 'rejected') this.#recordFailure(planned.range, fetching.reason)
    else if (fetching.value instanceof DueWork) {
      this.#commit = fetching.value
      this.#recorded = this.#recordCommit(planned.range, fetching.value, requests)
    } else this.#record(fetching.value, requests)
  }

  /** Waits for the commit of the slice before, and for what is recorded of it. */
  async #endCommit(): Promise<void> {
    this.#commit?.begin()
    await this.#recorded
  }

  async #recordCommit(range: TimeRange, commit: DueWork<PulledSlice>, requests: number): Promise<void> {
    try {
      const slice = await commit.outcome
      this.#commit = undefined
      this.#record(slice, requests)
    } catch (cause) {
      this.#commit = undefined
      this.#recordFailure(range, cause)
    }
  }

  #record(slice: PulledSlice | undefined, requests: number): void {
    this.#failuresInARow = 0
    if (slice === undefined) return
    this.#slices.push({ ...slice, requests })
    this.#rows += slice.rows
    this.#report()
  }

  #recordFailure(range: TimeRange, cause: unknown): void {
    const error = toAppError(cause)
    this.#failed.push({ range, error })
    this.#failuresInARow++
    if (stopsPull(error.code) || this.#isHopeless) this.#stoppedBy = error
    // The request that failed counts for whoever adds up.
    this.#report()
  }

  /** Whether the server has failed for so long, or so often, that further slices would only meet the same. */
  get #isHopeless(): boolean {
    const mostInARow = Math.max(this.#failuresInARow, this.#timeouts)
    return mostInARow >= FAILURES_IN_A_ROW || this.#quiet.ms > this.#context.retry.longestQuietMs
  }

  /** The slice, or undefined where it was too wide: its halves are next in line then. */
  async #fetchOrHalve(planned: PlannedSlice): Promise<Fetched | undefined> {
    const halves = this.#halvesOf(planned.range)
    this.#attempt = Promise.resolve(undefined)
    try {
      return await withRetries(() => this.#inTurn(planned, halves !== undefined), {
        settings: this.#context.retry,
        clock: this.#clock,
        quiet: this.#quiet,
        signal: this.#request.signal,
        // A slice that takes the server too long is not asked for again as it is: its halves are.
        isFinal: (error) => error.code === 'timed-out' && (halves !== undefined || this.#timeouts >= FAILURES_IN_A_ROW),
        onWait: (waiting) => {
          this.#report(waiting)
        },
      })
    } catch (cause) {
      // A cancellation does not wait for the attempt that it ends: it may still take its rows back, or have stored them
      // already.
      const stored = await this.#attempt.catch(() => undefined)
      if (stored !== undefined) return stored
      if (halves === undefined || !this.#isTooWide(cause)) throw cause
      const parts = comesByDay(this.#request.report) ? halves : (aroundLargeRecord(cause, planned.range) ?? halves)
      this.#todo.unshift(...parts.map((range) => ({ range, piece: this.#pieceOf(planned, range) })))
      return undefined
    }
  }

  #isTooWide(cause: unknown): boolean {
    if (!(cause instanceof AppError)) return false
    if (isAnswered(cause.code)) return true
    return cause.code === 'timed-out' && !this.#isHopeless
  }

  /** Halves of a slice that was too wide; undefined where they could not be put together again, or there are none. */
  #halvesOf(range: TimeRange): readonly [TimeRange, TimeRange] | undefined {
    const { report } = this.#request
    if (report.kind === 'aggregate' && !addsUp(report)) return undefined
    return comesByDay(report) ? halveByDays(range) : halve(range)
  }

  /** Halves of a day's sums stay parts of that day; halves of rows with dates are slices like any other. */
  #pieceOf(planned: PlannedSlice, range: TimeRange): TimeRange {
    return this.#request.report.kind === 'aggregate' ? planned.piece : range
  }

  #inTurn(planned: PlannedSlice, canHalve: boolean): Promise<Fetched> {
    const { connection, token, priority, signal } = this.#request
    const attempt = inTurn(
      this.#context,
      { connection, token, priority, owner: this },
      async (goOn) => {
        const stored = await this.#meanwhileFetched(planned)
        if (stored !== undefined) return stored
        const refusal = (await this.#request.mayRequest?.()) ?? null
        if (refusal !== null) throw AppError.fromData(refusal)
        return this.#quiet.during(() => this.#fetch(planned, canHalve, goOn))
      },
      signal,
    )
    this.#attempt = attempt
    return attempt
  }

  /** The slice where another process, or another desk of the team, fetched it while this one waited for its turn. */
  async #meanwhileFetched(planned: PlannedSlice): Promise<PulledSlice | undefined> {
    const stored = await this.#meanwhileStored(planned)
    if (stored !== undefined) {
      this.#fromCache++
      return stored
    }
    const taken = await takeFromTeam(this.#context, this.#request, [planned], this.#startedMs)
    this.#teamTrouble ??= taken.trouble
    if (taken.ranges.length === 0) return undefined
    const fetched = await this.#meanwhileStored(planned)
    if (fetched !== undefined) this.#fromTeam++
    return fetched
  }

  /** The slice as the store has it by now, if it does. */
  async #meanwhileStored(planned: PlannedSlice): Promise<PulledSlice | undefined> {
    const { refreshSinceMs, connection } = this.#request
    const nowMs = this.#context.nowMs()
    const teamSinceMs = Math.min(this.#startedMs, teamSince(nowMs))
    const now = wallClock(nowMs, connection.timeZone)
    const stored = await this.#context.store.slices.of(scopeOf(this.#request))
    const isAggregate = this.#request.report.kind === 'aggregate'
    const fresh = stored.filter(
      (slice) =>
        (serves(slice, refreshSinceMs, teamSinceMs) ||
          (refreshSinceMs === null && slice.fetchedAtMs >= this.#startedMs)) &&
        (!isAggregate || sameRange(slice.piece, planned.piece)),
    )
    const inside = fresh.filter((slice) => overlaps(slice.range, planned.range))
    const ranges = inside.map((slice) => servedRange(slice, { now, refreshSinceMs, teamSinceMs }))
    if (inside.length === 0 || subtract(planned.range, ranges).length > 0) return undefined
    const worst = BY_WEIGHT.find((state) => inside.some((slice) => slice.state === state)) ?? 'complete'
    const rows = inside.reduce((sum, slice) => sum + slice.rows, 0)
    return {
      range: planned.range,
      rows,
      requests: 0,
      state: worst,
      warnings: inside.flatMap((slice) => slice.warnings),
    }
  }

  async #fetch({ range, piece }: PlannedSlice, canHalve: boolean, goOn: GoOn): Promise<Fetched> {
    const { report, signal } = this.#request
    const context = this.#context
    this.#report()
    const progress = {
      onRequest: (change: 1 | -1) => {
        this.#requests += change
        // It is counted, and goes out now.
        this.#commit?.begin()
      },
      onBytes: (bytes: number) => {
        this.#quiet.came()
        this.#bytes += bytes
        this.#report()
      },
    }
    const incoming = await this.#countTimeouts(stageSlice(context, this.#request, range, piece, progress, signal))
    const isFull = incoming.rows >= report.maxRecords
    if (isFull && canHalve) {
      incoming.packed?.packer.discard()
      await context.store.incoming.discard({ report, sliceId: incoming.sliceId })
      throw new AppError('too-wide', { reason: 'records' })
    }
    const commit = commitOf(context, this.#request, incoming, range, piece, isFull)
    const committing = (): Promise<PulledSlice> => this.#commitSlice(commit, incoming)
    // What a team is to see has to be there before another desk gets the turn.
    if (this.#todo.length === 0 || incoming.packed !== undefined) return committing()
    const due = new DueWork(committing, LONGEST_UNCOMMITTED_MS)
    goOn(due.outcome)
    return due
  }

  async #commitSlice(commit: SliceCommit, { packed, warnings }: Incoming): Promise<PulledSlice> {
    const { store, team } = this.#context
    const rows = await store.incoming.commit({ report: this.#request.report, commit })
    if (packed !== undefined) await team?.give(this.#request, { ...commit, rows }, packed)
    return { range: commit.range, rows, requests: 0, state: commit.state, warnings }
  }

  /** Keeps count of requests in a row that nobody answered, and of the time they took, until one is answered. */
  async #countTimeouts<T>(answer: Promise<T>): Promise<T> {
    try {
      const answered = await answer
      this.#timeouts = 0
      this.#quiet.end()
      return answered
    } catch (cause) {
      const { code } = toAppError(cause)
      this.#timeouts = code === 'timed-out' ? this.#timeouts + 1 : 0
      if (isAnswered(code)) this.#quiet.end()
      throw cause
    }
  }

  #report(waiting?: Waiting): void {
    const slicesDone = this.#slices.length + this.#failed.length
    const range = this.#underWay
    const inHand = (range === undefined ? 0 : 1) + (this.#commit === undefined ? 0 : 1)
    this.#request.onProgress?.({
      slicesDone,
      slicesTotal: slicesDone + inHand + this.#todo.length,
      rows: this.#rows,
      bytes: this.#bytes,
      requests: this.#requests,
      range,
      waiting,
    })
  }
}

/**
 * What a pull would fetch now, without fetching it. `fetch.length` is the number of its requests, unless answers turn
 * out too large for one request, or faults make it ask again.
 *
 * @param refreshSinceMs as in {@link PullRequest}
 * @param byDay as in {@link PullRequest}
 * @param notBefore as in {@link PullRequest}
 */
export async function planOf(
  context: Pick<SyncContext, 'store' | 'nowMs'>,
  target: Omit<Target, 'token'>,
  range: TimeRange,
  refreshSinceMs: number | null,
  byDay = false,
  notBefore?: WallSeconds,
): Promise<Plan> {
  const { report, connection } = target
  const slices = await context.store.slices.of(scopeOf(target))
  const nowMs = context.nowMs()
  const now = wallClock(nowMs, connection.timeZone)
  return planPull({ report, range, slices, now, refreshSinceMs, byDay, notBefore, teamSinceMs: teamSince(nowMs) })
}

/**
 * Fetches what the store does not hold yet of a report's period.
 *
 * Each slice is stored as soon as it is whole, so a pull that was stopped, cancelled or killed goes on where it was.
 *
 * @returns what was fetched, what failed, and why it stopped, if it did: a fault of server or network is a result, not
 * an exception
 * @throws AppError `period-too-long` before any request; else only where the store cannot be opened at all
 */
export async function pull(context: SyncContext, request: PullRequest): Promise<PullResult> {
  throwIfAborted(request.signal)
  await context.store.tables.ensure(request.report)
  const { range, refreshSinceMs, byDay, notBefore, withoutTeam = false } = request
  const asked = teamOrAlone(context, withoutTeam)
  const plan = await planOf(context, request, range, refreshSinceMs, byDay, notBefore)
  if (plan.refusal !== undefined) throw AppError.fromData(plan.refusal)
  const taken = await takeInTurn(asked, request, plan)
  const rest =
    taken.ranges.length === 0 ? plan : await planOf(context, request, range, refreshSinceMs, byDay, notBefore)
  return new Pull(asked, request, rest.fetch, rest.cached, taken).run(rest.future)
}

/** What of a plan the team has, put into the store before any request. */
async function takeInTurn(context: SyncContext, request: PullRequest, plan: Plan): Promise<Taken> {
  const { team, queue } = context
  const { connection, token, priority, signal } = request
  const trouble = await team?.sync(connection)
  if (team === undefined || trouble !== undefined || plan.fetch.length === 0) return { ...NOTHING_TAKEN, trouble }
  const startedMs = context.nowMs()
  return queue.run(
    { connectionId: connection.id, token, priority },
    () => takeFromTeam(context, request, plan.fetch, startedMs),
    signal,
  )
}
