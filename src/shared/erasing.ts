import type { WallSeconds } from './time.ts'

// What is to be erased, and what that takes away.

export interface ErasureScope {
  /** Null: of all connections. */
  readonly connectionId: number | null
  /** Null: of all reports. */
  readonly reportKey: string | null
  /** Only what lies before; null: everything. */
  readonly before: WallSeconds | null
}

/** Rows that are about one customer, in one report of one connection. */
export interface CustomerHolding {
  readonly connectionId: number
  readonly reportKey: string
  /** Rows in which a field names the customer. */
  readonly rows: number
  /** Other rows in which a text merely mentions them. */
  readonly mentions: number
}

/** A customer whose rows are to go: by telephone, e-mail address or id. */
export interface CustomerScope {
  readonly customer: string
  /** Null: of all connections. */
  readonly connectionId: number | null
}
