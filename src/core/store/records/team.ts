/** The team that a store takes part in. */
export interface StoredTeam {
  readonly team: string
  /** `postgres://USER@HOST:PORT/DATABASE`. */
  readonly url: string
  /** 64 hexadecimal digits. */
  readonly key: string
  /** PEM, beside what the system trusts. */
  readonly certificates: string | null
  /** This desk's own id, and what the others see. */
  readonly member: string
  readonly name: string
}

/** A slice that is still to be given to the team. */
export interface OutboxSlice {
  /** A JSON object: the slice as the team has it, without facts and parts. */
  readonly head: string
  /** Sealed. */
  readonly facts: Uint8Array
  readonly parts: readonly Uint8Array[]
}

/** Requests that the team was not told of. */
export interface UncountedRequests {
  readonly operation: string
  readonly day: string
  readonly sent: number
}

/** A customer of whom the team is still to be told that they are forgotten. */
export interface TeamErasure {
  readonly id: number
  readonly customer: string
  /** Null: of all connections. */
  readonly connectionId: number | null
  readonly withMentions: boolean
}
