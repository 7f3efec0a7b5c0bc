/** What a server told of the requests used on a day, by every computer and program with its token. */
export interface ToldCount {
  readonly used: number
  /** What this computer had counted of them. */
  readonly counted: number
  readonly atMs: number
}

/** Everything that is known of a connection's quota on one day. */
export interface QuotaFacts {
  /** Requests that this computer sent on the day. */
  readonly counted: number
  readonly limit: number | null
  /** What the server told on that day, or null. */
  readonly told: ToldCount | null
  /** When the server was last asked, on whatever day, in milliseconds since 1970-01-01 UTC. */
  readonly askedAtMs: number | null
  /** The part of the limit that automatic work leaves untouched, or null where nobody set it. */
  readonly reservePercent: number | null
  /** Requests that this computer sent in the hour of the instant and in the one before. */
  readonly thisHour: number
  readonly hourBefore: number
}
