import { AppError, type AppErrorData } from '../shared/errors.ts'
import { maskedBy } from '../shared/masks.ts'
import type { ChosenFolder, ScheduleDraft, ScheduleView, ScheduleSetup } from '../shared/schedules.ts'
import { passes } from '../core/automation/failures.ts'
import { applyRetentionDaily } from '../core/automation/retention.ts'
import { runSchedule, type ScheduleHands, type ScheduleRun } from '../core/automation/runSchedule.ts'
import { schedulesDue } from '../core/automation/schedulesDue.ts'
import type { StoredSchedule } from '../core/store/records/schedules.ts'
import type { CoverageBook } from './coverage.ts'
import type { Announce } from './emitter.ts'
import type { Exports } from './exports.ts'
import { homeFetches } from './homeUpdate.ts'
import type { Jobs } from './jobs.ts'
import type { OpenDesk } from './openDesk.ts'
import type { Pulls } from './pulls.ts'
import { findSchedule, keepSchedule, listSchedules, subjectOf } from './schedules.ts'
import { scheduleView } from './scheduleView.ts'
import type { PausableWork, PauseReason } from './workGate.ts'

/** What somebody has to see to, though nobody is looking at the window. */
export interface Notice {
  readonly scheduleId: number
  readonly connectionName: string
  /** Null: it keeps the home page. */
  readonly reportKey: string | null
  readonly error: AppErrorData
}

export interface AutomationParts {
  readonly desk: () => Promise<OpenDesk>
  readonly jobs: Jobs
  readonly pulls: Pulls
  readonly coverage: CoverageBook
  readonly exports: Exports
  readonly announce: Announce
  /** Tells what needs a person, beside the window. */
  readonly notify: (notice: Notice) => void
  /** Asks for a folder; null where the user thought better of it. */
  readonly askForFolder: () => Promise<string | null>
  /** Goes on with what was cut short that somebody asked for. */
  readonly goOn: () => Promise<void>
  readonly nowMs: () => number
}

/** How often the clock is looked at. */
const LOOK_EVERY_MS = 30_000
/** How long jobs put off that what is not kept goes. */
const LONGEST_PUT_OFF_MS = 30 * 60_000

function noSchedule(): AppError {
  return new AppError('usage', { problem: 'schedule-removed' })
}

/**
 * Keeps reports up to date by themselves while the program is open, and lets go what is not kept any longer.
 *
 * It looks at the clock now and then, so that sleep, a changed clock or a long pause need no care of their own: what is
 * due then runs, once.
 */
export class Automation implements PausableWork {
  readonly #parts: AutomationParts
  /** Runs that are under way, by schedule. */
  readonly #running = new Map<number, Promise<void>>()
  /** Jobs of runs, with whether somebody asked for it; and those that a pause stopped. */
  readonly #jobs = new Map<string, boolean>()
  readonly #stoppedJobs = new Set<string>()
  readonly #folders = new Map<number, string>()
  #startedMs = 0
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined
  #trying: Promise<void> = Promise.resolve()
  #isToLookAgain = false
  #pauses = 0
  #isQuitting = false
  /** Since when jobs kept from letting go what is not kept. */
  #putOffSinceMs: number | null = null
  readonly #leaving = new AbortController()
  /** Ends what is under way where its store goes. */
  #storeGoes = new AbortController()

  constructor(parts: AutomationParts) {
    this.#parts = parts
  }

  /** Begins to look at the clock; what is to run at the start runs. */
  begin(): void {
    if (this.#isQuitting) return
    // Begun before: the store is another one.
    if (this.#timer !== undefined) {
      this.look()
      return
    }
    this.#startedMs = this.#parts.nowMs()
    this.#timer = setInterval(() => {
      this.look()
    }, LOOK_EVERY_MS)
    this.#timer.unref()
    this.look()
  }

  /** Looks at the clock now: the computer woke up, or something changed. */
  look(): void {
    if (this.#timer === undefined) return
    this.#isToLookAgain = true
    this.#looking ??= this.#lookUntilDone().finally(() => {
      this.#looking = undefined
    })
  }

  /** Resolves when nothing that is due is left to do. */
  async settled(): Promise<void> {
    await this.#trying
    while (this.#looking !== undefined) await this.#looking
    await Promise.all(this.#running.values())
  }

  /** From now on a run that is stopped counts as not begun: it is made up for at the next start. */
  quit(): void {
    this.#isQuitting = true
    this.#leaving.abort(new AppError('cancelled'))
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /**
   * Runs that nobody asked for stop, and are made up for after the pause. With their store all of them stop, and the
   * look at the clock that is under way ends. Before a restart none of them stops, and none begins.
   */
  async pause({ kind }: PauseReason): Promise<void> {
    // A report that goes takes its schedules along.
    if (kind === 'report-goes') return
    this.#pauses++
    if (kind === 'restart') return
    const isAnyMeant = kind === 'another-store'
    const jobIds = [...this.#jobs].filter(([, isWish]) => isAnyMeant || !isWish).map(([jobId]) => jobId)
    for (const jobId of jobIds) this.#stop(jobId)
    await Promise.all(jobIds.map((jobId) => this.#parts.jobs.whenEnded(jobId)))
    if (!isAnyMeant) return
    this.#storeGoes.abort(new AppError('cancelled'))
    this.#storeGoes = new AbortController()
    await this.settled()
  }

  // oxlint-disable-next-line typescript/require-await -- the gate waits for work that has to
  async resume({ kind }: PauseReason): Promise<void> {
    if (kind === 'report-goes') return
    this.#pauses--
    this.look()
  }

  /** Aborted where the program ends, or its store goes. */
  #ending(): AbortSignal {
    return AbortSignal.any([this.#leaving.signal, this.#storeGoes.signal])
  }

  #stop(jobId: string): void {
    this.#stoppedJobs.add(jobId)
    this.#parts.jobs.cancel(jobId)
  }

  /** Tries again what waits for its user: they may just have seen to it. */
  async tryAgain(): Promise<void> {
    if (this.#isQuitting) return
    const trying = this.#parts.desk().then(({ store }) => store.schedules.tryAgain(null))
    this.#trying = trying.catch(() => undefined)
    await trying
    this.#changed()
    this.look()
  }

  async list(): Promise<readonly ScheduleView[]> {
    const { store, catalogue } = await this.#parts.desk()
    return (await listSchedules(store, catalogue, this.#parts.nowMs())).map((listed) =>
      scheduleView(listed, this.#running.has(listed.schedule.id)),
    )
  }

  /**
   * Keeps a schedule; without an id, a new one.
   *
   * @throws AppError `unknown-connection`, `unknown-report`, `view-removed`; `usage` where a file has no folder; what
   * {@link keepSchedule} throws
   */
  async save(draft: ScheduleDraft): Promise<number> {
    const desk = await this.#parts.desk()
    const { scheduleId, timing, isEnabled } = draft
    const before = scheduleId === null ? undefined : await this.#find(desk, scheduleId)
    const subject = await subjectOf(desk, draft)
    const mask = draft.mask === undefined ? before?.setup.mask : draft.mask
    const setup = maskedBy({ timing, file: this.#fileOf(draft, before) }, mask)
    const wanted = { subject, reports: desk.catalogue.reports, setup, isEnabled, before }
    const { id } = await keepSchedule(desk.store, wanted, this.#parts.nowMs())
    this.#changed()
    this.look()
    return id
  }

  async remove(scheduleId: number): Promise<void> {
    const { store } = await this.#parts.desk()
    await store.schedules.remove(scheduleId)
    this.#changed()
  }

  /**
   * Runs a schedule because its user wants it now. It shows as a job, and in the schedule's own state.
   *
   * @throws AppError `usage`
   */
  async run(scheduleId: number): Promise<void> {
    const desk = await this.#parts.desk()
    await this.#find(desk, scheduleId)
    void this.#run(desk, scheduleId, true)
  }

  /** Asks where a schedule's files are to go. The window gets a number for the answer. */
  async chooseFolder(): Promise<ChosenFolder | null> {
    const folder = await this.#parts.askForFolder()
    if (folder === null) return null
    const folderId = this.#folders.size + 1
    this.#folders.set(folderId, folder)
    return { folderId, folder }
  }

  #fileOf({ file }: ScheduleDraft, before: StoredSchedule | undefined): ScheduleSetup['file'] {
    if (file === null) return null
    const { folderId, ...plain } = file
    const folder = folderId === null ? before?.setup.file?.folder : this.#folders.get(folderId)
    if (folder !== undefined) return { ...plain, folder }
    throw new AppError('usage', { problem: 'folder-missing' })
  }

  async #find(desk: OpenDesk, scheduleId: number): Promise<StoredSchedule> {
    const found = await findSchedule(desk.store, scheduleId)
    if (found === undefined) throw noSchedule()
    return found
  }

  async #lookUntilDone(): Promise<void> {
    while (this.#isToLookAgain) {
      this.#isToLookAgain = false
      // What the store has against it shows elsewhere; the next look tries again.
      await this.#look().catch(() => undefined)
    }
  }

  async #look(): Promise<void> {
    const desk = await this.#parts.desk()
    const tried = new Set<number>()
    for (;;) {
      if (this.#isQuitting || this.#pauses > 0) return
      const due = await schedulesDue(desk.sync, desk.catalogue, this.#startedMs)
      // One that another process runs, or that was stopped, waits for the next look.
      const next = due.find(({ schedule }) => !tried.has(schedule.id))
      if (next === undefined) break
      tried.add(next.schedule.id)
      await this.#run(desk, next.schedule.id, false)
    }
    await this.#retain(desk)
  }

  /**
   * Work that is under way goes first, since rewriting tables would slow it down. It does for a while only: somebody
   * may be fetching all the time, and a command erases beside other processes too.
   */
  #mustWait(): boolean {
    const nowMs = this.#parts.nowMs()
    if (!this.#parts.jobs.isBusy) this.#putOffSinceMs = null
    else this.#putOffSinceMs ??= nowMs
    // A clock that was set back must not make it wait longer.
    const waitedMs = this.#putOffSinceMs === null ? Infinity : Math.abs(nowMs - this.#putOffSinceMs)
    return waitedMs < LONGEST_PUT_OFF_MS
  }

  async #retain({ store, catalogue }: OpenDesk): Promise<void> {
    if (this.#mustWait()) return
    // A command may have died beside this program. Where it cannot be done now, the next look of the clock tries again,
    // not the one that the end of its pause asks for.
    await this.#parts.goOn().catch(() => {
      this.#isToLookAgain = false
    })
    await applyRetentionDaily(store, catalogue.reports, this.#parts.nowMs(), {
      // What is left to do when the program ends is done at the next start.
      signal: this.#ending(),
      onErased: (connectionId, reportKey) => {
        this.#parts.announce({ kind: 'stored', connectionId, reportKey })
      },
    })
  }

  #run(desk: OpenDesk, id: number, isWish: boolean): Promise<void> {
    const running = this.#running.get(id)
    if (running !== undefined) return running
    const run = this.#runOnce(desk, id, isWish)
      .catch(() => undefined)
      .finally(() => {
        this.#running.delete(id)
        this.#changed()
      })
    this.#running.set(id, run)
    this.#changed()
    return run
  }

  async #runOnce(desk: OpenDesk, id: number, isWish: boolean): Promise<void> {
    const signal = this.#ending()
    const jobIds: string[] = []
    const hands = this.#handsOf(desk, isWish, jobIds, signal)
    const options = { context: desk.sync, hands, startedMs: this.#startedMs, isForced: isWish, signal }
    try {
      const run = await runSchedule(id, options)
      if (run !== undefined) await this.#tell(desk, run)
    } finally {
      for (const jobId of jobIds) {
        this.#jobs.delete(jobId)
        this.#stoppedJobs.delete(jobId)
      }
    }
  }

  async #tell(desk: OpenDesk, { schedule, notice }: ScheduleRun): Promise<void> {
    if (notice === null) return
    const connection = await desk.connection(schedule.connectionId)
    this.#parts.notify({
      scheduleId: schedule.id,
      connectionName: connection.name,
      reportKey: schedule.reportKey,
      error: notice,
    })
  }

  /** @param jobIds gets the jobs of the run */
  #handsOf(desk: OpenDesk, isWish: boolean, jobIds: string[], ending: AbortSignal): ScheduleHands {
    const { pulls, coverage, exports, jobs } = this.#parts
    const onJob = (jobId: string): void => {
      jobIds.push(jobId)
      this.#jobs.set(jobId, isWish)
      // The end or a pause may have come while this was about to begin.
      if (this.#isQuitting || (this.#pauses > 0 && !isWish)) this.#stop(jobId)
    }
    return {
      target: ({ reportKey, parameters }, { id }) => desk.target({ connectionId: id, reportKey, parameters }),
      fetch: async (target, { range, byDay, notBefore, mayRequest }) => {
        // It may have been removed while the server was asked for the quota: then nothing of it is to come back.
        await desk.connection(target.connection.id)
        const { fetched, jobId } = await pulls.fetchFor(target, range, {
          byDay,
          notBefore,
          priority: isWish ? 'user' : 'automatic',
          // Who wants it now may use what is kept from automatic work.
          mayRequest: isWish ? () => Promise.resolve(null) : mayRequest,
          onJob,
        })
        if (jobId === null) return fetched
        // Nobody needs to see what passes by itself.
        if (fetched.error !== null && !isWish && passes(fetched.error.code)) jobs.dismiss(jobId)
        return fetched
      },
      // Where nothing can be drawn even so, that is said as of any other file.
      canWrite: () => true,
      write: (target, order) => exports.write(target.report, order, onJob),
      homeFetches: (connectionId) => homeFetches(desk, coverage, connectionId),
      writeHome: (order) => exports.writeHome(order, onJob),
      isGivenUp: () => !ending.aborted && !jobIds.some((jobId) => this.#stoppedJobs.has(jobId)),
    }
  }

  #changed(): void {
    this.#parts.announce({ kind: 'schedules' })
  }
}
