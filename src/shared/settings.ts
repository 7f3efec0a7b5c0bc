import type { Language } from './language.ts'

// What the user chose for the program as a whole.

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const DENSITIES = ['comfortable', 'compact'] as const
/** How close rows and lines stand. */
export type Density = (typeof DENSITIES)[number]

export const TEXT_PERCENTS = [90, 100, 115, 130] as const
/** How large letters are, in percent of what is usual. */
export type TextPercent = (typeof TEXT_PERCENTS)[number]
export const USUAL_TEXT_PERCENT: TextPercent = 100

export type ListSeparator = ',' | ';'

/**
 * What the user chose for the program as a whole. It lies outside the store, so that it holds before the store is open.
 */
export interface Settings {
  /** Null: as the system has it. */
  readonly language: Language | null
  readonly theme: Theme
  readonly density: Density
  readonly textPercent: TextPercent
  /** What divides the columns of files for Excel; null: as the system has it. */
  readonly listSeparator: ListSeparator | null
  /** The program starts with the session of whoever set it. */
  readonly startsAtLogin: boolean
  /** Closing the window leaves the program running, with an icon beside the clock. */
  readonly staysInBackground: boolean
  /** It asks by itself for newer versions of the program, and fetches them. */
  readonly updatesItself: boolean
  /** Versions that are still being tried count as newer ones. */
  readonly takesPreviews: boolean
}

export interface SettingsView extends Settings {
  readonly systemLanguage: Language
  readonly systemListSeparator: ListSeparator
}
