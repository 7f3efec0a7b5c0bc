// The program as a whole, as the window sees it.

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

/** Pages that the app may open in the browser. */
export const LINKS = ['wolkvox-tokens'] as const
export type Link = (typeof LINKS)[number]

/** What a menu or its shortcut asks of the window. */
export type Command = 'settings' | 'palette' | 'export' | 'update' | 'search' | 'calendar'
