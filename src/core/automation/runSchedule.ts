import { isSilent, type AnswerNotes } from '../../shared/answerNotes.ts'
import { join } from 'node:path'
import type { ChosenCheck } from '../../shared/checks/checks.ts'
import { AppError, askedUntilMs, detailWord, toAppError, type AppErrorData } from '../../shared/errors.ts'
import type { ScheduleFormat } from '../../shared/fileFormats.ts'
import type { Language } from '../../shared/language.ts'
import type { Question } from '../../shared/query.ts'
import { seenReport } from '../../shared/reports/seenReport.ts'
import { keptSince } from '../../shared/retention.ts'
import {
  isHomeFormat,
  keptCheck,
  shownSummary,
  type Headings,
  type HomeFormat,
  type ScheduleSetup,
} from '../../shared/schedules.ts'
import { scheduledFileName } from '../../shared/scheduledFileName.ts'
import type { FetchedShortcoming } from '../../shared/shortcomings.ts'
import type { SummaryChartKind } from '../../shared/summaries/types.ts'
import type { WrittenSummary } from '../../shared/summaries/writtenSummary.ts'
import { endOfDay, wallClock, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import type { ViewContent } from '../../shared/views.ts'
import type { Connection } from '../store/records/connections.ts'
import type { ScheduleMemory, ScheduleOutcome, StoredSchedule } from '../store/records/schedules.ts'
import type { SyncContext, Target } from '../sync/target.ts'
import { planOf } from '../sync/pull.ts'
import type { Clock } from './due.ts'
import { passes, waitAfter } from './failures.ts'
import { missedDays } from './missedDays.ts'
import { askQuotaIfUseful, mayRequestAutomatically } from './quota.ts'
import { checkUnattended, scheduledQuestion, scheduledTime, shownBy } from './scheduledContent.ts'
import { isWaiting, owedBy, requestsOf, withClock } from './schedulesDue.ts'

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
  /** Of sums: each day by itself. */
  readonly byDay: boolean
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
  /** In the file's order; null for all. */
  readonly columns: readonly string[] | null
  /** How many of the rows are skipped, and how many are written at most; null: all. */
  readonly offset: number
  readonly limit: number | null
  /** What is written in place of the rows; null: these themselves. */
  readonly summary: SummaryOrder | null
  /** What a check finds in the rows is written in their place; null: these themselves, or the summary. */
  readonly check: CheckOrder | null
}

/** A check that is to be run. */
export interface CheckOrder {
  readonly asked: ChosenCheck
  /** When it is run. */
  readonly nowMs: number
}

/** A summary that is to be written. */
export interface SummaryOrder {
  readonly asked: WrittenSummary
  /** Whose words its titles are in, and what the values in its filters are written in. */
  readonly language: Language
  /** The name of the view that it is of; null: it has none. */
  readonly title: string | null
  /** How it is drawn, where it is. */
  readonly chart: SummaryChartKind
  /** What the operation is called. */
  readonly connection: string
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

/** A stretch of a report that cards of the home page lack. */
export interface HomeFetch {
  readonly reportKey: string
  readonly parameters: Readonly<Record<string, string>>
  /** Null: the report is asked once, without dates. */
  readonly range: TimeRange | null
  readonly byDay: boolean
}

/** A file of all cards of a home page. */
export interface HomeOrder {
  readonly connectionId: number
  readonly file: string
  readonly format: HomeFormat
  /** Hides personal data; undefined: as the operation says. */
  readonly mask: ScheduleSetup['mask'] | undefined
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
  target(of: Pick<HomeFetch, 'reportKey' | 'parameters'>, connection: Connection): Promise<Target>
  /** Fetches what is missing of a period; without one, asks once. */
  fetch(target: Target, order: FetchOrder): Promise<Fetched>
  /** Whether files of a format can be written here: what is drawn needs a window. */
  canWrite(format: ScheduleFormat): boolean
  /** Writes a file; one that is in use gets another name. */
  write(target: Target, order: FileOrder): Promise<WrittenFile>
  /** What the cards of an operation's home page lack now. */
  homeFetches(connectionId: number): Promise<readonly HomeFetch[]>
  /** Writes all of its cards, as the store has them now; a file that is in use gets another name. */
  writeHome(order: HomeOrder): Promise<WrittenFile>
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
    case 'managed':
      return `${code}:${detailWord(error, 'setting')}`
    case 'output-unwritable':
      return `${code}:${schedule.setup.file?.folder ?? ''}:${detailWord(error, 'reason')}`
    default:
      return `${code}:${schedule.id}`
  }
}

/** What a run did. */
type Work = Pick<Fetched, 'rows' | 'shortcomings'> & {
  /** Nothing is missing of the days that its period leaves out. */
  readonly isCaughtUp: boolean
}

class Run {
  readonly #options: RunOptions
  readonly #schedule: StoredSchedule
  readonly #connection: Connection
  readonly #clock: Clock
  #requests = 0
  #written: WrittenFile | null = null

  constructor(options: RunOptions, schedule: StoredSchedule, connection: Connection, clock: Clock) {
    this.#options = options
    this.#schedule = schedule
    this.#connection = connection
    this.#clock = clock
  }

  async run(covers: number | null): Promise<ScheduleRun> {
    await this.#remember({ lastStartedMs: this.#clock.nowMs })
    try {
      const { rows, shortcomings, isCaughtUp } = await (this.#schedule.keeps.kind === 'home'
        ? this.#workOnHome()
        : this.#work())
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
        ...this.#fileMemory(),
      })
      return this.#ended(outcome, { rows, shortcomings })
    } catch (cause) {
      return this.#fail(toAppError(cause), covers)
    }
  }

  /** What is remembered of the file that this run wrote. */
  #fileMemory(): Partial<ScheduleMemory> {
    if (this.#written === null) return {}
    const { file, rows, cutTexts, notes } = this.#written
    return { lastFile: file, lastFileRows: rows, lastCutTexts: cutTexts, lastNotes: isSilent(notes) ? null : notes }
  }

  async #work(): Promise<Work> {
    const { context, hands, signal } = this.#options
    const { reportKey, parameters } = this.#schedule
    const content = shownBy(this.#schedule)
    const target = await hands.target({ reportKey: reportKey ?? '', parameters }, this.#connection)
    const { report } = target
    checkUnattended(content, report)
    const now = wallClock(context.nowMs(), this.#connection.timeZone)
    // What the rules do not keep would be fetched again after each erasure: it is neither asked for nor written.
    const rules = await context.store.retention.rules()
    const since = keptSince(rules, { connectionId: this.#connection.id, reportKey: report.key }, now)
    const notBefore = since ?? undefined
    const { shown, fetched: periods } = scheduledTime(content, report, now, since)
    await context.store.tables.ensure(report)
    const { byDay } = content
    const isAsking = periods === null || (await requestsOf(context, target, periods, since, byDay)) > 0
    if (isAsking) this.#requests += await askQuotaIfUseful(context, target, signal)
    const order = { byDay, notBefore, mayRequest: this.#mayRequest() }
    const [period = null, ...compared] = periods ?? []
    const fetched = await this.#fetchWhole(target, { ...order, range: period })
    const earlier: Fetched[] = []
    for (const range of compared) earlier.push(await this.#fetchWhole(target, { ...order, range }))
    const { rows } = fetched
    const shortcomings = [...new Set([fetched, ...earlier].flatMap((each) => each.shortcomings))]
    this.#written = await this.#write(target, content, shown, now)
    // The days before come after the file, which does not wait for what is not in it.
    const { timeZone } = this.#connection
    const missed = period === null ? null : missedDays(report, this.#schedule, period, timeZone)
    const isCaughtUp = missed === null || (await this.#catchUp(target, { ...order, range: missed }))
    return { rows, shortcomings, isCaughtUp }
  }

  /**
   * Brings the cards of the home page up to date, and writes them. What passes by itself is waited for; what needs a
   * person is of its card alone, which says so in the file, and keeps nobody from the others: the run says it, too.
   */
  async #workOnHome(): Promise<Work> {
    const { context, hands, signal } = this.#options
    const { id: connectionId } = this.#connection
    const mayRequest = this.#mayRequest()
    const fetched: Fetched[] = []
    let needingPerson: AppError | null = null
    for (const { reportKey, parameters, range, byDay } of await hands.homeFetches(connectionId)) {
      signal?.throwIfAborted()
      try {
        const target = await hands.target({ reportKey, parameters }, this.#connection)
        if (fetched.length === 0) this.#requests += await askQuotaIfUseful(context, target, signal)
        await context.store.tables.ensure(target.report)
        fetched.push(await this.#fetchWhole(target, { range, byDay, notBefore: undefined, mayRequest }))
      } catch (cause) {
        const error = toAppError(cause)
        if (passes(error.code)) throw error
        needingPerson ??= error
      }
    }
    const { file: wanted } = this.#schedule.setup
    if (wanted !== null) {
      const { folder, name, format } = wanted
      if (!isHomeFormat(format)) throw new AppError('usage', { problem: 'home-format', format })
      const now = wallClock(context.nowMs(), this.#connection.timeZone)
      const file = join(folder, scheduledFileName(name, format, null, now))
      this.#written = await hands.writeHome({ connectionId, file, format, mask: this.#schedule.setup.mask })
    }
    if (needingPerson !== null) throw needingPerson
    const shortcomings = [...new Set(fetched.flatMap((each) => each.shortcomings))]
    return { rows: fetched.reduce((sum, { rows }) => sum + rows, 0), shortcomings, isCaughtUp: true }
  }

  #mayRequest(): FetchOrder['mayRequest'] {
    const { store, nowMs } = this.#options.context
    return () => mayRequestAutomatically(store, this.#connection, nowMs())
  }

  /** Fetches a period. A file with holes would pass for a whole one: what is missing of it ends the run. */
  async #fetchWhole(target: Target, order: FetchOrder): Promise<Fetched> {
    const fetched = await this.#options.hands.fetch(target, order)
    this.#requests += fetched.requests
    if (fetched.error !== null) throw fetched.error
    return fetched
  }

  /**
   * Fetches days that the period leaves out.
   *
   * @returns whether nothing of them is missing: else the next run tries again
   */
  async #catchUp(target: Target, order: FetchOrder & { readonly range: TimeRange }): Promise<boolean> {
    const { context, hands } = this.#options
    const { range, byDay, notBefore } = order
    if ((await planOf(context, target, range, null, byDay, notBefore)).fetch.length === 0) return true
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
  async #write(
    target: Target,
    content: ViewContent,
    range: TimeRange | null,
    now: WallSeconds,
  ): Promise<WrittenFile | null> {
    const { file: wanted } = this.#schedule.setup
    if (wanted === null) return null
    const { folder, name, format, headings } = wanted
    const file = join(folder, scheduledFileName(name, format, range, now))
    const scope = { connectionId: this.#connection.id, reportKey: target.report.key, parameters: target.parameters }
    const question = scheduledQuestion(content, scope, range)
    const asked = shownSummary(content)
    const { language, columns, offset, limit } = content
    const { viewName: title } = this.#schedule
    const { name: connection } = this.#connection
    const chart = content.screen?.chart ?? 'none'
    const summary = asked === null ? null : { asked, language, title, chart, connection, now }
    const kept = keptCheck(content, seenReport(target.report, question))
    const check = kept === null ? null : { asked: kept, nowMs: this.#options.context.nowMs() }
    const rows = { headings, columns, offset, limit }
    return this.#options.hands.write(target, { question, file, format, ...rows, summary, check })
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
    const told = notice === null ? {} : { notice }
    await this.#remember({ retryAtMs: nowMs + waitMs, attempts, ...told, ...ended, ...this.#fileMemory() })
    return this.#ended('failed', { error, notice: notice === null || wasTold ? null : error.toData() })
  }

  #ended(outcome: ScheduleOutcome, more: Partial<ScheduleRun>): ScheduleRun {
    const none = { rows: null, shortcomings: [], written: this.#written, error: null, notice: null }
    return { schedule: this.#schedule, outcome, requests: this.#requests, ...none, ...more }
  }

  #remember(memory: Partial<ScheduleMemory>): Promise<void> {
    return this.#options.context.store.schedules.rememberRun({ id: this.#schedule.id, memory })
  }
}

/** A run that never began, since its file cannot be written here. */
function refused(schedule: StoredSchedule, format: ScheduleFormat): ScheduleRun {
  const error = new AppError('needs-window', { format })
  const none = { rows: null, requests: 0, shortcomings: [], written: null, notice: null }
  return { schedule, outcome: 'failed', error, ...none }
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
    // Who has a window writes it, when its time comes there: nothing of it counts as tried here.
    const format = schedule.setup.file?.format
    if (format !== undefined && !options.hands.canWrite(format)) return refused(schedule, format)
    // An interval begins anew with a run that its user asked for.
    const unasked = schedule.setup.timing.kind === 'hours' ? clock.nowMs : schedule.covered
    return await new Run(options, schedule, connection, clock).run(owed?.covers ?? unasked)
  } finally {
    await store.locks.release(names).catch(() => undefined)
  }
}
