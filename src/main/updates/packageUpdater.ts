import type { AppUpdater } from 'electron-updater'
import { isPreview } from '../../shared/versions.ts'
import type { LoginListener } from '../network/loginListener.ts'
import { updateError } from './updateErrors.ts'
import type { Updater } from './updater.ts'

export interface PackageUpdaterParts {
  /** What knows the kind of package: electron-updater's for NSIS, macOS and AppImage. */
  readonly updater: AppUpdater
  /** Where newer versions lie. */
  readonly url: string
  /** Whether it may run out of its sources, as when it is tried. */
  readonly isPackaged: boolean
  /** Answers proxies during one attempt. @param onRefused called with a proxy that refused */
  readonly answersProxies: (onRefused: (proxy: string) => void) => LoginListener
  /** Resolves once the system has taken over what was fetched; absent: nothing has to. */
  readonly whenTakenOver?: (start: () => Promise<unknown>) => Promise<void>
}

/**
 * Updates by electron-updater, as this program wants them: never an older version, none that is still being tried
 * unless its user wants these, and nothing fetched or installed before somebody says so.
 */
export class PackageUpdater implements Updater {
  readonly #parts: PackageUpdaterParts
  #takesPreviews = false
  #version: string | undefined
  #refusingProxy: string | undefined
  #answerProxy: LoginListener | undefined

  constructor(parts: PackageUpdaterParts) {
    this.#parts = parts
    const { updater, url, isPackaged } = parts
    // Its words name addresses and folders.
    updater.logger = null
    updater.autoDownload = false
    updater.disableWebInstaller = true
    updater.forceDevUpdateConfig = !isPackaged
    updater.setFeedURL({ provider: 'generic', url, useMultipleRangeRequest: false })
    const isSupported = updater.isUpdateSupported
    updater.isUpdateSupported = (info) => (this.#takesPreviews || !isPreview(info.version)) && isSupported(info)
    updater.on('login', (info, answer) => {
      // Its type wants two texts; it hands on what Electron gave it, which takes nothing as well.
      this.#answerProxy?.(info, answer as Parameters<LoginListener>[1])
    })
    // What fails is thrown as well; nobody else hears of it.
    updater.on('error', () => undefined)
  }

  async look(takesPreviews: boolean): Promise<string | null> {
    const { updater } = this.#parts
    this.#takesPreviews = takesPreviews
    this.#version = undefined
    updater.channel = takesPreviews ? 'beta' : 'latest'
    // Choosing where to look allows it, by itself.
    updater.allowDowngrade = false
    const outcome = await this.#trying(() => updater.checkForUpdates())
    this.#version = outcome?.isUpdateAvailable === true ? outcome.updateInfo.version : undefined
    return this.#version ?? null
  }

  async load(onPercent: (percent: number) => void): Promise<void> {
    const { updater, whenTakenOver } = this.#parts
    const hear = ({ percent }: { readonly percent: number }): void => {
      onPercent(percent)
    }
    updater.autoInstallOnAppQuit = true
    updater.on('download-progress', hear)
    try {
      const start = (): Promise<unknown> => updater.downloadUpdate()
      await this.#trying(whenTakenOver === undefined ? start : () => whenTakenOver(start))
    } finally {
      updater.off('download-progress', hear)
    }
  }

  leave(): void {
    this.#parts.updater.autoInstallOnAppQuit = false
  }

  install(): boolean {
    const { updater } = this.#parts
    let hasFailed = false
    const hear = (): void => {
      hasFailed = true
    }
    updater.on('error', hear)
    try {
      // Without the pages of the setup program, and started again. It throws nothing: it tells.
      updater.quitAndInstall(true, true)
    } finally {
      updater.off('error', hear)
    }
    return !hasFailed
  }

  async #trying<T>(work: () => Promise<T>): Promise<T> {
    this.#refusingProxy = undefined
    this.#answerProxy = this.#parts.answersProxies((proxy) => {
      this.#refusingProxy = proxy
    })
    try {
      return await work()
    } catch (cause) {
      const { host } = new URL(this.#parts.url)
      throw updateError(cause, { host, version: this.#version, refusingProxy: this.#refusingProxy })
    }
  }
}
