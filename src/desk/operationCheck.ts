import { AppError, toAppError, type ErrorCode } from '../shared/errors.ts'
import type { CheckPlan, CheckOutcome, CheckProgress } from '../shared/operationCheck.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import { takesDates, type ReportDefinition } from '../shared/reports/types.ts'
import {
  formatDay,
  SECONDS_PER_DAY,
  startOfDay,
  wall,
  wallClock,
  type TimeRange,
  type WallSeconds,
} from '../shared/time.ts'
import { probe } from '../core/reports/probe.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { Sighting } from '../core/store/records/reportMarks.ts'
import { withRetries, type Waiting } from '../core/sync/retry.ts'
import { stopsRequests } from '../core/sync/stopping.ts'
import type { JobHandle, Jobs } from './jobs.ts'
import type { OpenDesk } from './openDesk.ts'
import type { ReportMarks } from './reportMarks.ts'

export interface OperationCheckParts {
  readonly desk: () => Promise<OpenDesk>
  readonly jobs: Jobs
  readonly marks: ReportMarks
}

/**
 * What is looked at of a report that takes dates: so many whole days before today, or what the report takes at once.
 */
const DAYS = 7
/** So many reports in a row that fail for another reason: the server is not well. */
const FAILURES_IN_A_ROW = 5
/** So many in a row that are waited for in vain: that takes minutes. */
const WAITED_IN_A_ROW = 3
/** What is waited for before it fails. A report that takes the server too long is not worth a second request here. */
const WAITED: ReadonlySet<ErrorCode> = new Set(['timed-out', 'stalled'])

interface Wanted {
  readonly report: ReportDefinition
  readonly parameters: Readonly<Record<string, string>>
}

interface Selection {
  readonly wanted: readonly Wanted[]
  /** Reports that need a parameter of which nobody knows a value. */
  readonly skipped: number
  /** Reports of which the store holds rows: nothing has to be asked. */
  readonly known: number
}

/**
 * The parameters that a report can be asked with: those of the last fetch, else the usual ones; null where one is not
 * known.
 */
async function parametersFor(
  desk: OpenDesk,
  connectionId: number,
  report: ReportDefinition,
): Promise<Wanted['parameters'] | null> {
  const usual = Object.fromEntries(
    report.parameters.flatMap(({ name, usual }) => (usual === undefined ? [] : [[name, usual]])),
  )
  const used = report.parameters.some(({ required }) => required)
    ? await desk.store.slices.parameterSets({ connectionId, reportKey: report.key })
    : []
  for (const given of [...used, usual]) {
    try {
      return checkParameters(report, given)
    } catch {
      // Kept under an older description of the report, or incomplete: the next ones may do.
    }
  }
  return null
}

/** Looks which reports an operation has, and which hold anything: one small request each. */
export class OperationCheck {
  readonly #parts: OperationCheckParts

  constructor(parts: OperationCheckParts) {
    this.#parts = parts
  }

  /** What a check would take now. @throws AppError `unknown-connection` */
  async plan(connectionId: number): Promise<CheckPlan> {
    const desk = await this.#parts.desk()
    await desk.connection(connectionId)
    const { wanted, skipped, known } = await this.#select(desk, connectionId)
    return { requests: wanted.length, skipped, known }
  }

  /**
   * Starts a check as a job; one that is under way already is not started twice.
   *
   * @returns the job's id
   * @throws AppError `unknown-connection`, `no-token`, `keychain-locked`
   */
  async start(connectionId: number): Promise<string> {
    const { jobs } = this.#parts
    const desk = await this.#parts.desk()
    const connection = await desk.connection(connectionId)
    const token = await desk.tokens.get(connection)
    const selection = await this.#select(desk, connectionId)
    const running = jobs.list.find(
      (job) => job.kind === 'check' && job.connectionId === connectionId && job.endedAtMs === null,
    )
    if (running !== undefined) return running.id
    return jobs.start({ kind: 'check', connectionId, progress: null, outcome: null }, (job) =>
      this.#run(desk, connection, token, selection, job),
    )
  }

  async #select(desk: OpenDesk, connectionId: number): Promise<Selection> {
    const holdings = await desk.store.slices.holdings(connectionId)
    const held = new Set(holdings.filter(({ rows }) => rows > 0).map(({ reportKey }) => reportKey))
    const { reports } = desk.catalogue
    const open = reports.filter(({ key }) => !held.has(key))
    const wanted: Wanted[] = []
    for (const report of open) {
      const parameters = await parametersFor(desk, connectionId, report)
      if (parameters !== null) wanted.push({ report, parameters })
    }
    return { wanted, skipped: open.length - wanted.length, known: reports.length - open.length }
  }

  async #run(
    desk: OpenDesk,
    connection: Connection,
    token: string,
    { wanted, skipped, known }: Selection,
    job: JobHandle,
  ): Promise<CheckOutcome> {
    const counts = { data: 0, empty: 0, absent: 0, failed: 0 }
    let failuresInARow = 0
    let waitedInARow = 0
    let done = 0
    const outcome = (): CheckOutcome => ({ ...counts, asked: done, skipped, known })
    const tell = (current: string | null, waiting: CheckProgress['waiting'] = null): void => {
      job.update({ progress: { done, total: wanted.length, current, found: counts.data, waiting } })
    }
    for (const each of wanted) {
      tell(each.report.key)
      try {
        await this.#spare(desk, connection)
        const sighting = await this.#look(desk, connection, token, each, job, (waiting) => {
          const untilMs = Date.now() + waiting.waitMs
          tell(each.report.key, { error: waiting.error, untilMs })
        })
        counts[sighting === 'not-found' ? 'empty' : sighting]++
        failuresInARow = 0
        waitedInARow = 0
      } catch (cause) {
        const error = toAppError(cause)
        if (WAITED.has(error.code)) waitedInARow++
        const isHopeless = ++failuresInARow >= FAILURES_IN_A_ROW || waitedInARow >= WAITED_IN_A_ROW
        if (stopsRequests(error.code) || isHopeless) {
          job.fail(error)
          return outcome()
        }
        counts.failed++
      }
      done++
    }
    tell(null)
    return outcome()
  }

  /** @throws AppError `quota-used-up` where the day has no request left, as far as this computer knows */
  async #spare({ store, sync }: OpenDesk, { id, timeZone }: Connection): Promise<void> {
    const day = formatDay(wallClock(sync.nowMs(), timeZone))
    const limit = await store.requests.dayLimit(id)
    if (limit === null) return
    if ((await store.requests.on({ connectionId: id, day })) >= limit) throw new AppError('quota-used-up')
  }

  async #look(
    desk: OpenDesk,
    connection: Connection,
    token: string,
    { report, parameters }: Wanted,
    job: JobHandle,
    onWait: (waiting: Waiting) => void,
  ): Promise<Sighting> {
    const range = rangeFor(report, wallClock(desk.sync.nowMs(), connection.timeZone))
    const wanted = { connection, token, report, parameters, range, signal: job.signal }
    const sighting = await withRetries(() => probe(desk.sync, wanted), {
      settings: desk.sync.retry,
      signal: job.signal,
      isFinal: (error) => WAITED.has(error.code) || error.code === 'server-fault',
      onWait,
    })
    await this.#parts.marks.note(desk.store, { connection, report }, range, sighting)
    return sighting
  }
}

/** The last whole days; of a report without dates this very moment. */
function rangeFor(report: ReportDefinition, now: WallSeconds): TimeRange {
  if (!takesDates(report)) return { from: now, to: now }
  const today = startOfDay(now)
  const days = Math.min(DAYS, report.maxDays ?? DAYS)
  return { from: wall(today - days * SECONDS_PER_DAY), to: wall(today - 1) }
}
