import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { catalogue } from '../../shared/reports/index.ts'
import { takesDates, type ReportDefinition } from '../../shared/reports/types.ts'
import { wallClock, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import { SAMPLE_SERVER, SAMPLE_TOKEN } from '../wolkvox/address.ts'
import { DEFAULT_SEED } from './defaultSeed.ts'
import { FaultQueue, type Fault } from './faults.ts'
import { Gate } from './gate.ts'
import { believableRows } from './rhythm.ts'
import { SampleData } from './sampleData.ts'
import type { Selection } from './selection.ts'
import { RequestHandler, type SampleRequest } from './requestHandler.ts'

export type { Fault, FaultKind } from './faults.ts'
export type { SampleRequest } from './requestHandler.ts'

const DEFAULT_LICENCES = 25
const KEEP_ALIVE_MS = 30_000

export interface SampleOptions {
  /** The same seed gives the same data. */
  readonly seed?: number
  /** The token that the server accepts. */
  readonly token?: string
  /** The server code of the operation. */
  readonly server?: string
  /** The daily quota is a thousand requests for each; default 25. */
  readonly licences?: number
  /** The present, in milliseconds since 1970-01-01 UTC; default the computer's clock. Nothing later exists. */
  readonly now?: () => number
  /** IANA name of the operation's zone; default the computer's. */
  readonly timeZone?: string
  /**
   * Rows of a day (of an aggregate: the events that it counts), where each report is to be invented for itself.
   * Default: one history, of which all reports tell and agree with one another (`docs/sample.md`).
   */
  readonly rowsPerDay?: number | ((report: ReportDefinition, day: WallSeconds) => number)
  /** What the server offers; default every report of the catalogue. */
  readonly reports?: readonly ReportDefinition[]
  /** Records at which an answer is cut; default the report's own limit. */
  readonly maxRecords?: (report: ReportDefinition) => number
  /**
   * Whether what was asked is kept in `requests`; default true. Who lets the server run for days wants no log that only
   * grows.
   */
  readonly keepsLog?: boolean
  /** Rows to hold in place of invented ones, of values of any kind; undefined: invent them. */
  readonly rows?: (
    report: ReportDefinition,
    range: TimeRange,
    parameters: Readonly<Record<string, string>>,
  ) => readonly Record<string, unknown>[] | undefined
}

/** A running sample operation. */
export interface SampleOperation {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly baseUrl: string
  readonly token: string
  readonly server: string
  /** Everything that was asked, refused requests too, in order. Never the token. */
  readonly requests: readonly SampleRequest[]
  /** The highest number of requests that were under way at one time. */
  readonly mostAtOnce: number
  /** What the server holds of a report, uncut and in its order. */
  truth(
    report: ReportDefinition,
    range: TimeRange,
    parameters?: Readonly<Record<string, string>>,
  ): Record<string, unknown>[]
  /** Lets the next matching requests meet a fault, after the faults already waiting. */
  fail(fault: Fault): void
  clearFaults(): void
  /** Ends the server and every open connection. */
  close(): Promise<void>
}

type Select = (
  report: ReportDefinition,
  range: TimeRange,
  parameters: Readonly<Record<string, string>>,
  limit: number,
) => Selection

function selectFrom(options: SampleOptions, data: SampleData, wallNow: () => WallSeconds): Select {
  return (report, range, parameters, limit) => {
    const given = options.rows?.(report, range, parameters)
    if (given !== undefined) {
      const rows = given.slice(0, limit)
      return { count: rows.length, rows: () => rows }
    }
    // What shows the present is asked for an instant, which is now for it.
    return data.select(report, range, parameters, limit, takesDates(report) ? wallNow() : range.to)
  }
}

function dataOf(options: SampleOptions): SampleData {
  const seed = options.seed ?? DEFAULT_SEED
  const { rowsPerDay } = options
  return new SampleData({
    seed,
    isOneHistory: rowsPerDay === undefined,
    rowsPerDay: (report, day) => {
      if (typeof rowsPerDay === 'number') return rowsPerDay
      return rowsPerDay?.(report, day) ?? believableRows(report, day, seed)
    },
  })
}

/**
 * Starts a wolkvox server of invented data on a free port of the loopback interface.
 *
 * It obeys every documented rule of the real ones. Its data is made as it is asked for, and is always the same for the
 * same seed, report and day.
 *
 * @throws the system's error where no port can be had
 */
export async function startSampleOperation(options: SampleOptions = {}): Promise<SampleOperation> {
  const { token = SAMPLE_TOKEN, server: serverCode = SAMPLE_SERVER, now = Date.now } = options
  const timeZone = options.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  const wallNow = (): WallSeconds => wallClock(now(), timeZone)
  const select = selectFrom(options, dataOf(options), wallNow)
  const faults = new FaultQueue()
  const handler = new RequestHandler({
    reports: options.reports ?? catalogue.reports,
    gate: new Gate({ token, licences: options.licences ?? DEFAULT_LICENCES, wallNow }),
    faults,
    token,
    keepsLog: options.keepsLog ?? true,
    now,
    wallNow,
    select: (report, range, parameters) =>
      select(report, range, parameters, options.maxRecords?.(report) ?? report.maxRecords),
  })
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    void handler.handle({ request, response })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    token,
    server: serverCode,
    requests: handler.requests,
    get mostAtOnce() {
      return handler.mostAtOnce
    },
    truth: (report, range, parameters = {}) =>
      Array.from(select(report, range, parameters, Infinity).rows(), (row) => ({ ...row })),
    fail: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
