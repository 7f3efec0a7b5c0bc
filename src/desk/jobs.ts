import { randomUUID } from 'node:crypto'
import { AppError, toAppError } from '../shared/errors.ts'
import type { JobSnapshot } from '../shared/jobs.ts'
import type { Announce } from './emitter.ts'
import { mendedJobs } from './mendedJobs.ts'
import type { PausableWork, PauseReason } from './workGate.ts'

/** Progress goes out at most this often for each job. */
const ANNOUNCE_INTERVAL_MS = 200
/** Ended jobs that stay on the list. */
const MOST_ENDED_JOBS = 50

/** What a job's kind adds to what every job has. */
type NewJob = JobSnapshot extends infer Job
  ? Job extends JobSnapshot
    ? Omit<Job, 'id' | 'state' | 'startedAtMs' | 'endedAtMs' | 'error'>
    : never
  : never

/** What a job tells of itself while it runs. */
export interface JobHandle {
  readonly id: string
  readonly signal: AbortSignal
  /** Changes what the job shows. */
  update(change: { readonly progress: unknown } | { readonly fileName: string }): void
  /** The error that a job ended with although it has an outcome: what stopped a pull half way. */
  fail(error: AppError): void
}

interface RunningJob {
  readonly controller: AbortController
  readonly ended: Promise<void>
}

/** What a reason to pause is about: nothing of it may be under way. */
function concerns(
  reason: PauseReason,
  job: Pick<JobSnapshot, 'connectionId'> & { readonly reportKey?: string | null },
) {
  if (reason.kind === 'connection-goes') return job.connectionId === reason.connectionId
  return reason.kind === 'report-goes' ? job.reportKey === reason.reportKey : true
}

/**
 * Long work: what runs, how far it is, and how it ended. Every job ends exactly once; a failure leaves the list once a
 * later job did what it could not.
 */
export class Jobs implements PausableWork {
  readonly #announce: Announce
  readonly #jobs = new Map<string, JobSnapshot>()
  readonly #running = new Map<string, RunningJob>()
  readonly #lastAnnouncedMs = new Map<string, number>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  /** Jobs that wait for the end of a pause before they begin. */
  readonly #held = new Set<string>()
  #pauses: readonly PauseReason[] = []
  /** Lets held jobs look whether they may begin. */
  #lookAgain = Promise.withResolvers<undefined>()
  #isClosed = false

  constructor(announce: Announce) {
    this.#announce = announce
  }

  get list(): readonly JobSnapshot[] {
    return [...this.#jobs.values()]
  }

  get isBusy(): boolean {
    return this.#running.size > 0
  }

  /** The job of an id. @throws AppError `internal` where there is none */
  get(id: string): JobSnapshot {
    const job = this.#jobs.get(id)
    if (job === undefined) throw new AppError('internal', { reason: 'no such job' })
    return job
  }

  /**
   * Starts work as a job: at once, or when the pause is over that it is concerned by. What it returns is the outcome.
   */
  start(job: NewJob, work: (handle: JobHandle) => Promise<unknown>): string {
    const id = randomUUID()
    const controller = new AbortController()
    if (this.#isClosed) controller.abort(new AppError('cancelled'))
    const facts = { id, state: 'running', startedAtMs: Date.now(), endedAtMs: null, error: null } as const
    this.#jobs.set(id, { ...job, ...facts })
    this.#tell(id)
    this.#running.set(id, { controller, ended: this.#run(id, controller.signal, work) })
    return id
  }

  /** Resolves once a job has ended. */
  async whenEnded(id: string): Promise<void> {
    await this.#running.get(id)?.ended
  }

  cancel(id: string): void {
    this.#running.get(id)?.controller.abort(new AppError('cancelled'))
  }

  /** Takes an ended job off the list. */
  dismiss(id: string): void {
    if (this.#running.has(id) || !this.#jobs.delete(id)) return
    this.#announce({ kind: 'job-dismissed', jobId: id })
  }

  /** Stops everything and waits until it has stopped. */
  stopAll(): Promise<void> {
    return this.#stop(() => true)
  }

  /** The same for good: what is started from now on is cancelled from its beginning. */
  close(): Promise<void> {
    this.#isClosed = true
    return this.stopAll()
  }

  /**
   * Before an erasure or a restart nothing is stopped that a person started: it is in the way. What is started while it
   * is going on waits for its end.
   */
  async pause(reason: PauseReason): Promise<void> {
    const isAnyUnderWay = [...this.#running.keys()].some((id) => !this.#held.has(id))
    if (reason.kind === 'erasing' && isAnyUnderWay) throw new AppError('store-busy', { file: reason.file })
    if (reason.kind === 'restart' && isAnyUnderWay) throw new AppError('update-waits')
    this.#pauses = [...this.#pauses, reason]
    if (reason.kind !== 'erasing' && reason.kind !== 'restart') await this.#stop((job) => concerns(reason, job))
  }

  /** What was stopped does not go on: who starts jobs starts them anew. What waited begins. */
  resume(reason: PauseReason): Promise<void> {
    this.#pauses = this.#pauses.filter((each) => each !== reason)
    const lookAgain = this.#lookAgain
    this.#lookAgain = Promise.withResolvers()
    lookAgain.resolve(undefined)
    return Promise.resolve()
  }

  async #stop(isMeant: (job: JobSnapshot) => boolean): Promise<void> {
    const running = [...this.#running].filter(([id]) => isMeant(this.get(id))).map(([, job]) => job)
    for (const { controller } of running) controller.abort(new AppError('cancelled'))
    await Promise.all(running.map((job) => job.ended))
  }

  #isPaused(id: string): boolean {
    return this.#pauses.some((reason) => concerns(reason, this.get(id)))
  }

  /** Resolves once nothing is paused any more that concerns a job, or it is cancelled: its work ends itself then. */
  async #untilItMayBegin(id: string, signal: AbortSignal): Promise<void> {
    const stopped = new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true })
    })
    this.#held.add(id)
    while (!signal.aborted && this.#isPaused(id)) await Promise.race([this.#lookAgain.promise, stopped])
    this.#held.delete(id)
  }

  async #run(id: string, signal: AbortSignal, work: (handle: JobHandle) => Promise<unknown>): Promise<void> {
    let failure: AppError | undefined
    let hasEnded = false
    const handle: JobHandle = {
      id,
      signal,
      update: (change) => {
        if (hasEnded) return
        this.#change(id, change)
        this.#tellSoon(id)
      },
      fail: (error) => {
        failure = error
      },
    }
    let outcome: unknown = null
    try {
      if (this.#isPaused(id)) await this.#untilItMayBegin(id, signal)
      outcome = await work(handle)
    } catch (cause) {
      failure = toAppError(cause)
    }
    hasEnded = true
    const isCancelled = failure?.code === 'cancelled'
    this.#running.delete(id)
    this.#change(id, {
      state: isCancelled ? 'cancelled' : failure === undefined ? 'done' : 'failed',
      endedAtMs: Date.now(),
      error: failure?.toData() ?? null,
      outcome,
    })
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    this.#lastAnnouncedMs.delete(id)
    this.#tell(id)
    for (const mended of mendedJobs(this.list)) this.dismiss(mended)
    this.#forgetOldest()
  }

  #change(id: string, change: object): void {
    const job = this.#jobs.get(id)
    if (job !== undefined) this.#jobs.set(id, { ...job, ...change })
  }

  #tell(id: string): void {
    const job = this.#jobs.get(id)
    if (job === undefined) return
    this.#lastAnnouncedMs.set(id, performance.now())
    this.#announce({ kind: 'job', job })
  }

  #tellSoon(id: string): void {
    if (this.#timers.has(id)) return
    const waitMs = ANNOUNCE_INTERVAL_MS - (performance.now() - (this.#lastAnnouncedMs.get(id) ?? 0))
    const tell = (): void => {
      this.#timers.delete(id)
      this.#tell(id)
    }
    this.#timers.set(id, setTimeout(tell, Math.max(0, waitMs)))
  }

  #forgetOldest(): void {
    const ended = this.list.filter((job) => job.endedAtMs !== null)
    for (const job of ended.slice(0, Math.max(0, ended.length - MOST_ENDED_JOBS))) this.dismiss(job.id)
  }
}
