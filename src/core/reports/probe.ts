import type { AppError } from '../../shared/errors.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { TimeRange } from '../../shared/time.ts'
import type { Connection } from '../store/records/connections.ts'
import type { Sighting } from '../store/records/reportMarks.ts'
import type { SyncContext } from '../sync/target.ts'
import { askOnce } from './askOnce.ts'
import { datesFor, requestOf } from './tryReport.ts'

/** Whose report is looked for, and where. */
export interface Probe {
  readonly connection: Connection
  readonly token: string
  readonly report: ReportDefinition
  readonly parameters: Readonly<Record<string, string>>
  /** Days for reports that take dates. */
  readonly range: TimeRange
  readonly signal?: AbortSignal | undefined
}

/** Whether a fault says that the server does not have a report: it says so, or its web server knows no such address. */
export function isAbsence(error: Pick<AppError, 'code' | 'detail'>, status: number | null): boolean {
  return error.code === 'unknown-on-server' || (error.code === 'bad-answer' && status === 404)
}

/**
 * Asks whether a server has a report, and whether there is anything in it: one request that ends with the first record.
 *
 * @throws AppError what network and server raised, but for what says that there is no such report; `cancelled`
 */
export async function probe(context: SyncContext, wanted: Probe): Promise<Sighting> {
  const { connection, token, report, parameters, range, signal } = wanted
  const seen = await askOnce(context, {
    connection,
    token,
    request: requestOf(report, parameters, datesFor(report, range)),
    priority: 'automatic',
    signal,
    onRecord: () => false,
  })
  if (seen.kind === 'records') return 'data'
  if (seen.error === null) return seen.isNotFound ? 'not-found' : 'empty'
  if (isAbsence(seen.error, seen.status)) return 'absent'
  throw seen.error
}
