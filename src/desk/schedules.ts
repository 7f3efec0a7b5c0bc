import { AppError, toAppError, type AppErrorData } from '../shared/errors.ts'
import { isDrawnUnattended } from '../shared/fileFormats.ts'
import { periodRange } from '../shared/periods.ts'
import { checkParameters, type Catalogue } from '../shared/reports/catalogue.ts'
import { seenReport } from '../shared/reports/seenReport.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { isHomeFormat, shownSummary, type Kept, type ScheduleDraft, type ScheduleSetup } from '../shared/schedules.ts'
import { wallClock, type WallSeconds } from '../shared/time.ts'
import type { ViewContent } from '../shared/views.ts'
import { answerSummary } from './answerSummary.ts'
import type { OpenDesk } from './openDesk.ts'
import { coveredAtFirst, nextMoment } from '../core/automation/due.ts'
import { checkUnattended, scheduledQuestion, shownBy } from '../core/automation/scheduledContent.ts'
import { checkFolder } from '../core/export/allowedFolders.ts'
import { nextRun } from '../core/automation/schedulesDue.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { StoredSchedule } from '../core/store/records/schedules.ts'
import type { StoreApi } from '../core/store/storeApi.ts'

/** A report's rows or summary that somebody wants to be kept, or a view. */
export interface WantedContent {
  readonly connection: Connection
  /** Of a view, its own. */
  readonly report: ReportDefinition
  readonly parameters: Readonly<Record<string, string>>
  readonly keeps: Exclude<Kept, { readonly kind: 'home' }>
  /** What that shows now. */
  readonly content: ViewContent
  /** What its view is called; null: it keeps none. */
  readonly viewName: string | null
}

/** The home page of an operation that somebody wants to be kept. */
export interface WantedHome {
  readonly connection: Connection
  readonly keeps: Extract<Kept, { readonly kind: 'home' }>
}

export type WantedSubject = WantedContent | WantedHome

/** A schedule as somebody wants it. */
export interface WantedSchedule {
  readonly subject: WantedSubject
  readonly setup: ScheduleSetup
  readonly isEnabled: boolean
  /** The reports that there are. */
  readonly reports: readonly ReportDefinition[]
  /** The one whose place it takes; undefined: it is a new one. */
  readonly before?: StoredSchedule | undefined
}

/** What a draft keeps. @throws AppError `unknown-connection`, `unknown-report`, `view-removed` */
export async function subjectOf(
  desk: OpenDesk,
  {
    connectionId,
    reportKey,
    parameters,
    keeps,
  }: Pick<ScheduleDraft, 'connectionId' | 'reportKey' | 'parameters' | 'keeps'>,
): Promise<WantedSubject> {
  if (keeps.kind === 'home') return { connection: await desk.connection(connectionId), keeps }
  if (keeps.kind === 'content') {
    const report = desk.report(reportKey ?? '')
    const { content } = keeps
    return { connection: await desk.connection(connectionId), report, parameters, keeps, content, viewName: null }
  }
  const view = await desk.store.views.get(keeps.viewId)
  if (view === null) throw new AppError('view-removed')
  const { content, name: viewName } = view
  const connection = await desk.connection(view.connectionId ?? connectionId)
  return { connection, report: desk.report(view.reportKey), parameters: view.parameters, keeps, content, viewName }
}

/** A schedule that was kept. */
export interface KeptSchedule {
  readonly id: number
  /** The parameters that it has now. */
  readonly parameters: Readonly<Record<string, string>>
  /** When it runs next, on the operation's wall clock; null: when the program starts. */
  readonly nextAt: WallSeconds | null
}

/**
 * Keeps a schedule. Promises begin with the moment at which it was set up; of one that only changes what it does, they
 * go on as they are. What every run would refuse is refused now.
 *
 * @throws AppError `missing-parameter`, `unknown-parameter`; `view-incomplete`; `usage` for what cannot be asked for
 * without anybody looking on; `managed` for a folder that is not allowed; `unknown-field`, `bad-filter`, and what
 * {@link answerSummary} throws
 */
export async function keepSchedule(store: StoreApi, wanted: WantedSchedule, nowMs: number): Promise<KeptSchedule> {
  const { subject, setup, isEnabled, before } = wanted
  const { connection, keeps } = subject
  const { timing, file } = setup
  if (file !== null) checkFolder(store.policy, file.folder)
  const of = 'report' in subject ? await checkContent(store, subject, wanted, nowMs) : checkHome(setup)
  const clock = { nowMs, timeZone: connection.timeZone }
  const isSameTime = JSON.stringify(before?.setup.timing) === JSON.stringify(timing) && before?.isEnabled === isEnabled
  const covered = isSameTime ? before.covered : coveredAtFirst(timing, clock)
  const order = { connectionId: connection.id, ...of, keeps, setup, isEnabled }
  const id = await store.schedules.put({ id: before?.id ?? null, order, covered })
  return { id, parameters: of.parameters, nextAt: nextMoment(timing, covered, clock) }
}

type Scope = Pick<StoredSchedule, 'reportKey' | 'parameters'>

/** Which cards there are is seen at each run: one may come later. */
function checkHome({ file }: ScheduleSetup): Scope {
  if (file === null || isHomeFormat(file.format)) return { reportKey: null, parameters: {} }
  throw new AppError('usage', { problem: 'home-format', format: file.format })
}

async function checkContent(
  store: StoreApi,
  subject: WantedContent,
  wanted: Pick<WantedSchedule, 'setup' | 'reports'>,
  nowMs: number,
): Promise<Scope> {
  const { connection, report, content } = subject
  shownBy({ ...subject, reportKey: report.key })
  const parameters = checkParameters(report, subject.parameters)
  checkUnattended(content, report)
  await tryOut(store, { ...subject, parameters }, wanted, wallClock(nowMs, connection.timeZone))
  return { reportKey: report.key, parameters }
}

/**
 * Asks once before anything is kept, of whatever is here: which fields there are beside the documented ones, rows alone
 * tell.
 */
async function tryOut(
  store: StoreApi,
  { connection, report, parameters, content }: WantedContent,
  { setup, reports }: Pick<WantedSchedule, 'setup' | 'reports'>,
  now: WallSeconds,
): Promise<void> {
  const format = setup.file?.format
  const summary = shownSummary(content)
  if (format !== undefined && isDrawnUnattended(format) && summary === null) {
    throw new AppError('usage', { problem: 'rows-not-drawn', format })
  }
  const scope = { connectionId: connection.id, reportKey: report.key, parameters }
  const isNow = report.kind === 'snapshot' || content.period === null
  const range = isNow ? null : periodRange(content.period, now)
  const { sort, ...rows } = scheduledQuestion(content, scope, range)
  await store.tables.ensure(report)
  if (summary !== null) {
    const of = { report, asked: seenReport(report, rows), reports, rows, now }
    await answerSummary(store, { written: summary, language: content.language }, of)
    return
  }
  if (rows.filters.length === 0 && sort.length === 0 && rows.list === undefined) return
  const { resultId } = await store.results.ask({ report, question: { ...rows, sort } })
  await store.results.close(resultId)
}

/** A schedule with what both doors tell of it. */
export interface ListedSchedule {
  readonly schedule: StoredSchedule
  /** Undefined where it was removed. */
  readonly connection: Connection | undefined
  readonly timeZone: string
  /** When it runs next, on the operation's wall clock; null: when the program starts, or never. */
  readonly nextAt: WallSeconds | null
  /** Why it cannot run as it stands: its view or its report is not there, or lacks something; null: it can. */
  readonly problem: AppErrorData | null
}

/** What every run of a schedule would meet, whatever the server says. */
function problemOf(schedule: StoredSchedule, catalogue: Catalogue): AppErrorData | null {
  if (schedule.keeps.kind === 'home') return null
  try {
    const content = shownBy(schedule)
    const report = catalogue.find(schedule.reportKey ?? '')
    checkParameters(report, schedule.parameters)
    checkUnattended(content, report)
    return null
  } catch (cause) {
    return toAppError(cause).toData()
  }
}

/** All schedules, in the order in which they were made. */
export async function listSchedules(
  store: StoreApi,
  catalogue: Catalogue,
  nowMs: number,
): Promise<readonly ListedSchedule[]> {
  const connections = new Map((await store.connections.list()).map((connection) => [connection.id, connection]))
  return (await store.schedules.list()).map((schedule) => {
    const connection = connections.get(schedule.connectionId)
    const timeZone = connection?.timeZone ?? 'UTC'
    const nextAt = nextRun(schedule, { nowMs, timeZone })
    return { schedule, connection, timeZone, nextAt, problem: problemOf(schedule, catalogue) }
  })
}

/** The schedule of an id, or undefined where it was removed. */
export async function findSchedule(store: StoreApi, id: number): Promise<StoredSchedule | undefined> {
  return (await store.schedules.list()).find((schedule) => schedule.id === id)
}
