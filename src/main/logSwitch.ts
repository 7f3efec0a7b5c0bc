import type { ReportScope } from '../shared/holdings.ts'
import type { LiveState } from '../shared/live.ts'

/** How the continuous logs stand, taken together. */
export type LogStanding = 'none' | 'running' | 'paused'

export interface LogSwitchParts {
  /** The logs of every connection that were ever switched on. */
  readonly list: () => Promise<readonly LiveState[]>
  readonly set: (scope: ReportScope, isOn: boolean, everyMinutes: number) => Promise<unknown>
  /** Keeps in mind, beyond this run of the program, which logs are paused: at the next start they go on. */
  readonly remember: (paused: readonly LiveState[]) => Promise<void>
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
  /** Logs that are being switched off: until they are, they still tell of themselves as before. */
  readonly #switching = new Set<string>()
  /** Pausing and going on come one after the other, in the order in which they were asked for. */
  #turn: Promise<unknown> = Promise.resolve()
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
    const key = keyOf(state.scope)
    if (state.isOn && !this.#switching.has(key) && this.#paused.some((each) => keyOf(each.scope) === key)) {
      this.#paused = this.#paused.filter((each) => keyOf(each.scope) !== key)
      this.#parts.remember(this.#paused).catch(() => undefined)
    }
    this.#take(state)
    this.#tell()
  }

  /** @throws AppError where a log could not be paused: the others are */
  pause(): Promise<void> {
    return this.#inTurn(async () => {
      const running = (await this.#parts.list()).filter(({ isOn }) => isOn)
      // Remembered before the first one is switched off: whatever happens then, none stays off for good.
      await this.#parts.remember([...this.#paused, ...running])
      for (const state of running) this.#switching.add(keyOf(state.scope))
      const failure = await this.#forEach(running, async (state) => {
        try {
          await this.#parts.set(state.scope, false, state.everyMinutes)
          this.#paused = [...this.#paused, state]
        } finally {
          this.#switching.delete(keyOf(state.scope))
        }
      })
      await this.#settle(failure)
    })
  }

  /** @throws AppError where a log could not go on: it stays paused */
  resume(): Promise<void> {
    return this.#inTurn(async () => {
      const paused = this.#paused
      if (paused.length === 0) return
      const failure = await this.#forEach(paused, async (state) => {
        await this.#parts.set(state.scope, true, state.everyMinutes)
        this.#paused = this.#paused.filter((each) => keyOf(each.scope) !== keyOf(state.scope))
      })
      // What was removed meanwhile need not go on.
      const known = new Set((await this.#parts.list()).map(({ scope }) => keyOf(scope)))
      this.#paused = this.#paused.filter(({ scope }) => known.has(keyOf(scope)))
      await this.#settle(failure)
    })
  }

  async #settle(failure: { readonly cause: unknown } | undefined): Promise<void> {
    this.#tell()
    await this.#parts.remember(this.#paused)
    if (failure !== undefined) throw failure.cause
  }

  /** Does something with each log. @returns what the first one threw for which it could not be done */
  async #forEach(
    states: readonly LiveState[],
    work: (state: LiveState) => Promise<void>,
  ): Promise<{ readonly cause: unknown } | undefined> {
    let failure: { readonly cause: unknown } | undefined
    for (const state of states) {
      try {
        await work(state)
      } catch (cause) {
        failure ??= { cause }
      }
    }
    return failure
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn.catch(() => undefined)
    return turn
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
