import { AppError, toAppError } from '../../shared/errors.ts'
import type { Settings } from '../../shared/settings.ts'
import type { UpdatesOff, UpdateState } from '../../shared/updates.ts'
import { isPreview } from '../../shared/versions.ts'
import type { Updater } from './updater.ts'

const HOUR_MS = 3_600_000
/** It is asked again so long after it was asked. */
const DAY_MS = 24 * HOUR_MS

export interface UpdatesParts {
  /** What finds newer versions and fetches them, or why nothing does. Asked for once, and loaded only then. */
  readonly open: () => Promise<Updater | UpdatesOff>
  readonly settings: () => Pick<Settings, 'updatesItself' | 'takesPreviews'>
  readonly announce: (state: UpdateState) => void
  /** Notes what happened, by its name. */
  readonly note: (text: string) => void
  /**
   * Ends the program once nothing is under way in it, and does something last.
   *
   * @param last returns whether it ends the program itself; else that is started again
   * @throws AppError `update-waits` where something is under way; then nothing has happened
   */
  readonly leaveFor: (last: () => boolean) => Promise<void>
}

/**
 * Keeps the program current: asks whether there is a newer version, fetches it while everything else goes on, and has
 * it installed when the program ends.
 */
export class Updates {
  readonly #parts: UpdatesParts
  #state: UpdateState = { kind: 'current', askedAtMs: null }
  #opening: Promise<Updater | UpdatesOff> | undefined
  #updater: Updater | undefined
  #looking: Promise<UpdateState> | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(parts: UpdatesParts) {
    this.#parts = parts
  }

  get state(): UpdateState {
    return this.#state
  }

  /** Asks now and once a day from now on, as long as its user wants it to. Resolves once it is known whether it can. */
  async begin(): Promise<void> {
    if ((await this.#opened()) === undefined) return
    // The clock and not a timer of a day: computers sleep.
    this.#timer = setInterval(() => {
      this.follow()
    }, HOUR_MS)
    this.follow()
  }

  /** Asks where its user wants that by itself and a day has gone by; lets go of what they no longer want. */
  follow(): void {
    const { updatesItself, takesPreviews } = this.#parts.settings()
    const state = this.#state
    if (state.kind === 'ready' && isPreview(state.version) && !takesPreviews) {
      this.#updater?.leave()
      this.#tell({ kind: 'current', askedAtMs: null })
    }
    if (this.#timer === undefined || !updatesItself || !this.#isDue()) return
    void this.look()
  }

  /** Asks whether there is a newer version, and fetches it. Never throws: the outcome says what went wrong. */
  look(): Promise<UpdateState> {
    if (this.#state.kind === 'ready') return Promise.resolve(this.#state)
    this.#looking ??= this.#lookOnce().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  /**
   * Ends the program, installs what was fetched and starts it.
   *
   * @throws AppError `update-waits` where something is under way
   */
  async install(): Promise<void> {
    const updater = this.#updater
    if (this.#state.kind !== 'ready' || updater === undefined) {
      throw new AppError('internal', { reason: 'no update is ready' })
    }
    await this.#parts.leaveFor(() => {
      const isUnderWay = updater.install()
      if (!isUnderWay) this.#parts.note('update: not installed')
      return isUnderWay
    })
  }

  end(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** Undefined where this copy does not update itself; the state says why. */
  async #opened(): Promise<Updater | undefined> {
    this.#opening ??= this.#parts.open()
    const opened = await this.#opening
    if (typeof opened !== 'string') return (this.#updater = opened)
    if (this.#state.kind !== 'off') this.#tell({ kind: 'off', reason: opened })
    return undefined
  }

  #isDue(): boolean {
    const state = this.#state
    if (state.kind !== 'current' && state.kind !== 'failed') return false
    return state.askedAtMs === null || Math.abs(Date.now() - state.askedAtMs) >= DAY_MS
  }

  async #lookOnce(): Promise<UpdateState> {
    try {
      const updater = await this.#opened()
      if (updater === undefined) return this.#state
      this.#tell({ kind: 'asking' })
      const version = await updater.look(this.#parts.settings().takesPreviews)
      if (version === null) return this.#tell({ kind: 'current', askedAtMs: Date.now() })
      let shown = 0
      this.#tell({ kind: 'loading', version, percent: shown })
      await updater.load((percent) => {
        const whole = Math.min(100, Math.floor(percent))
        if (whole > shown) this.#tell({ kind: 'loading', version, percent: (shown = whole) })
      })
      this.#parts.note(`update ${version} ready`)
      return this.#tell({ kind: 'ready', version })
    } catch (cause) {
      const error = toAppError(cause)
      this.#parts.note(`update: ${error.code}`)
      return this.#tell({ kind: 'failed', error: error.toData(), askedAtMs: Date.now() })
    }
  }

  #tell(state: UpdateState): UpdateState {
    this.#state = state
    this.#parts.announce(state)
    return state
  }
}
