import { isSilent, type AnswerNotes } from '../../shared/answerNotes.ts'
import { join } from 'node:path'
import { askedUntilMs, detailWord, toAppError, type AppError, type AppErrorData } from '../../shared/errors.ts'
import type { ScheduleFormat } from '../../shared/fileFormats.ts'
import { presetPeriod } from '../../shared/periods.ts'
import type { Question } from '../../shared/query.ts'
import { takesDates } from '../../shared/reports/types.ts'
import { keptPart, keptSince } from '../../shared/retention.ts'
import type { Headings, ScheduledSummary } from '../../shared/schedules.ts'
import type { FetchedShortcoming } from '../../shared/shortcomings.ts'
import { comparedPeriod } from '../../shared/summaries/comparison.ts'
import { parseComparison } from '../../shared/summaries/writtenSummary.ts'
import { endOfDay, wallClock, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import type { Connection } from '../store/records/connections.ts'
import type { ScheduleMemory, ScheduleOutcome, StoredSchedule } from '../store/records/schedules.ts'
import type { SyncContext, Target } from '../sync/target.ts'
import { planOf } from '../sync/pull.ts'
import type { Clock } from './due.ts'
import { passes, waitAfter } from './failures.ts'
import { scheduledFileName } from './fileName.ts'
import { missedDays } from './missedDays.ts'
import { askQuotaIfUseful, mayRequestAutomatically } from './quota.ts'
import { isWaiting, owedBy, withClock } from './schedulesDue.ts'

/** What fetching came to. */
export interface Fetched {
  /** Rows of the period; of a report that takes no dates, those that were new. */
  readonly rows: number
  readonly requests: number
  /** What is not whole of it, though no request failed. */
  readonly shortcomings: readonly FetchedShortcoming[]
  /** Why some of it is missing, or null. */
  readonly error: AppError | null
}

/** What is to be fetched. */
export interface FetchOrder {
  readonly range: TimeRange | null
  /** Nothing before this instant is fetched, since it is not kept; undefined: everything is. */
  readonly notBefore: WallSeconds | undefined
  /** Why no request may be sent now, or null: asked before each one. */
  readonly mayRequest: () => Promise<AppErrorData | null>
}

/** A file that is to be written. */
export interface FileOrder {
  readonly question: Question
  readonly file: string
  readonly format: ScheduleFormat
  readonly headings: Headings
  /** What is written in place of the rows; null: these themselves. */
  readonly summary: SummaryOrder | null
}

/** A summary that is to be written. */
export interface SummaryOrder {
  readonly asked: ScheduledSummary
  /** What the operation is called. */
  readonly connection: string
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

/** A file that was written. */
export interface WrittenFile {
  /** Its path. */
  readonly file: string
  /** Its rows, without the heading. */
  readonly rows: number
  /** How many texts were longer than a cell of a workbook can hold, and were cut. */
  readonly cutTexts: number
  /** What it leaves out. */
  readonly notes: AnswerNotes
}

/** What the two front doors do each in their own way: as jobs that show, or as lines of a terminal. */
export interface ScheduleHands {
  /** Whose report is fetched, with its token. @throws AppError `no-token`, `keychain-locked`, `unknown-report`, … */
  target(schedule: StoredSchedule, connection: Connection): Promise<Target>
  /** Fetches what is missing of a period; without one, asks once. */
  fetch(target: Target, order: FetchOrder): Promise<Fetched>
  /** Writes a file; one that is in use gets another name. */
  write(target: Target, order: FileOrder): Promise<WrittenFile>
  /** Whether a run that was stopped is given up until its next time; else it counts as not begun. */
  isGivenUp(): boolean
}

export interface RunOptions {
  readonly context: SyncContext
  readonly hands: ScheduleHands
  /** When the program started that keeps schedules of the kind `start`; null: nothing starts. */
  readonly startedMs: number | null
  /** Run it although nothing is due. */
  readonly isForced: boolean
  readonly signal?: AbortSignal | undefined
}

/** How a run ended. */
export interface ScheduleRun {
  readonly schedule: StoredSchedule
  readonly outcome: ScheduleOutcome
  /** What was fetched, as {@link Fetched}; null where that failed. */
  readonly rows: number | null
  readonly requests: number
  /** What is not whole of it, as {@link Fetched}. */
  readonly shortcomings: readonly FetchedShortcoming[]
  readonly written: WrittenFile | null
  readonly error: AppError | null
  /** What its user has to be told now: an error that needs them, and that they were not told of before. */
  readonly notice: AppErrorData | null
}

/** Runs and what they need are told apart by this, so that one cause is one notice. */
function noticeKey(error: AppErrorData, schedule: StoredSchedule): string {
  const { code } = error
  switch (code) {
    case 'token-refused':
    case 'no-token':
    case 'forbidden':
      return `${code}:${schedule.connectionId}`
    case 'no-keychain':
    case 'keychain-locked':
    case 'disk-full':
    case 'space-not-released':
    case 'store-damaged':
    case 'store-gone':
    case 'store-read-only':
      return code
    case 'output-unwritable':
      return `${code}:${schedule.setup.file?.folder ?? ''}:${detailWord(error, 'reason')}`
    default:
      return `${code}:${schedule.id}`
  }
}

class Run {
  readonly #options: RunOptions
  readonly #schedule: StoredSchedule
  readonly #connection: Connection
  readonly #clock: Clock
  #requests = 0

  constructor(options: RunOptions, schedule: StoredSchedule, connection: Connection, clock: Clock) {
    this.#options = options
    this.#schedule = schedule
    this.#connection = connection
    this.#clock = clock
  }

  async run(covers: number | null): Promise<ScheduleRun> {
    await this.#remember({ lastStartedMs: this.#clock.nowMs })
    try {
      const { rows, shortcomings, written, isCaughtUp } = await this.#work()
      const outcome = shortcomings.length > 0 ? 'partly' : 'done'
      await this.#remember({
        covered: covers,
        retryAtMs: null,
        attempts: 0,
        notice: null,
        ...(isCaughtUp ? { lastDoneMs: this.#clock.nowMs } : {}),
        lastEndedMs: this.#options.context.nowMs(),
        lastOutcome: outcome,
        lastError: null,
        lastRows: rows,
        lastShortcomings: shortcomings,
        ...(written === null
          ? {}
          : {
              lastFile: written.file,
              lastFileRows: written.rows,
              lastCutTexts: written.cutTexts,
              lastNotes: isSilent(written.notes) ? null : written.notes,
            }),
      })
      return this.#ended(outcome, { rows, shortcomings, written })
    } catch (cause) {
      return this.#fail(toAppError(cause), covers)
    }
  }

  async #work(): Promise<
    Pick<Fetched, 'rows' | 'shortcomings'> & Pick<ScheduleRun, 'written'> & { readonly isCaughtUp: boolean }
  > {
    const { context, hands, signal } = this.#options
    const { setup } = this.#schedule
    const target = await hands.target(this.#schedule, this.#connection)
    const now = wallClock(context.nowMs(), this.#connection.timeZone)
    // What the rules do not keep would be fetched again after each erasure: it is neither asked for nor written.
    const rules = await context.store.retention.rules()
    const since = keptSince(rules, this.#schedule, now)
    const notBefore = since ?? undefined
    const period = keptPart(presetPeriod(setup.period, now), since)
    const range = takesDates(target.report) ? period : null
    await context.store.tables.ensure(target.report)
    const isAsking = range === null || (await planOf(context, target, range, null, false, notBefore)).fetch.length > 0
    if (isAsking) this.#requests += await askQuotaIfUseful(context, target, signal)
    const mayRequest = () => mayRequestAutomatically(context.store, this.#connection, context.nowMs())
    const fetched = await this.#fetchWhole(target, { range, notBefore, mayRequest })
    const compared = range === null ? null : this.#comparedRange(range)
    const earlier =
      compared === null ? null : await this.#fetchWhole(target, { range: compared, notBefore, mayRequest })
    const { rows } = fetched
    const shortcomings = [...new Set([...fetched.shortcomings, ...(earlier?.shortcomings ?? [])])]
    const written = await this.#write(target, period, now)
    // The days before come after the file, which does not wait for what is not in it.
    const missed = missedDays(target.report, this.#schedule, period, this.#connection.timeZone)
    const isCaughtUp = missed === null || (await this.#catchUp(target, { range: missed, notBefore, mayRequest }))
    return { rows, shortcomings, written, isCaughtUp }
  }

  /** Fetches a period. A file with holes would pass for a whole one: what is missing of it ends the run. */
  async #fetchWhole(target: Target, order: FetchOrder): Promise<Fetched> {
    const fetched = await this.#options.hands.fetch(target, order)
    this.#requests += fetched.requests
    if (fetched.error !== null) throw fetched.error
    return fetched
  }

  /** The earlier period that the file compares with; null where it compares with none. */
  #comparedRange(range: TimeRange): TimeRange | null {
    const compare = this.#schedule.setup.file?.summary?.compare ?? null
    return compare === null ? null : comparedPeriod(range, parseComparison(compare))
  }

  /**
   * Fetches days that the period leaves out.
   *
   * @returns whether nothing of them is missing: else the next run tries again
   */
  async #catchUp(target: Target, order: FetchOrder & { readonly range: TimeRange }): Promise<boolean> {
    const { context, hands } = this.#options
    if ((await planOf(context, target, order.range, null, false, order.notBefore)).fetch.length === 0) return true
    try {
      const { requests, error } = await hands.fetch(target, order)
      this.#requests += requests
      if (error !== null) throw error
      return true
    } catch (cause) {
      if (toAppError(cause).code === 'cancelled') throw cause
      return false
    }
  }

  /** Writes the file of a period, where there is to be one. */
  async #write(target: Target, period: TimeRange, now: WallSeconds): Promise<WrittenFile | null> {
    const { setup } = this.#schedule
    if (setup.file === null) return null
    const { folder, name, format, headings, summary } = setup.file
    const days = target.report.kind === 'snapshot' ? null : period
    const file = join(folder, scheduledFileName(name, format, days, now))
    const question: Question = {
      connectionId: this.#connection.id,
      reportKey: target.report.key,
      parameters: target.parameters,
      range: target.report.kind === 'snapshot' ? null : period,
      filters: [],
      search: '',
      sort: [],
    }
    const ordered = summary === undefined ? null : { asked: summary, connection: this.#connection.name, now }
    return this.#options.hands.write(target, { question, file, format, headings, summary: ordered })
  }

  async #fail(error: AppError, covers: number | null): Promise<ScheduleRun> {
    const { context, hands } = this.#options
    const nowMs = context.nowMs()
    const ended = { lastEndedMs: nowMs, lastOutcome: 'failed', lastError: error.toData() } as const
    if (error.code === 'cancelled') {
      // Stopped by its user, it is over until its next time; stopped by the end of the program, it was never begun.
      if (hands.isGivenUp()) await this.#remember({ covered: covers, retryAtMs: null, ...ended })
      return this.#ended('failed', { error })
    }
    const attempts = this.#schedule.attempts + 1
    const now = wallClock(nowMs, this.#connection.timeZone)
    const askedMs = askedUntilMs(error) - nowMs
    const waitMs = waitAfter(error.code, attempts, (endOfDay(now) + 1 - now) * 1000, askedMs)
    const notice = passes(error.code) ? null : noticeKey(error.toData(), this.#schedule)
    const others = notice === null ? [] : await context.store.schedules.list()
    const wasTold = others.some((each) => each.notice === notice)
    await this.#remember({ retryAtMs: nowMs + waitMs, attempts, ...(notice === null ? {} : { notice }), ...ended })
    return this.#ended('failed', { error, notice: notice === null || wasTold ? null : error.toData() })
  }

  #ended(outcome: ScheduleOutcome, more: Partial<ScheduleRun>): ScheduleRun {
    const none = { rows: null, shortcomings: [], written: null, error: null, notice: null }
    return { schedule: this.#schedule, outcome, requests: this.#requests, ...none, ...more }
  }

  #remember(memory: Partial<ScheduleMemory>): Promise<void> {
    return this.#options.context.store.schedules.rememberRun({ id: this.#schedule.id, memory })
  }
}

/**
 * Runs one schedule: fetches what is missing or provisional of its period, writes its file, then fetches the days since
 * its last run that the period leaves out. Never throws what the run itself raised: that is its outcome, and is tried
 * again later.
 *
 * How long rows are kept is a promise that comes first: the period begins with the first day that the rules keep, and
 * so does the file.
 *
 * Only one process at a time runs a schedule, and what another one did meanwhile counts.
 *
 * @returns how it ended; undefined where there is nothing to do any more: it is gone, done, waiting, or being run
 * elsewhere
 * @throws AppError only where the store itself fails
 */
export async function runSchedule(id: number, options: RunOptions): Promise<ScheduleRun | undefined> {
  const { context, startedMs, isForced } = options
  const { store } = context
  const names = [`schedule-${id}`]
  if (!(await store.locks.tryAcquire(names))) return undefined
  try {
    const stored = (await store.schedules.list()).find((each) => each.id === id)
    const connections = await store.connections.list()
    const connection = connections.find((each) => each.id === stored?.connectionId)
    if (stored === undefined || connection === undefined) return undefined
    const clock = { nowMs: context.nowMs(), timeZone: connection.timeZone }
    const schedule = await withClock(context, stored, clock)
    const owed = owedBy(schedule, clock, startedMs)
    if (!isForced && (owed === undefined || isWaiting(schedule, clock.nowMs))) return undefined
    // An interval begins anew with a run that its user asked for.
    const unasked = schedule.setup.timing.kind === 'hours' ? clock.nowMs : schedule.covered
    return await new Run(options, schedule, connection, clock).run(owed?.covers ?? unasked)
  } finally {
    await store.locks.release(names).catch(() => undefined)
  }
}
