import type { LiveState, ReportScope } from '../../shared/ipc/contract.ts'

/** How the continuous logs stand, taken together. */
export type LogStanding = 'none' | 'running' | 'paused'

export interface LogSwitchParts {
  /** The logs of every connection that were ever switched on. */
  readonly list: () => Promise<readonly LiveState[]>
  readonly set: (scope: ReportScope, isOn: boolean, everyMinutes: number) => Promise<unknown>
  readonly onStanding: (standing: LogStanding) => void
}

function keyOf({ connectionId, reportKey, parameters }: ReportScope): string {
  return JSON.stringify([connectionId, reportKey, Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1))])
}

/** Pauses all continuous logs at once, and lets those go on again that were running. A pause ends with the program. */
export class LogSwitch {
  readonly #parts: LogSwitchParts
  readonly #running = new Set<string>()
  #paused: readonly LiveState[] = []
  #told: LogStanding = 'none'

  constructor(parts: LogSwitchParts) {
    this.#parts = parts
  }

  get standing(): LogStanding {
    if (this.#paused.length > 0) return 'paused'
    return this.#running.size > 0 ? 'running' : 'none'
  }

  /** Takes up what runs at the start. */
  async begin(): Promise<void> {
    for (const state of await this.#parts.list()) this.#take(state)
    this.#tell()
  }

  /** Hears how a log stands now. One that somebody switches on or off in the window is paused no longer. */
  hear(state: LiveState): void {
    if (state.isOn) this.#paused = this.#paused.filter((each) => keyOf(each.scope) !== keyOf(state.scope))
    this.#take(state)
    this.#tell()
  }

  async pause(): Promise<void> {
    const running = (await this.#parts.list()).filter(({ isOn }) => isOn)
    this.#paused = [...this.#paused, ...running]
    for (const { scope, everyMinutes } of running) await this.#parts.set(scope, false, everyMinutes)
    this.#tell()
  }

  async resume(): Promise<void> {
    const paused = this.#paused
    this.#paused = []
    for (const { scope, everyMinutes } of paused) await this.#parts.set(scope, true, everyMinutes)
    this.#tell()
  }

  #take({ scope, isOn }: LiveState): void {
    if (isOn) this.#running.add(keyOf(scope))
    else this.#running.delete(keyOf(scope))
  }

  #tell(): void {
    if (this.standing === this.#told) return
    this.#told = this.standing
    this.#parts.onStanding(this.standing)
  }
}
