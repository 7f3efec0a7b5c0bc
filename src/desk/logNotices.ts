import { passes } from '../core/automation/failures.ts'
import type { AppErrorData, ErrorCode } from '../shared/errors.ts'
import type { ReportScope } from '../shared/holdings.ts'
import type { LiveState } from '../shared/live.ts'
import type { OpenDesk } from './openDesk.ts'
import { scopeKey } from './scopeKey.ts'

/** A log that has stopped for what only a person can see to, though nobody may be looking at the window. */
export interface LogNotice {
  readonly connectionName: string
  readonly reportKey: string
  readonly error: AppErrorData
}

/** What ends a log because its user wanted that. */
const WANTED: ReadonlySet<ErrorCode> = new Set(['unknown-connection', 'unknown-report'])

/**
 * Tells of logs that need a person: each cause once, however many logs of a connection meet it, until a poll of one of
 * them works.
 */
export class LogNotices {
  readonly #desk: () => Promise<OpenDesk>
  readonly #tell: (notice: LogNotice) => void
  /** The cause that each log waits for, by the log. */
  readonly #causes = new Map<string, string>()

  constructor(desk: () => Promise<OpenDesk>, tell: (notice: LogNotice) => void = () => undefined) {
    this.#desk = desk
    this.#tell = tell
  }

  /** Forgets what was told: the store is another one, with other logs. */
  forget(): void {
    this.#causes.clear()
  }

  hear(state: Pick<LiveState, 'scope' | 'trouble' | 'isOn'>): void {
    const { scope, trouble, isOn } = state
    const key = scopeKey(scope)
    if (!isOn || trouble === null) {
      this.#causes.delete(key)
      return
    }
    if (passes(trouble.code) || WANTED.has(trouble.code)) return
    const cause = `${trouble.code}:${scope.connectionId}`
    const isKnown = [...this.#causes.values()].includes(cause)
    this.#causes.set(key, cause)
    // A store that does not tell is met elsewhere.
    if (!isKnown) this.#tellOf(scope, trouble, cause).catch(() => undefined)
  }

  /** Tells of it unless a schedule told the same. */
  async #tellOf({ connectionId, reportKey }: ReportScope, error: AppErrorData, cause: string): Promise<void> {
    const desk = await this.#desk()
    const told = new Set((await desk.store.schedules.list()).map(({ notice }) => notice))
    if (told.has(error.code) || told.has(cause)) return
    const { name: connectionName } = await desk.connection(connectionId)
    this.#tell({ connectionName, reportKey, error })
  }
}
