import type { AppErrorData } from '../errors.ts'
import type { Language } from '../language.ts'

// The program as a whole, as the window sees it: its versions, settings and store.

export interface AppVersions {
  readonly app: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
}

export interface AppInfo {
  readonly versions: AppVersions
  readonly platform: string
  /** Where everything lies that the app keeps. For reading only: no path ever comes back. */
  readonly dataFolder: string
}

/** Whether the store can be used. Until it is ready every channel that needs it answers with an error. */
export type StoreState =
  { readonly kind: 'opening' } | { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly error: AppErrorData }

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export type ListSeparator = ',' | ';'

/** What the user chose for the program as a whole. It lies outside the store, so that it holds before the store is open. */
export interface Settings {
  /** Null: as the system has it. */
  readonly language: Language | null
  readonly theme: Theme
  /** What divides the columns of files for Excel; null: as the system has it. */
  readonly listSeparator: ListSeparator | null
  /** The program starts with the session of whoever set it. */
  readonly startsAtLogin: boolean
  /** Closing the window leaves the program running, with an icon beside the clock. */
  readonly staysInBackground: boolean
}

export interface SettingsView extends Settings {
  readonly systemLanguage: Language
  readonly systemListSeparator: ListSeparator
}

export interface RebuildOutcome {
  readonly rows: number
  /** Periods that could not be saved: they are missing now, and can be fetched again. */
  readonly lostSlices: number
}

/** Pages that the app may open in the browser. */
export const LINKS = ['wolkvox-tokens'] as const
export type Link = (typeof LINKS)[number]

/** Any JSON value: what the window keeps in the store for itself, such as the columns of a report. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue }

/** What a menu or its shortcut asks of the window. */
export type Command = 'settings' | 'palette' | 'export' | 'update' | 'search' | 'calendar'
