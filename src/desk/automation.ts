import { basename } from 'node:path'
import { NO_NOTES } from '../shared/answerNotes.ts'
import { AppError, type AppErrorData } from '../shared/errors.ts'
import type { ChosenFolder, ScheduleDraft, ScheduleView, ScheduleSetup } from '../shared/schedules.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import { coveredAtFirst } from '../core/automation/due.ts'
import { passes } from '../core/automation/failures.ts'
import { applyRetentionDaily } from '../core/automation/retention.ts'
import { runSchedule, type ScheduleHands, type ScheduleRun } from '../core/automation/runSchedule.ts'
import { nextRun, schedulesDue } from '../core/automation/schedulesDue.ts'
import type { StoredSchedule } from '../core/store/records/schedules.ts'
import type { Announce } from './emitter.ts'
import type { Erasing } from './erasing.ts'
import type { Exports } from './exports.ts'
import type { Jobs } from './jobs.ts'
import type { OpenDesk } from './openDesk.ts'
import type { Pulls } from './pulls.ts'
import type { PausableWork, PauseReason } from './workGate.ts'

/** What somebody has to see to, though nobody is looking at the window. */
export interface Notice {
  readonly scheduleId: number
  readonly connectionName: string
  readonly reportKey: string
  readonly error: AppErrorData
}

export interface AutomationParts {
  readonly desk: () => Promise<OpenDesk>
  readonly jobs: Jobs
  readonly pulls: Pulls
  readonly exports: Exports
  readonly announce: Announce
  /** Tells what needs a person, beside the window. */
  readonly notify: (notice: Notice) => void
  /** Asks for a folder; null where the user thought better of it. */
  readonly askForFolder: () => Promise<string | null>
  readonly erasing: Pick<Erasing, 'goOn'>
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
  /** Jobs of runs that nobody asked for. */
  readonly #jobIds = new Set<string>()
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

  constructor(parts: AutomationParts) {
    this.#parts = parts
  }

  /** Begins to look at the clock; what is to run at the start runs. */
  begin(): void {
    if (this.#timer !== undefined || this.#isQuitting) return
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

  /** Runs that nobody asked for stop, and are made up for after the pause. */
  async pause({ kind }: PauseReason): Promise<void> {
    // A report that goes takes its schedules along.
    if (kind === 'report-goes') return
    this.#pauses++
    const jobIds = [...this.#jobIds]
    for (const jobId of jobIds) this.#parts.jobs.cancel(jobId)
    await Promise.all(jobIds.map((jobId) => this.#parts.jobs.whenEnded(jobId)))
  }

  // oxlint-disable-next-line typescript/require-await -- the gate waits for work that has to
  async resume({ kind }: PauseReason): Promise<void> {
    if (kind === 'report-goes') return
    this.#pauses--
    this.look()
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
    const desk = await this.#parts.desk()
    const connections = new Map((await desk.connections()).map((connection) => [connection.id, connection]))
    const schedules = await desk.store.schedules.list()
    return schedules.map((schedule) => {
      const timeZone = connections.get(schedule.connectionId)?.timeZone ?? 'UTC'
      return this.#viewOf(schedule, timeZone)
    })
  }

  /**
   * Keeps a schedule; without an id, a new one.
   *
   * @throws AppError `unknown-connection`, `unknown-report`, `missing-parameter`; `usage` where a file has no folder
   */
  async save(draft: ScheduleDraft): Promise<number> {
    const desk = await this.#parts.desk()
    const { scheduleId, connectionId, reportKey, timing, period, isEnabled } = draft
    const parameters = checkParameters(desk.report(reportKey), draft.parameters)
    const { timeZone } = await desk.connection(connectionId)
    const before = scheduleId === null ? undefined : await this.#find(desk, scheduleId)
    const setup = { timing, period, file: this.#fileOf(draft, before) }
    const isSameTime =
      JSON.stringify(before?.setup.timing) === JSON.stringify(timing) && before?.isEnabled === isEnabled
    const covered = isSameTime ? before.covered : coveredAtFirst(timing, { nowMs: this.#parts.nowMs(), timeZone })
    const order = { connectionId, reportKey, parameters, setup, isEnabled }
    const id = await desk.store.schedules.put({ id: scheduleId, order, covered })
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

  #viewOf(schedule: StoredSchedule, timeZone: string): ScheduleView {
    const { id, connectionId, reportKey, parameters, setup, isEnabled } = schedule
    const { lastEndedMs, lastOutcome, lastError, lastFile, lastFileRows, lastCutTexts, lastNotes } = schedule
    return {
      scheduleId: id,
      connectionId,
      reportKey,
      parameters,
      ...setup,
      isEnabled,
      isRunning: this.#running.has(id),
      nextAt: nextRun(schedule, { nowMs: this.#parts.nowMs(), timeZone }),
      last:
        lastEndedMs === null || lastOutcome === null
          ? null
          : {
              endedAtMs: lastEndedMs,
              outcome: lastOutcome,
              error: lastError,
              shortcomings: schedule.lastShortcomings ?? [],
              file:
                lastFile === null
                  ? null
                  : {
                      name: basename(lastFile),
                      rows: lastFileRows,
                      cutTexts: lastCutTexts ?? 0,
                      notes: lastNotes ?? NO_NOTES,
                    },
              needsPerson: lastError !== null && !passes(lastError.code),
            },
    }
  }

  #fileOf({ file }: ScheduleDraft, before: StoredSchedule | undefined): ScheduleSetup['file'] {
    if (file === null) return null
    const { folderId, ...plain } = file
    const folder = folderId === null ? before?.setup.file?.folder : this.#folders.get(folderId)
    if (folder !== undefined) return { ...plain, folder }
    throw new AppError('usage', { problem: 'folder-missing' })
  }

  async #find(desk: OpenDesk, scheduleId: number): Promise<StoredSchedule> {
    const found = (await desk.store.schedules.list()).find(({ id }) => id === scheduleId)
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
    await this.#parts.erasing.goOn().catch(() => {
      this.#isToLookAgain = false
    })
    await applyRetentionDaily(store, catalogue.reports, this.#parts.nowMs(), {
      // What is left to do when the program ends is done at the next start.
      signal: this.#leaving.signal,
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
    const hands = this.#handsOf(desk, isWish)
    const run = await runSchedule(id, { context: desk.sync, hands, startedMs: this.#startedMs, isForced: isWish })
    if (run !== undefined) await this.#tell(desk, run)
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

  #handsOf(desk: OpenDesk, isWish: boolean): ScheduleHands {
    const { pulls, exports, jobs } = this.#parts
    let wasPaused = false
    return {
      target: ({ reportKey, parameters }, { id }) => desk.target({ connectionId: id, reportKey, parameters }),
      fetch: async (target, { range, notBefore, mayRequest }) => {
        // It may have been removed while the server was asked for the quota: then nothing of it is to come back.
        await desk.connection(target.connection.id)
        const { fetched, jobId } = await pulls.fetchFor(target, range, {
          notBefore,
          priority: isWish ? 'user' : 'automatic',
          // Who wants it now may use what is kept from automatic work.
          mayRequest: isWish ? () => Promise.resolve(null) : mayRequest,
          onJob: (id) => {
            if (!isWish) this.#jobIds.add(id)
            // The end or a pause may have come while this was about to begin.
            if (this.#isQuitting || (this.#pauses > 0 && !isWish)) jobs.cancel(id)
          },
        })
        if (jobId === null) return fetched
        this.#jobIds.delete(jobId)
        wasPaused = this.#pauses > 0
        // Nobody needs to see what passes by itself.
        if (fetched.error !== null && !isWish && passes(fetched.error.code)) jobs.dismiss(jobId)
        return fetched
      },
      write: (target, order) => exports.write(target.report, order),
      isGivenUp: () => !this.#isQuitting && !wasPaused,
    }
  }

  #changed(): void {
    this.#parts.announce({ kind: 'schedules' })
  }
}
