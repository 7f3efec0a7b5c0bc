import { presetPeriod } from '../shared/periods.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { ScheduleSetup } from '../shared/schedules.ts'
import { wallClock, type WallSeconds } from '../shared/time.ts'
import { answerSummary } from './answerSummary.ts'
import { coveredAtFirst, nextMoment } from '../core/automation/due.ts'
import { nextRun } from '../core/automation/schedulesDue.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { StoredSchedule } from '../core/store/records/schedules.ts'
import type { StoreApi } from '../core/store/storeApi.ts'

/** A schedule as somebody wants it. */
export interface WantedSchedule {
  readonly connection: Connection
  readonly report: ReportDefinition
  readonly parameters: Readonly<Record<string, string>>
  readonly setup: ScheduleSetup
  readonly isEnabled: boolean
  /** The reports that there are. */
  readonly reports: readonly ReportDefinition[]
  /** The one whose place it takes; undefined: it is a new one. */
  readonly before?: StoredSchedule | undefined
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
 * go on as they are.
 *
 * @throws AppError `missing-parameter`, `unknown-parameter`; of a summary that makes no sense, what
 * {@link answerSummary} throws: every run would
 */
export async function keepSchedule(store: StoreApi, wanted: WantedSchedule, nowMs: number): Promise<KeptSchedule> {
  const { connection, report, setup, isEnabled, before } = wanted
  const { timing } = setup
  const parameters = checkParameters(report, wanted.parameters)
  const clock = { nowMs, timeZone: connection.timeZone }
  await tryOut(store, { ...wanted, parameters }, wallClock(nowMs, connection.timeZone))
  const isSameTime = JSON.stringify(before?.setup.timing) === JSON.stringify(timing) && before?.isEnabled === isEnabled
  const covered = isSameTime ? before.covered : coveredAtFirst(timing, clock)
  const order = { connectionId: connection.id, reportKey: report.key, parameters, setup, isEnabled }
  const id = await store.schedules.put({ id: before?.id ?? null, order, covered })
  return { id, parameters, nextAt: nextMoment(timing, covered, clock) }
}

/**
 * Asks for a summary once before it is kept, of whatever is here: which fields there are beside the documented ones,
 * rows alone tell.
 */
async function tryOut(store: StoreApi, wanted: WantedSchedule, now: WallSeconds): Promise<void> {
  const { connection, report, reports, parameters, setup } = wanted
  const { file, period } = setup
  if (file?.summary === undefined) return
  const range = report.kind === 'snapshot' ? null : presetPeriod(period, now)
  const ofReport = { connectionId: connection.id, reportKey: report.key, parameters }
  const rows = { ...ofReport, range, filters: [], search: '' }
  await store.tables.ensure(report)
  const { language } = file.summary
  await answerSummary(store, { written: file.summary, language }, { report, asked: report, reports, rows, now })
}

/** A schedule with what both doors tell of it. */
export interface ListedSchedule {
  readonly schedule: StoredSchedule
  /** Undefined where it was removed. */
  readonly connection: Connection | undefined
  readonly timeZone: string
  /** When it runs next, on the operation's wall clock; null: when the program starts, or never. */
  readonly nextAt: WallSeconds | null
}

/** All schedules, in the order in which they were made. */
export async function listSchedules(store: StoreApi, nowMs: number): Promise<readonly ListedSchedule[]> {
  const connections = new Map((await store.connections.list()).map((connection) => [connection.id, connection]))
  return (await store.schedules.list()).map((schedule) => {
    const connection = connections.get(schedule.connectionId)
    const timeZone = connection?.timeZone ?? 'UTC'
    return { schedule, connection, timeZone, nextAt: nextRun(schedule, { nowMs, timeZone }) }
  })
}

/** The schedule of an id, or undefined where it was removed. */
export async function findSchedule(store: StoreApi, id: number): Promise<StoredSchedule | undefined> {
  return (await store.schedules.list()).find((schedule) => schedule.id === id)
}
