/** A Chromium that can be started. */
export interface ChromiumProgram {
  readonly file: string
  /** What its environment needs beyond our own. */
  readonly environment: Readonly<Record<string, string>>
  /** Whether it can show no window at all. */
  readonly isHeadlessOnly: boolean
}
