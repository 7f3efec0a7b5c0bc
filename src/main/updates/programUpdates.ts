import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, autoUpdater as systemUpdater } from 'electron'
import type { Policy } from '../../shared/policy/policy.ts'
import type { UpdatesOff } from '../../shared/updates.ts'
import type { Network } from '../network/network.ts'
import { setWay } from '../network/setWay.ts'
import { feedOf } from './feed.ts'
import { cannotReplaceItself } from './installation.ts'
import { PackageUpdater } from './packageUpdater.ts'
import type { Updater } from './updater.ts'

/**
 * The packager's note about updates beside the program; and what stands for it where updates are tried from sources.
 */
const NOTE = 'app-update.yml'
const NOTE_OF_DEVELOPERS = 'dev-app-update.yml'

/** macOS itself checks the signature of what was fetched, and takes it over, once it has it all. */
async function takenOverByMac(start: () => Promise<unknown>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const done = (): void => {
    resolve(undefined)
  }
  systemUpdater.once('update-downloaded', done)
  systemUpdater.once('error', reject)
  try {
    await Promise.all([start(), promise])
  } finally {
    systemUpdater.off('update-downloaded', done)
    systemUpdater.off('error', reject)
  }
}

/**
 * What finds, fetches and installs newer versions of this copy of the program, or why nothing does. Its library is
 * loaded only where it is of use.
 */
export async function openUpdater(network: Network, policy: Policy): Promise<Updater | UpdatesOff> {
  const { isPackaged } = app
  const triedNote = join(app.getPath('userData'), NOTE_OF_DEVELOPERS)
  const isTried = !isPackaged && existsSync(triedNote)
  const off = cannotReplaceItself({
    platform: process.platform,
    isPackaged,
    programFile: process.execPath,
    resourcesFolder: process.resourcesPath,
    environment: process.env,
  })
  if (off !== undefined && !isTried) return off
  const note = isTried ? triedNote : join(process.resourcesPath, NOTE)
  const feed = await feedOf(note, policy.updates, process.platform)
  if (typeof feed === 'string') return feed
  const { autoUpdater: updater } = await import('electron-updater')
  updater.updateConfigPath = note
  // Its library has a session of its own, which must go the same way as all else.
  await setWay(updater.netSession, policy)
  return new PackageUpdater({
    updater,
    url: feed.url,
    isPackaged,
    answersProxies: (onRefused) => network.answersProxies(onRefused),
    ...(process.platform === 'darwin' ? { whenTakenOver: takenOverByMac } : {}),
  })
}
