import type { AppErrorData } from './errors.ts'
import type { Country } from './countries.ts'
import type { Mask } from './masks.ts'

// Operations as they are set up: their tokens stay behind.

/** How long a token is held: in the operating system's keychain, in memory until the program ends, or not at all. */
export type TokenKeeping = 'kept' | 'this-run' | 'none'

export interface ConnectionSummary {
  readonly id: number
  readonly name: string
  readonly server: string
  readonly baseUrl: string
  /** IANA name of the zone of the operation's wall clock. */
  readonly timeZone: string
  /** Whose telephones numbers without a country's code are. */
  readonly country: Country
  /** The built-in operation with invented data. */
  readonly isSample: boolean
  /** How its personal data is hidden; absent: it is not. */
  readonly mask?: Mask
  readonly token: TokenKeeping
}

/** An operation as it is being set up or changed. */
export interface ConnectionDraft {
  /** Null for a new one. */
  readonly connectionId: number | null
  readonly name: string
  /** Code (`0010`) or any address of the operation. */
  readonly server: string
  /** Another address for the requests (a proxy), or null for the operation's own. */
  readonly baseUrl: string | null
  readonly timeZone: string
  readonly country: Country
  /** As it was typed; null keeps the one that is stored. */
  readonly token: string | null
}

/** What a server said to a token that it accepted. */
export interface TokenVerdict {
  /** Requests a day that the operation may send, or null where the server did not say. */
  readonly dayLimit: number | null
}

export interface SavedConnection {
  readonly connection: ConnectionSummary
  /** Why the token is held for this run only, where that was not asked for. */
  readonly keychainProblem: AppErrorData | null
}
