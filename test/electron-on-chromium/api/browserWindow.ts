import type { Page } from '../page/page.ts'
import { chromium, record, state } from '../state.ts'
import { preventable, strict, StrictEmitter } from '../strict.ts'
import { app } from './app.ts'
import { WINDOW_EVENTS } from './eventNames.ts'
import { applyTheme, nativeTheme } from './theme.ts'
import { WebContents } from './webContents.ts'
import { checkWindowOptions, type WindowOptions } from './windowOptions.ts'
import { giveSize, giveState, type Bounds, type WindowState } from './windowBounds.ts'
import { openWindows } from './windows.ts'

let lastId = 0
let focused: BrowserWindow | undefined

class BrowserWindow extends StrictEmitter {
  readonly id = ++lastId
  readonly webContents: WebContents
  private readonly self: BrowserWindow
  private bounds: Bounds
  private state: WindowState = 'normal'
  private title: string
  private backgroundColor: string
  private isShown: boolean
  private isGone = false

  constructor(options: WindowOptions = {}) {
    if (!state.isReady) throw new Error('Cannot create BrowserWindow before app is ready')
    checkWindowOptions(options)
    super('BrowserWindow', WINDOW_EVENTS)
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    this.title = options.title ?? app.getName()
    this.backgroundColor = options.backgroundColor ?? '#FFFFFF'
    this.isShown = options.show ?? true
    this.self = strict('BrowserWindow', this, () => this.isGone)
    this.webContents = new WebContents({ preload: options.webPreferences?.preload, width, height })
    openWindows.add(this.self)
    this.webContents.once('destroyed', () => this.gone())
    this.webContents.beforeLoad = this.webContents.whenOpen.then((page) => this.begin(page))
    this.webContents.beforeLoad.catch(() => {})
    this.webContents.once('did-finish-load', () => {
      this.webContents.whenOpen.then((page) => this.drawn(page)).catch(() => {})
    })
    if (this.isShown) this.takeFocus()
    if (options.fullscreen === true) this.state = 'fullscreen'
    app.emit('browser-window-created', {}, this.self)
    return this.self
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address)
  }

  show(): void {
    this.showInactive()
    this.takeFocus()
  }

  showInactive(): void {
    if (this.isShown) return
    this.isShown = true
    this.emit('show')
  }

  hide(): void {
    if (!this.isShown) return
    this.isShown = false
    this.loseFocus()
    this.emit('hide')
  }

  focus(): void {
    if (this.isShown) this.takeFocus()
    this.webContents.focus()
  }

  blur(): void {
    this.loseFocus()
  }

  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (event.defaultPrevented) app.quittingRefused()
    else this.webContents.close({ waitForBeforeUnload: true })
  }

  destroy(): void {
    this.webContents.close()
    if (!this.isGone) this.gone()
  }

  isDestroyed(): boolean {
    return this.isGone
  }

  isVisible(): boolean {
    return this.isShown
  }

  isFocused(): boolean {
    return focused === this.self
  }

  minimize(): void {
    this.loseFocus()
    this.enter('minimized', 'minimize')
  }

  maximize(): void {
    this.enter('maximized', 'maximize')
  }

  restore(): void {
    this.enter('normal', 'restore')
  }

  unmaximize(): void {
    if (this.state === 'maximized') this.enter('normal', 'unmaximize')
  }

  setFullScreen(isFull: boolean): void {
    if (isFull) this.enter('fullscreen', 'enter-full-screen')
    else if (this.state === 'fullscreen') this.enter('normal', 'leave-full-screen')
  }

  isMinimized(): boolean {
    return this.state === 'minimized'
  }

  isMaximized(): boolean {
    return this.state === 'maximized'
  }

  isFullScreen(): boolean {
    return this.state === 'fullscreen'
  }

  isNormal(): boolean {
    return this.state === 'normal'
  }

  /** The frame around a window has no size here: bounds are those of its contents. */
  getBounds(): Bounds {
    return this.bounds
  }

  getNormalBounds(): Bounds {
    return this.bounds
  }

  getContentBounds(): Bounds {
    return this.bounds
  }

  getSize(): [number, number] {
    return [this.bounds.width, this.bounds.height]
  }

  getContentSize(): [number, number] {
    return this.getSize()
  }

  getPosition(): [number, number] {
    return [this.bounds.x, this.bounds.y]
  }

  setBounds(bounds: Partial<Bounds>): void {
    const before = this.bounds
    this.bounds = { ...before, ...bounds }
    this.webContents.sized = this.webContents.whenOpen.then((page) => giveSize(page, this.bounds)).catch(() => {})
    if (before.width !== this.bounds.width || before.height !== this.bounds.height) this.emit('resize')
    if (before.x !== this.bounds.x || before.y !== this.bounds.y) this.emit('move')
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  setContentSize(width: number, height: number): void {
    this.setSize(width, height)
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }

  center(): void {}

  getTitle(): string {
    return this.title
  }

  setTitle(title: string): void {
    this.title = title
  }

  getBackgroundColor(): string {
    return this.backgroundColor
  }

  setBackgroundColor(color: string): void {
    this.backgroundColor = color
  }

  setMinimumSize(_width: number, _height: number): void {}

  setMenuBarVisibility(_isVisible: boolean): void {}

  setProgressBar(progress: number): void {
    record('BrowserWindow.setProgressBar', progress)
  }

  flashFrame(isFlashing: boolean): void {
    record('BrowserWindow.flashFrame', isFlashing)
  }

  private async begin(page: Page): Promise<void> {
    if (nativeTheme.themeSource !== 'system') await applyTheme(page)
    await giveSize(page, this.bounds)
  }

  private async drawn(page: Page): Promise<void> {
    await page.drawn()
    this.emit('ready-to-show')
  }

  private enter(entered: WindowState, event: string): void {
    if (this.state === entered) return
    this.state = entered
    if (chromium().isHeaded) this.webContents.whenOpen.then((page) => giveState(page, entered)).catch(() => {})
    this.emit(event)
  }

  private takeFocus(): void {
    if (focused === this.self) return
    focused?.blur()
    focused = this.self
    this.emit('focus')
    app.emit('browser-window-focus', {}, this.self)
  }

  private loseFocus(): void {
    if (focused !== this.self) return
    focused = undefined
    this.emit('blur')
    app.emit('browser-window-blur', {}, this.self)
  }

  private gone(): void {
    if (this.isGone) return
    this.loseFocus()
    this.isGone = true
    if (!this.webContents.isDestroyed()) this.webContents.gone()
    openWindows.delete(this.self)
    this.emit('closed')
    app.windowsChanged()
  }
}

function all(): readonly BrowserWindow[] {
  return [...openWindows].filter((window): window is BrowserWindow => window instanceof BrowserWindow)
}

const StrictBrowserWindow = strict(
  'BrowserWindow',
  Object.assign(BrowserWindow, {
    getAllWindows: all,
    getFocusedWindow: () => focused ?? null,
    fromId: (id: number) => all().find((window) => window.id === id) ?? null,
    fromWebContents: (contents: WebContents) => all().find((window) => window.webContents === contents) ?? null,
  }),
)

export { StrictBrowserWindow as BrowserWindow }
