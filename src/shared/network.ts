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

/** What a proxy is told when it asks who its user is; its password never leaves the main process. */
export interface KnownProxyLogin {
  /** `host:port`. */
  readonly proxy: string
  readonly user: string
  /** Whether it is in the keychain; else it is known until the program ends. */
  readonly isKept: boolean
}
