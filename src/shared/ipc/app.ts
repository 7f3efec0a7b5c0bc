import { z } from 'zod'
import { COMMAND_IDS, type Command } from '../commands/commands.ts'
import { action, answer, gives, nothing } from './channel.ts'

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

export const appChannels = {
  'app:info': answer(nothing, gives<AppInfo>()),
  'app:show-data-folder': action(nothing, gives<null>()),
  'app:save-support-file': action(nothing, gives<{ readonly isSaved: boolean }>()),
  'app:open-link': action(z.strictObject({ link: z.enum(LINKS) }), gives<null>()),
  /** Tells the menu which commands some part of the window answers to just now. */
  'app:offer-commands': action(
    z.strictObject({ commands: z.array(z.enum(COMMAND_IDS)).max(COMMAND_IDS.length) }),
    gives<null>(),
  ),
  'app:quit': action(nothing, gives<null>()),
  /** Lets the window fill the screen, or no longer. */
  'app:full-screen': action(z.strictObject({ isFull: z.boolean() }), gives<null>()),
}

export interface CommandEvent {
  readonly kind: 'command'
  readonly command: Command
}
