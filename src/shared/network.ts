import type { AppErrorData } from './errors.ts'

/** The way to an operation's server, step by step: each needs the ones before it. */
export const NETWORK_STEPS = ['proxy', 'name', 'certificate', 'server', 'token'] as const
export type NetworkStep = (typeof NETWORK_STEPS)[number]

/** What came of a step. */
export interface NetworkStepOutcome {
  readonly step: NetworkStep
  /** `skipped`: there is no such step on this way, or one before it failed. */
  readonly state: 'passed' | 'failed' | 'skipped'
  /** Why it failed. */
  readonly error: AppErrorData | null
  /**
   * What was found: the proxy (`host:port`), the addresses of a name, who issued the certificate, the status with which
   * the server answered. Null where nothing is to be told.
   */
  readonly found: string | null
}
