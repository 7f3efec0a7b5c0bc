import type { Scope } from './slices.ts'

/** The last poll of a log that worked. */
export interface LastPoll {
  readonly atMs: number
  readonly rows: number
  readonly added: number
}

/** A log that the window switched on once. */
export interface LogRecord {
  readonly scope: Scope
  readonly isOn: boolean
  readonly everyMinutes: number
  readonly lastPoll: LastPoll | null
}
