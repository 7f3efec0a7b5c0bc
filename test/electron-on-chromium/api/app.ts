import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readCommandLine } from '../commandLine.ts'
import { record, state } from '../state.ts'
import { checkOptions, Lacking, preventable, strict, StrictEmitter, type PreventableEvent } from '../strict.ts'
import { APP_EVENTS } from './eventNames.ts'
import { AppPaths } from './paths.ts'
import { SingleInstance, type SecondStart } from './singleInstance.ts'
import { openWindows } from './windows.ts'

export const commandLine = readCommandLine(process.execPath, process.argv.slice(2))

interface Manifest {
  readonly name: string
  readonly productName?: string
  readonly version: string
  readonly main: string
}

interface LoginItem {
  readonly openAtLogin?: boolean
  readonly path?: string
  readonly args?: readonly string[]
}

const LOGIN_OPTIONS = new Set(['openAtLogin', 'path', 'args'])

function systemLocale(): string {
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env
  const given = [LANGUAGE, LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '')
  const name = given?.split(/[.:@]/)[0]?.replace('_', '-')
  return name === undefined || name === 'C' || name === 'POSIX' ? 'en-US' : name
}

class App extends StrictEmitter {
  /** For a test of what the packaged app does otherwise. */
  readonly isPackaged = process.env['ELECTRON_ON_CHROMIUM_PACKAGED'] === 'yes'
  readonly dock = undefined
  readonly commandLine: object
  readonly folder: string
  readonly manifest: Manifest
  private readonly paths = new AppPaths()
  private readonly ready = Promise.withResolvers<void>()
  private instance: SingleInstance | undefined
  private isEnding = false
  private givenName: string | undefined
  private loginItem: LoginItem = {}
  /** Set by the start: settles when Chromium is there. Nothing ends in the middle of that. */
  starting: Promise<void> = Promise.resolve()
  /** Set by the start: ends Chromium and the server. */
  shutDown: () => Promise<void> = () => Promise.resolve()

  constructor() {
    super('app', APP_EVENTS)
    this.folder = resolve(commandLine.appFolder)
    this.manifest = JSON.parse(readFileSync(join(this.folder, 'package.json'), 'utf8')) as Manifest
    const userData = commandLine.switches.get('user-data-dir')
    if (userData !== undefined) this.paths.set('userData', resolve(userData))
    const { switches } = commandLine
    this.commandLine = strict('app.commandLine', {
      hasSwitch: (name: string) => switches.has(name),
      getSwitchValue: (name: string) => switches.get(name) ?? '',
      appendSwitch: (name: string, value?: string) => record('app.commandLine.appendSwitch', name, value),
    })
  }

  get name(): string {
    return this.getName()
  }

  getName(): string {
    return this.givenName ?? this.manifest.productName ?? this.manifest.name
  }

  setName(name: string): void {
    this.givenName = name
  }

  getVersion(): string {
    return this.manifest.version
  }

  getAppPath(): string {
    return this.folder
  }

  getPath(name: string): string {
    return this.paths.get(name, this.getName())
  }

  setPath(name: string, path: string): void {
    this.getPath(name)
    this.paths.set(name, path)
  }

  getLocale(): string {
    return commandLine.switches.get('lang') ?? systemLocale()
  }

  getSystemLocale(): string {
    return systemLocale()
  }

  getPreferredSystemLanguages(): string[] {
    return [systemLocale()]
  }

  isReady(): boolean {
    return state.isReady
  }

  whenReady(): Promise<void> {
    return this.ready.promise
  }

  /** For the start: the app may begin. */
  becomeReady(): void {
    state.isReady = true
    this.emit('ready', {}, {})
    this.ready.resolve()
  }

  enableSandbox(): void {
    if (state.isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  disableHardwareAcceleration(): void {
    if (state.isReady) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready')
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    this.instance ??= new SingleInstance(this.getPath('userData'))
    const start: SecondStart = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    return this.instance.request(start, (second) => {
      this.emit('second-instance', preventable({}), second.argv, second.workingDirectory, second.additionalData)
    })
  }

  hasSingleInstanceLock(): boolean {
    return this.instance?.isHeld ?? false
  }

  releaseSingleInstanceLock(): void {
    this.instance?.release()
  }

  focus(): void {
    record('app.focus')
  }

  relaunch(options?: unknown): void {
    record('app.relaunch', options)
  }

  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id)
  }

  setAboutPanelOptions(options: unknown): void {
    record('app.setAboutPanelOptions', options)
  }

  setBadgeCount(count?: number): boolean {
    record('app.setBadgeCount', count)
    return true
  }

  setLoginItemSettings(settings: LoginItem): void {
    if (process.platform === 'linux') throw new Lacking('app.setLoginItemSettings on Linux, where it does nothing')
    checkOptions('the option app.setLoginItemSettings', settings, LOGIN_OPTIONS)
    record('app.setLoginItemSettings', settings)
    this.loginItem = settings
  }

  getLoginItemSettings(): { readonly openAtLogin: boolean; readonly wasOpenedAtLogin: boolean } {
    return { openAtLogin: this.loginItem.openAtLogin ?? false, wasOpenedAtLogin: false }
  }

  quit(): void {
    if (state.isQuitting) return
    const event = this.emitPreventable('before-quit')
    if (event.defaultPrevented) return
    state.isQuitting = true
    // Not inside of the call: who asks for the end may still have something to do.
    setImmediate(() => {
      for (const window of openWindows) window.close()
      this.windowsChanged()
    })
  }

  /** A window refused to close: the app stays. */
  quittingRefused(): void {
    state.isQuitting = false
  }

  /** For windows: one is gone. */
  windowsChanged(): void {
    if (openWindows.size > 0) return
    if (state.isQuitting) this.finish()
    else if (this.listenerCount('window-all-closed') === 0) this.quit()
    else this.emit('window-all-closed')
  }

  exit(exitCode = 0): void {
    state.isQuitting = true
    for (const window of openWindows) window.destroy()
    this.emit('quit', {}, exitCode)
    void this.end(exitCode)
  }

  private finish(): void {
    const event = this.emitPreventable('will-quit')
    if (event.defaultPrevented) {
      state.isQuitting = false
      return
    }
    this.emit('quit', {}, Number(process.exitCode ?? 0))
    void this.end(Number(process.exitCode ?? 0))
  }

  private async end(exitCode: number): Promise<void> {
    if (this.isEnding) return
    this.isEnding = true
    await this.instance?.told
    await this.starting.catch(() => {})
    await this.shutDown()
    this.instance?.release()
    process.exit(exitCode)
  }

  private emitPreventable(name: string): PreventableEvent {
    const event = preventable({})
    this.emit(name, event)
    return event
  }
}

export const app = strict('app', new App())
