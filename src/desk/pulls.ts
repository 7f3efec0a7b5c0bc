import { announcedSlice } from '../shared/announcement.ts'
import { AppError, askedUntilMs, toAppError, type AppErrorData, type ErrorCode } from '../shared/errors.ts'
import { takesDates } from '../shared/reports/types.ts'
import type { PullOutcome, PullProgress, PullRequest } from '../shared/pulls.ts'
import type { TimeRange, WallSeconds } from '../shared/time.ts'
import type { UnfinishedPull } from '../core/store/records/pulls.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { Fetched } from '../core/automation/runSchedule.ts'
import { poll, type PollResult } from '../core/sync/poll.ts'
import type { Priority } from '../core/sync/tokenQueue.ts'
import { planOf, pull, type PullProgress as CoreProgress, type PullResult } from '../core/sync/pull.ts'
import type { Target } from '../core/sync/target.ts'
import type { Waiting } from '../core/sync/retry.ts'
import type { CoverageBook } from './coverage.ts'
import type { Announce } from './emitter.ts'
import type { JobHandle, Jobs } from './jobs.ts'
import type { LiveLogs } from './live.ts'
import type { OpenDesk } from './openDesk.ts'
import type { Patience } from './patience.ts'
import { fetchScheduled } from './scheduledFetch.ts'
import { scopeKey } from './scopeKey.ts'

/** Faults that pass by themselves: a fetch that was under way waits for them to pass, and goes on. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'unreachable',
  'proxy-unreachable',
  'timed-out',
  'stalled',
  'maintenance',
  'too-many-at-once',
  'asked-to-wait',
])
/** A server that asks to wait for longer is told of instead: a job does not stand still for hours. */
const LONGEST_ASKED_WAIT_MS = 60 * 60_000

export interface PullParts {
  readonly desk: () => Promise<OpenDesk>
  readonly jobs: Jobs
  readonly coverage: CoverageBook
  readonly live: Pick<LiveLogs, 'byHand'>
  readonly announce: Announce
  readonly patience: Patience
}

interface Order extends PullRequest {
  /** Slices fetched before this moment are fetched again; null: only what is missing. */
  readonly refreshSinceMs: number | null
}

/** What two requests for the same have in common. */
function orderKey(request: PullRequest): string {
  const { range, refresh, byDay = false, withoutTeam = false } = request
  return JSON.stringify([scopeKey(request), range?.from, range?.to, refresh, byDay, withoutTeam])
}

/** A wait that lasts at least until the server lets itself be asked again; undefined where that is too long. */
function noSoonerThanAsked(error: AppError, waitMs: number | undefined): number | undefined {
  const leftMs = askedUntilMs(error) - Date.now()
  if (waitMs === undefined || !(leftMs > waitMs)) return waitMs
  return leftMs > LONGEST_ASKED_WAIT_MS ? undefined : leftMs
}

function waitingOf(waiting: Waiting | undefined): PullProgress['waiting'] {
  return waiting === undefined ? null : { error: waiting.error, untilMs: Date.now() + waiting.waitMs }
}

function progressOf(progress: CoreProgress): PullProgress {
  return { ...progress, range: progress.range ?? null, waiting: waitingOf(progress.waiting) }
}

/** Several attempts at one order, told as one. */
class Tally {
  #rows = 0
  #bytes = 0
  #requests = 0
  #last: CoreProgress | undefined

  progress(progress: CoreProgress): PullProgress {
    this.#last = progress
    return progressOf({
      ...progress,
      rows: this.#rows + progress.rows,
      bytes: this.#bytes + progress.bytes,
      requests: this.#requests + progress.requests,
    })
  }

  endAttempt(): void {
    this.#rows += this.#last?.rows ?? 0
    this.#bytes += this.#last?.bytes ?? 0
    this.#requests += this.#last?.requests ?? 0
    this.#last = undefined
  }

  outcome(result: PullResult): PullOutcome {
    return {
      rows: result.rows,
      requests: this.#requests,
      slices: result.slices.length + result.failed.length,
      fromCache: result.fromCache,
      ...(result.fromTeam === 0 ? {} : { fromTeam: result.fromTeam }),
      failed: result.failed.map(({ range, error }) => ({ range, error: error.toData() })),
      partial: result.slices.filter((slice) => slice.state === 'partial').map((slice) => slice.range),
      announced: result.slices.filter((slice) => slice.state === 'announced').map(announcedSlice),
      gap: null,
    }
  }
}

function pollOutcome(result: PollResult): PullOutcome {
  return {
    rows: result.added,
    requests: result.requests,
    slices: 1,
    fromCache: 0,
    failed: [],
    partial: result.state === 'partial' ? [result.range] : [],
    announced: result.state === 'announced' ? [announcedSlice(result)] : [],
    gap: result.gap?.range ?? null,
  }
}

/** How a schedule fetches. */
export interface AutomaticOptions {
  readonly priority: Priority
  /** Of sums: each day by itself. */
  readonly byDay: boolean
  /** Nothing before this instant is fetched: it is not kept. */
  readonly notBefore: WallSeconds | undefined
  /** Why no request may be sent now, or null. */
  readonly mayRequest: () => Promise<AppErrorData | null>
  /** Hears of the job that shows it. */
  readonly onJob: (jobId: string) => void
}

export interface AutomaticFetch {
  readonly fetched: Fetched
  readonly jobId: string | null
}

const NOTHING_FETCHED: Fetched = { rows: 0, requests: 0, shortcomings: [], error: null }

/**
 * Fetching as jobs: each is remembered until it has ended, so that one that a crash or a quit cut short goes on at the
 * next start.
 */
export class Pulls {
  readonly #parts: PullParts
  /** Orders that are about to begin, by what they ask for. */
  readonly #starting = new Map<string, Promise<string>>()
  /** What is remembered of pulls that this process works on, by its ids in their store. */
  readonly #underWay = new WeakMap<StoreApi, Set<number>>()
  #isQuitting = false

  constructor(parts: PullParts) {
    this.#parts = parts
  }

  /**
   * Starts to fetch; a request that is under way already is not started twice.
   *
   * @returns the job's id
   * @throws AppError `unknown-connection`, `unknown-report`, `missing-parameter`, `no-token`, `keychain-locked`
   */
  start(request: PullRequest): Promise<string> {
    const key = orderKey(request)
    // One that is about to begin is not begun beside itself.
    const starting = this.#starting.get(key) ?? this.#start(request).finally(() => this.#starting.delete(key))
    this.#starting.set(key, starting)
    return starting
  }

  async #start(request: PullRequest): Promise<string> {
    const desk = await this.#parts.desk()
    await desk.target(request)
    const key = orderKey(request)
    const running = this.#parts.jobs.list.find(
      (job) => job.kind === 'pull' && job.endedAtMs === null && orderKey(job) === key,
    )
    if (running !== undefined) return running.id
    const order = { ...request, refreshSinceMs: request.refresh ? Date.now() : null }
    const unfinishedId = await desk.store.unfinishedPulls.begin({
      connectionId: request.connectionId,
      reportKey: request.reportKey,
      parameters: request.parameters,
      range: request.range,
      refreshSinceMs: order.refreshSinceMs,
      byDay: request.byDay === true,
      startedAtMs: Date.now(),
    })
    return this.#run(desk, order, unfinishedId, false)
  }

  /**
   * Goes on with what an earlier run of the program did not finish. What this one works on already, it does not begin a
   * second time.
   */
  async resume(): Promise<void> {
    const desk = await this.#parts.desk()
    if (this.#isQuitting) return
    const unfinishedPulls = await desk.store.unfinishedPulls.list()
    const underWay = this.#underWay.get(desk.store)
    // All of them begin before anything else has a turn: none ends meanwhile that was read as unfinished.
    const [known, gone] = [[] as UnfinishedPull[], [] as UnfinishedPull[]]
    for (const unfinished of unfinishedPulls) {
      if (underWay?.has(unfinished.id) === true) continue
      const { reportKey, range } = unfinished
      // Of a report that is no longer known, or what passed within minutes (a live report), nothing can be caught up.
      if (desk.catalogue.get(reportKey) === undefined || range === null) gone.push(unfinished)
      else known.push(unfinished)
    }
    for (const { id, connectionId, reportKey, parameters, range, refreshSinceMs, byDay } of known) {
      const refresh = refreshSinceMs !== null
      this.#run(desk, { connectionId, reportKey, parameters, range, refresh, refreshSinceMs, byDay }, id, true)
    }
    for (const { id } of gone) await desk.store.unfinishedPulls.end(id)
  }

  /**
   * Fetches for a schedule, as a job that shows, in one attempt: what failed is the schedule's to try again. Where
   * nothing is missing, no job shows.
   *
   * @returns what came of it, and the job's id where there was one; it has ended then
   */
  async fetchFor(target: Target, range: TimeRange | null, options: AutomaticOptions): Promise<AutomaticFetch> {
    const desk = await this.#parts.desk()
    const plan = range === null ? null : await planOf(desk.sync, target, range, null, options.byDay, options.notBefore)
    const isAnything = plan === null || plan.fetch.length > 0
    if (!isAnything) return { fetched: await this.#fetchOnce(desk, target, range, options, undefined), jobId: null }
    const { connection, report, parameters } = target
    const request = { connectionId: connection.id, reportKey: report.key, parameters, range, refresh: false }
    let fetched: Fetched = NOTHING_FETCHED
    const jobId = this.#parts.jobs.start(
      { kind: 'pull', ...request, isResumed: false, isAutomatic: true, progress: null, outcome: null },
      async (job) => {
        try {
          const run = await this.#fetchOnce(desk, target, range, options, job)
          fetched = run
          if (run.error !== null) job.fail(run.error)
          if (range !== null) this.#parts.coverage.rememberFailures(request, range, run.outcome.failed, options.byDay)
          return run.outcome
        } catch (cause) {
          fetched = { ...NOTHING_FETCHED, error: toAppError(cause) }
          throw cause
        } finally {
          this.#announceStored(request)
        }
      },
    )
    options.onJob(jobId)
    await this.#parts.jobs.whenEnded(jobId)
    return { fetched, jobId }
  }

  async #fetchOnce(
    desk: OpenDesk,
    target: Target,
    range: TimeRange | null,
    { priority, byDay, notBefore, mayRequest }: AutomaticOptions,
    job: JobHandle | undefined,
  ): Promise<Fetched & { readonly outcome: PullOutcome }> {
    // Maintenance lasts longer than a job should: the schedule tries again later.
    const sync = { ...desk.sync, retry: { ...desk.sync.retry, maintenanceWaitsMs: [] } }
    const tally = new Tally()
    let slicesDone = 0
    const came = await fetchScheduled(
      sync,
      target,
      { range, byDay, notBefore, mayRequest },
      {
        priority,
        signal: job?.signal,
        aroundPoll: (work) => this.#byHand(target, work),
        onProgress: (progress) => {
          job?.update({ progress: tally.progress(progress) })
          if (progress.slicesDone === slicesDone) return
          slicesDone = progress.slicesDone
          this.#announceStored({ connectionId: target.connection.id, reportKey: target.report.key })
        },
      },
    )
    tally.endAttempt()
    return { ...came, outcome: 'polled' in came ? pollOutcome(came.polled) : tally.outcome(came.pulled) }
  }

  /** From now on a pull that is stopped counts as interrupted, not as given up. */
  quit(): void {
    this.#isQuitting = true
  }

  #run(desk: OpenDesk, order: Order, unfinishedId: number, isResumed: boolean): string {
    const { refreshSinceMs: _since, ...request } = order
    const underWay = this.#underWay.get(desk.store) ?? new Set()
    this.#underWay.set(desk.store, underWay.add(unfinishedId))
    return this.#parts.jobs.start(
      { kind: 'pull', ...request, isResumed, progress: null, outcome: null },
      async (job) => {
        try {
          const target = await desk.target(request)
          return takesDates(target.report)
            ? await this.#pull(desk, target, order, job, isResumed)
            : await this.#poll(desk, target, order, job)
        } finally {
          if (!this.#isQuitting || !job.signal.aborted) {
            await desk.store.unfinishedPulls.end(unfinishedId).catch(() => undefined)
          }
          underWay.delete(unfinishedId)
          this.#announceStored(order)
        }
      },
    )
  }

  async #pull(desk: OpenDesk, target: Target, order: Order, job: JobHandle, isPatient: boolean): Promise<PullOutcome> {
    const { range } = order
    if (range === null) throw new AppError('usage', { problem: 'period-missing' })
    const { coverage, patience } = this.#parts
    const tally = new Tally()
    let slicesDone = 0
    for (let attempt = 0; ; attempt++) {
      const result = await pull(desk.sync, {
        ...target,
        range,
        refreshSinceMs: order.refreshSinceMs,
        byDay: order.byDay === true,
        withoutTeam: order.withoutTeam === true,
        priority: isPatient ? 'automatic' : 'user',
        signal: job.signal,
        onProgress: (progress) => {
          job.update({ progress: tally.progress(progress) })
          if (progress.slicesDone === slicesDone) return
          slicesDone = progress.slicesDone
          this.#announceStored(order)
        },
      })
      tally.endAttempt()
      const error = result.stoppedBy ?? result.failed[0]?.error
      const wasUnderWay = isPatient || result.slices.some((slice) => slice.requests > 0) || attempt > 0
      const waitMs =
        error !== undefined && PASSING.has(error.code) && wasUnderWay
          ? noSoonerThanAsked(error, patience.waitMs(attempt))
          : undefined
      if (error === undefined || waitMs === undefined || job.signal.aborted) {
        const outcome = tally.outcome(result)
        coverage.rememberFailures(order, range, outcome.failed, order.byDay)
        if (error !== undefined) job.fail(error)
        return outcome
      }
      const waiting = { error: error.toData(), untilMs: Date.now() + waitMs }
      job.update({
        progress: {
          ...tally.progress({
            slicesDone: result.slices.length,
            slicesTotal: result.slices.length + result.failed.length,
            rows: 0,
            bytes: 0,
            requests: 0,
            range: undefined,
            waiting: undefined,
          }),
          waiting,
        },
      })
      await patience.wait(waitMs, job.signal)
    }
  }

  async #poll(desk: OpenDesk, target: Target, order: Order, job: JobHandle): Promise<PullOutcome> {
    const shown = { slicesDone: 0, slicesTotal: 1, rows: 0, bytes: 0, requests: 0, range: null, waiting: null }
    job.update({ progress: shown })
    const result = await this.#byHand(target, () =>
      poll(desk.sync, {
        ...target,
        withoutTeam: order.withoutTeam === true,
        priority: 'user',
        signal: job.signal,
        onWait: (waiting) => {
          job.update({ progress: { ...shown, waiting: waitingOf(waiting) } })
        },
      }),
    )
    return pollOutcome(result)
  }

  /** Polls a report now; whoever keeps its log counts that as one of its own. */
  #byHand({ connection, report, parameters }: Target, work: () => Promise<PollResult>): Promise<PollResult> {
    return this.#parts.live.byHand({ connectionId: connection.id, reportKey: report.key, parameters }, work)
  }

  #announceStored({ connectionId, reportKey }: Pick<PullRequest, 'connectionId' | 'reportKey'>): void {
    this.#parts.announce({ kind: 'stored', connectionId, reportKey })
  }
}
