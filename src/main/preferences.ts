import { join } from 'node:path'
import { looksForUpdates, NO_POLICY, type Policy } from '../shared/policy/policy.ts'
import type { ListSeparator, Settings, SettingsView } from '../shared/settings.ts'
import type { Language } from '../shared/language.ts'
import { SettingsFile, type WindowPlace } from './settingsFile.ts'

/** What the system says. */
export interface SystemPreferences {
  readonly language: Language
  readonly listSeparator: ListSeparator
}

/** What the user chose, and what the system says where nothing was chosen. */
export class Preferences {
  readonly #file: SettingsFile
  #system: SystemPreferences
  /** What the computer's administrator set of updates, which is read while the program starts. */
  #updates = NO_POLICY.updates

  /** @param folder where the program keeps its data */
  constructor(folder: string, system: SystemPreferences) {
    this.#file = new SettingsFile(join(folder, 'settings.json'))
    this.#system = system
  }

  get settings(): SettingsView {
    const chosen = this.#file.settings
    return {
      ...chosen,
      updatesItself: looksForUpdates(this.#updates, chosen.updatesItself),
      systemLanguage: this.#system.language,
      systemListSeparator: this.#system.listSeparator,
    }
  }

  get language(): Language {
    return this.#file.settings.language ?? this.#system.language
  }

  get listSeparator(): ListSeparator {
    return this.#file.settings.listSeparator ?? this.#system.listSeparator
  }

  get window(): WindowPlace | null {
    return this.#file.window
  }

  /** Whether it was said that closing the window leaves the program running. */
  get isBackgroundTold(): boolean {
    return this.#file.isBackgroundTold
  }

  rememberBackgroundTold(): void {
    this.#file.change({ isBackgroundTold: true })
  }

  /** The version whose news its user knows; null where no version was noted yet. */
  get knownVersion(): string | null {
    return this.#file.knownVersion
  }

  rememberKnownVersion(version: string): void {
    this.#file.change({ knownVersion: version })
  }

  change(change: Partial<Settings>): SettingsView {
    this.#file.change(change)
    return this.settings
  }

  /** Goes by what the computer's administrator set. */
  goBy({ updates }: Pick<Policy, 'updates'>): void {
    this.#updates = updates
  }

  /** Takes over what the system said late. */
  correctSystem(correction: Partial<SystemPreferences>): void {
    this.#system = { ...this.#system, ...correction }
  }

  rememberWindow(place: WindowPlace): void {
    this.#file.change({ window: place })
  }
}
