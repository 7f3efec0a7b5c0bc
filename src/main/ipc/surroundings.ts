import type { Command } from '../../shared/commands/commands.ts'
import type { AppInfo, Link } from '../../shared/ipc/app.ts'
import type { PolicyReport } from '../../shared/policy/report.ts'
import type { Settings, SettingsView } from '../../shared/settings.ts'
import type { DrawingRoom } from '../drawingRoom.ts'
import type { Invitations } from '../invitations.ts'
import type { Network } from '../network/network.ts'
import type { PolicyWatch } from '../policyWatch.ts'
import type { News } from '../updates/news.ts'
import type { Updates } from '../updates/updates.ts'
import type { OpenedSmallFile, SmallFileKind } from '../smallFiles.ts'

/** What the handlers need of Electron and of the program around the desk. */
export interface Surroundings {
  readonly info: AppInfo
  /** What the computer's administrator set. */
  readonly policy: PolicyReport
  /** Looks whether something else is set by now. */
  readonly policyWatch: Pick<PolicyWatch, 'next' | 'look'>
  /**
   * Ends the program and starts it again.
   *
   * @throws AppError `update-waits` where something is under way
   */
  readonly restart: () => Promise<void>
  readonly sampleName: () => string
  readonly settings: () => SettingsView
  readonly changeSettings: (change: Partial<Settings>) => SettingsView
  readonly showDataFolder: () => Promise<void>
  readonly saveSupportFile: () => Promise<boolean>
  readonly openLink: (link: Link) => Promise<void>
  readonly openFile: (file: string) => Promise<void>
  readonly revealFile: (file: string) => void
  /**
   * Writes a text into a file that the user chooses.
   *
   * @returns the file's name, or null where they thought better of it
   */
  readonly saveSmallFile: (kind: SmallFileKind, title: string, text: string) => Promise<string | null>
  /** The text of a file that the user chooses, or why there is none. */
  readonly openSmallFile: (kind: SmallFileKind) => Promise<OpenedSmallFile>
  /** The invitation to a team that waits for its user's answer. */
  readonly invitations: Invitations
  readonly network: Pick<Network, 'try' | 'logIn' | 'logins' | 'forget'>
  readonly updates: Pick<Updates, 'state' | 'look' | 'install'>
  readonly news: Pick<News, 'since' | 'see'>
  /** What draws where nobody sees it. */
  readonly drawingRoom: DrawingRoom
  /**
   * Prints the page that the window has laid out for paper.
   *
   * @returns whether it was printed: its user may think better of it
   * @throws AppError `print-failed`
   */
  readonly printPage: (isWide: boolean) => Promise<boolean>
  /** Lets the menu offer the commands that the window answers to, and no others. */
  readonly offerCommands: (commands: readonly Command[]) => void
  readonly quit: () => void
  /** Lets the window fill the screen, or no longer. */
  readonly fillScreen: (isFull: boolean) => void
}
