import type { AppErrorData } from './errors.ts'
import type { FurtherFields } from './otherFields.ts'
import type { TimeRange, WallSeconds } from './time.ts'

// What the store holds of a report, and what of a period is missing.

/** One report of one connection with one set of parameters. */
export interface ReportScope {
  readonly connectionId: number
  readonly reportKey: string
  readonly parameters: Readonly<Record<string, string>>
}

/** What the store holds of a report, over all its parameters. */
export interface ReportHolding {
  readonly reportKey: string
  readonly rows: number
  readonly lastFetchedAtMs: number
}

/** A stretch that the store holds. */
export interface CoverageStretch {
  readonly range: TimeRange
  readonly state: 'complete' | 'provisional' | 'announced' | 'partial'
  readonly fetchedAtMs: number
  readonly rows: number
  /** How many records the server announced, where these are not the rows; null where that is not known, or not so. */
  readonly announced: number | null
  /** Which desk of the team fetched it; absent: this one. */
  readonly fetchedBy?: string
}

export interface FailedStretch {
  readonly range: TimeRange
  readonly error: AppErrorData
}

export interface Coverage {
  /** The operation's wall clock when this was told. */
  readonly now: WallSeconds
  /** Everything that the store holds of the scope, whatever the period, in order of time. */
  readonly stretches: readonly CoverageStretch[]
  /** What the last attempts could not fetch, as far as nothing was stored there since. */
  readonly failed: readonly FailedStretch[]
  /** What of the period up to now the store does not hold. */
  readonly missing: readonly TimeRange[]
  /** Requests that it takes to bring the period up to date; more where answers turn out too large for one. */
  readonly requests: number
  /** Requests that it takes to fetch the whole period again. */
  readonly requestsForAll: number
  /** Why the period cannot be fetched as it stands, whatever is stored of it; null where it can. */
  readonly refusal: AppErrorData | null
  /** Where rows of the period have more fields than columns: how many stand together in one. */
  readonly further?: FurtherFields
}
