import { writeFile } from 'node:fs/promises'
import { arch, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { AppError } from '../shared/errors.ts'
import type { Command } from '../shared/commands/commands.ts'
import type { AppInfo } from '../shared/ipc/app.ts'
import type { PolicyReport } from '../shared/policy/report.ts'
import type { SettingsView } from '../shared/settings.ts'
import { checkFolder } from '../core/export/allowedFolders.ts'
import type { Profile } from '../core/vault/profile.ts'
import type { DrawingRoom } from './drawingRoom.ts'
import type { Preferences } from './preferences.ts'
import { askForSmallFile, askForSupportFile, chooseSmallFile } from './dialogs.ts'
import type { Invitations } from './invitations.ts'
import type { Surroundings } from './ipc/surroundings.ts'
import type { Journal } from './journal.ts'
import type { Network } from './network/network.ts'
import type { News } from './updates/news.ts'
import type { Updates } from './updates/updates.ts'
import { fileNameOf, readSmallFile, SMALL_FILE_ENDINGS, writeSmallFile } from './smallFiles.ts'
import type { PolicyWatch } from './policyWatch.ts'
import { printPage } from './printing.ts'
import { openLink, openWrittenFile, revealFile } from './security.ts'
import { supportText } from './supportFile.ts'
import { desktopTexts } from './texts.ts'
import { mainWindow } from './window.ts'

export interface SurroundingsParts {
  readonly profile: Profile
  readonly policy: PolicyReport
  readonly policyWatch: PolicyWatch
  readonly restart: () => Promise<void>
  readonly preferences: Preferences
  readonly journal: Journal
  readonly drawingRoom: DrawingRoom
  readonly network: Network
  readonly updates: Updates
  readonly news: News
  readonly invitations: Invitations
  readonly startAtLogin: (isWanted: boolean) => void
  readonly onSettings: (settings: SettingsView) => void
  readonly offerCommands: (commands: readonly Command[]) => void
}

function infoOf(profile: Profile): AppInfo {
  return {
    versions: {
      app: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
    },
    platform: process.platform,
    dataFolder: profile.folder,
  }
}

function supportFileOf({ profile, preferences, journal }: SurroundingsParts): string {
  const { versions, platform } = infoOf(profile)
  const facts = {
    atMs: Date.now(),
    versions,
    system: `${platform} ${release()} ${arch()}`,
    memoryBytes: totalmem(),
    settings: preferences.settings,
  }
  return supportText(facts, journal.read())
}

/** What the window's requests need of Electron. */
export function surroundingsOf(parts: SurroundingsParts): Surroundings {
  const { profile, preferences, onSettings } = parts
  return {
    info: infoOf(profile),
    policy: parts.policy,
    policyWatch: parts.policyWatch,
    restart: parts.restart,
    sampleName: () => desktopTexts(preferences.language)('sampleName'),
    settings: () => preferences.settings,
    changeSettings: (change) => {
      // The system may refuse: then nothing is said to be set.
      if (change.startsAtLogin !== undefined) parts.startAtLogin(change.startsAtLogin)
      const settings = preferences.change(change)
      onSettings(settings)
      return settings
    },
    showDataFolder: () => {
      revealFile(profile.storeFile)
      return Promise.resolve()
    },
    saveSupportFile: async () => {
      const file = await askForSupportFile(preferences.language)
      if (file === null) return false
      checkFolder(parts.policy.policy, file)
      try {
        await writeFile(file, supportFileOf(parts))
      } catch (cause) {
        const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
        throw new AppError('output-unwritable', { file, reason }, { cause })
      }
      return true
    },
    openLink,
    openFile: async (file) => {
      const reason = await openWrittenFile(file)
      if (reason !== '') throw new AppError('output-unwritable', { file: join(file), reason })
    },
    revealFile,
    saveSmallFile: async (kind, title, text) => {
      const file = await askForSmallFile(kind, `${fileNameOf(title)}.${SMALL_FILE_ENDINGS[kind]}`, preferences.language)
      if (file === null) return null
      checkFolder(parts.policy.policy, file)
      return writeSmallFile(file, text)
    },
    openSmallFile: async (kind) => {
      const file = await chooseSmallFile(kind, preferences.language)
      return file === null ? { kind: 'cancelled' } : readSmallFile(file)
    },
    drawingRoom: parts.drawingRoom,
    network: parts.network,
    updates: parts.updates,
    news: parts.news,
    invitations: parts.invitations,
    printPage,
    offerCommands: parts.offerCommands,
    quit: () => {
      app.quit()
    },
    fillScreen: (isFull) => {
      mainWindow()?.setFullScreen(isFull)
    },
  }
}
