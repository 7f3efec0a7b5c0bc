import { app } from 'electron'
import type { LiveState } from '../shared/live.ts'
import type { SettingsView } from '../shared/settings.ts'
import type { Language } from '../shared/language.ts'
import type { Desk } from '../desk/desk.ts'
import { LogSwitch, type LogSwitchParts } from './logSwitch.ts'
import { TrayIcon } from './tray.ts'

export interface BackgroundParts {
  /** Where the tray's images lie. */
  readonly imageFolder: string
  readonly settings: () => SettingsView
  readonly language: () => Language
  readonly log: Omit<LogSwitchParts, 'onStanding'>
  readonly openWindow: () => void
  /** Whether the program is on its way out: then closing a window means closing it. */
  readonly isLeaving: () => boolean
  /** Whether it was said before that the program goes on. */
  readonly isTold: () => boolean
  /** Says it. @returns whether it is to go on */
  readonly tell: () => Promise<boolean>
  readonly onProblem: (cause: unknown) => void
}

/** What the tray needs of the continuous logs. */
export function logPartsOf({ connections, live }: Desk): Omit<LogSwitchParts, 'onStanding' | 'remember'> {
  return {
    list: async () => {
      const states: LiveState[] = []
      for (const { id } of await connections.list()) states.push(...(await live.list(id)))
      return states
    },
    set: async (scope, isOn, everyMinutes) => live.set({ scope, isOn, everyMinutes }),
  }
}

/** The program without its window: the icon beside the clock, and what closing the window means. */
export class Background {
  readonly #parts: BackgroundParts
  readonly #tray: TrayIcon
  readonly #log: LogSwitch

  constructor(parts: BackgroundParts) {
    this.#parts = parts
    const { imageFolder, log, openWindow, onProblem } = parts
    this.#log = new LogSwitch({
      ...log,
      onStanding: () => {
        this.show()
      },
    })
    this.#tray = new TrayIcon(imageFolder, {
      open: openWindow,
      pause: () => {
        this.#log.pause().catch(onProblem)
      },
      resume: () => {
        this.#log.resume().catch(onProblem)
      },
      quit: () => {
        app.quit()
      },
    })
  }

  /** Whether the program goes on without a window. */
  get isWanted(): boolean {
    return this.#parts.settings().staysInBackground
  }

  /** Shows the icon as settings, language and logs have it now. */
  show(): void {
    const { language } = this.#parts
    this.#tray.show({ isShown: this.isWanted, language: language(), standing: this.#log.standing })
  }

  /** Follows the logs once the store is open. */
  async followLogs(): Promise<void> {
    await this.#log.begin()
  }

  hear(state: LiveState): void {
    this.#log.hear(state)
  }

  /** Lets paused logs go on at the next start. */
  async endPause(): Promise<void> {
    await this.#log.resume()
  }

  /** Whether a window that is being closed is only to be hidden. The first time it is said what that means. */
  hidesWindow(): boolean {
    // On macOS programs go on without a window by themselves.
    if (process.platform === 'darwin' || !this.isWanted || this.#parts.isLeaving()) return false
    if (!this.#parts.isTold()) void this.#tell()
    return true
  }

  async #tell(): Promise<void> {
    try {
      if (!(await this.#parts.tell())) app.quit()
    } catch (cause) {
      this.#parts.onProblem(cause)
    }
  }
}
