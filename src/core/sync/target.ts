import type { AppError } from '../../shared/errors.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { TimeRange } from '../../shared/time.ts'
import type { Connection } from '../store/records/connections.ts'
import type { StoreApi } from '../store/storeApi.ts'
import type { Scope } from '../store/records/slices.ts'
import type { Endpoint, Fetch, RequestLimits } from '../wolkvox/client.ts'
import type { Clock } from './clock.ts'
import type { RetrySettings } from './retry.ts'
import type { TeamSide } from './team/teamSide.ts'
import type { TokenQueue } from './tokenQueue.ts'

/** What every fetch works with; made once, where the program is put together. */
export interface SyncContext {
  readonly store: StoreApi
  readonly queue: TokenQueue
  readonly fetch: Fetch
  readonly retry: RetrySettings
  readonly limits: RequestLimits
  /** The time, in milliseconds since 1970-01-01 UTC. */
  readonly nowMs: () => number
  /** How logs wait for their next poll, where not by the computer's own timers. */
  readonly clock?: Clock
  /** Hears what each answer of a report was: for who keeps track of what a server has. */
  readonly onAnswer?: (target: Target, range: TimeRange, answer: AnswerFacts) => void
  /**
   * Where the requests of a connection go now: its own address, unless that stands for something which must be started
   * first.
   */
  readonly resolveBaseUrl: ResolveBaseUrl
  /** The team that this desk may be in; absent where there can be none. */
  readonly team?: TeamSide
}

/** What an answer was: its rows, whether it was a 404 of the server's own, or why it was none. */
export interface AnswerFacts {
  readonly rows: number
  readonly isNotFound: boolean
  readonly error: AppError | null
}

/** What of a connection says where it leads. */
export type Address = Pick<Connection, 'server' | 'baseUrl' | 'timeZone'>

export type ResolveBaseUrl = (address: Address) => Promise<string>

/** Whose report is fetched. */
export interface Target {
  readonly connection: Connection
  readonly token: string
  readonly report: ReportDefinition
  readonly parameters: Readonly<Record<string, string>>
}

export function scopeOf({ connection, report, parameters }: Omit<Target, 'token'>): Scope {
  return { connectionId: connection.id, reportKey: report.key, parameters }
}

/** Who is asked for a connection, and with what right. @throws AppError what finding its address raised */
export async function endpointOf(
  context: Pick<SyncContext, 'resolveBaseUrl'>,
  address: Address,
  token: string,
): Promise<Endpoint> {
  return { baseUrl: await context.resolveBaseUrl(address), server: address.server, token }
}
