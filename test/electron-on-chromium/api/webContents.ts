import { toChromium, toElectron } from '../addresses.ts'
import type { Frame } from '../page/frames.ts'
import type { AskedWindow } from '../page/navigation.ts'
import { Page, type PageMessage } from '../page/page.ts'
import { BLANK_PATH } from '../server.ts'
import { chromium, record } from '../state.ts'
import { Lacking, preventable, strict, StrictEmitter } from '../strict.ts'
import { app } from './app.ts'
import { NativePicture } from './nativePicture.ts'
import { pdfParameters, type PdfOptions } from './printing.ts'
import { CONTENTS_EVENTS } from './eventNames.ts'
import { FrameFaces, type FrameFace } from './frameFace.ts'
import { answerInvoke, codec, ipcMain } from './ipc.ts'
import { defaultSession } from './session.ts'

interface OpenDetails {
  readonly url: string
  readonly frameName: string
  readonly features: string
  readonly disposition: string
}

export interface ContentsOptions {
  readonly preload: string | undefined
  readonly width: number
  readonly height: number
}

let lastId = 0
const all = new Map<number, WebContents>()

/** The contents of a window: `WebContents`. */
export class WebContents extends StrictEmitter {
  readonly id = ++lastId
  readonly session = defaultSession
  /** For windows: what a page waits for. */
  beforeLoad: Promise<void> = Promise.resolve()
  /** For windows: the size that they were given last. */
  sized: Promise<void> = Promise.resolve()
  private readonly options: ContentsOptions
  private readonly opened = Promise.withResolvers<Page>()
  private heldId: string | undefined
  private page: Page | undefined
  private faces: FrameFaces | undefined
  private isOpening = false
  private isGone = false
  private isClosing = false
  private isBusy = false
  private hasDevTools = false
  private openHandler: ((details: OpenDetails) => { readonly action: string }) | undefined
  private readonly self: WebContents

  constructor(options: ContentsOptions) {
    super('webContents', CONTENTS_EVENTS)
    this.options = options
    this.opened.promise.catch(() => {})
    this.self = strict('webContents', this, () => this.isGone)
    all.set(this.id, this.self)
    app.emit('web-contents-created', {}, this.self)
    if (!chromium().isHeaded) this.open('about:blank')
    return this.self
  }

  /** For windows: the page, once there is one. */
  get whenOpen(): Promise<Page> {
    return this.opened.promise
  }

  get targetId(): string | undefined {
    return this.heldId
  }

  get mainFrame(): FrameFace {
    if (this.faces === undefined) throw new Error('The page has not begun yet')
    return this.faces.main
  }

  async loadURL(address: string): Promise<void> {
    const place = toChromium(address)
    this.isBusy = true
    this.emit('did-start-loading')
    try {
      this.open(new URL(BLANK_PATH, place).href)
      const page = await this.opened.promise
      await this.beforeLoad
      await defaultSession.settlePermissions(this.self, address)
      if (this.isClosing) throw new Error('closing')
      await page.load(place)
    } catch (error) {
      // Whatever broke it off on the way: a window that goes takes its page with it.
      const failure = this.isClosing ? new Error(`ERR_FAILED (-2) loading '${address}'`, { cause: error }) : error
      const [, description, code] = /^(\S+) \((-?\d+)\)/.exec((failure as Error).message) ?? []
      this.emit('did-fail-load', {}, Number(code ?? -2), description ?? 'ERR_FAILED', address, true)
      throw failure
    } finally {
      this.isBusy = false
      this.emit('did-stop-loading')
    }
  }

  send(channel: string, ...args: unknown[]): void {
    this.page?.toPreload({ kind: 'message', channel, payload: codec.encode(args) })
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const page = await this.opened.promise
    return page.evaluate(code)
  }

  setWindowOpenHandler(handler: (details: OpenDetails) => { readonly action: string }): void {
    this.openHandler = handler
  }

  getURL(): string {
    return this.page?.frames.main.url ?? ''
  }

  isLoading(): boolean {
    return this.isBusy
  }

  isDestroyed(): boolean {
    return this.isGone
  }

  isFocused(): boolean {
    return !this.isGone
  }

  focus(): void {
    void this.page?.session.send('Page.bringToFront')
  }

  /** An editing command goes along with a key, here with one that no page knows. */
  copy(): void {
    void this.page?.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: ['Copy'] })
  }

  /** As Chromium itself prints, which Electron asks too. */
  async printToPDF(options: PdfOptions = {}): Promise<Buffer> {
    const page = await this.opened.promise
    const { data } = await page.session.send('Page.printToPDF', pdfParameters(options))
    return Buffer.from(data, 'base64')
  }

  /** What the window shows, in its own size. */
  async capturePage(): Promise<NativePicture> {
    const page = await this.opened.promise
    await this.sized
    const { data } = await page.session.send('Page.captureScreenshot', { format: 'png' })
    return new NativePicture(Buffer.from(data, 'base64'))
  }

  /** No printer is ever asked: what was asked for is recorded, and counts as printed. */
  print(options: object = {}, callback: (isPrinted: boolean, reason: string) => void = () => {}): void {
    record('webContents.print', options)
    setImmediate(() => callback(true, ''))
  }

  reload(): void {
    void this.page?.session.send('Page.reload')
  }

  forcefullyCrashRenderer(): void {
    // Never answered: who should answer is gone.
    this.page?.session.send('Page.crash').catch(() => {})
  }

  openDevTools(): void {
    this.hasDevTools = true
    record('webContents.openDevTools')
  }

  closeDevTools(): void {
    this.hasDevTools = false
  }

  toggleDevTools(): void {
    if (this.hasDevTools) this.closeDevTools()
    else this.openDevTools()
  }

  isDevToolsOpened(): boolean {
    return this.hasDevTools
  }

  close({ waitForBeforeUnload = false }: { readonly waitForBeforeUnload?: boolean } = {}): void {
    // A page with something to lose may refuse; one that is still on its way has nothing.
    this.isClosing = !waitForBeforeUnload || this.isBusy || this.isBlank
    if (this.heldId === undefined) this.gone()
    else if (!this.isClosing && this.page !== undefined) {
      this.page.session.send('Page.close').catch(() => {})
    } else void chromium().targets.close(this.heldId)
  }

  /** For windows: the page is gone, or will never come. */
  gone(): void {
    if (this.isGone) return
    this.isGone = true
    this.isClosing = true
    all.delete(this.id)
    this.opened.reject(new Error('Object has been destroyed'))
    this.page?.gone()
    this.emit('destroyed')
  }

  private askedToOpen({ address, target, features }: AskedWindow): void {
    const url = toElectron(address)
    const disposition = features === '' ? 'foreground-tab' : 'new-window'
    const answer = this.openHandler?.({ url, frameName: target, features, disposition })
    if (answer?.action !== 'deny') throw new Lacking(`windows opened by pages (${url})`)
  }

  private open(address: string): void {
    if (this.isOpening) return
    this.isOpening = true
    this.prepare(address).catch((error: unknown) => {
      if (!this.isGone) console.error(error)
      this.opened.reject(error)
    })
  }

  private async prepare(address: string): Promise<void> {
    const { preload, width, height } = this.options
    const { targets } = chromium()
    const held = await targets.open({ width, height }, address)
    targets.whenGone(held.targetId, () => this.gone())
    const { electron, chrome, node } = process.versions
    this.heldId = held.targetId
    if (this.isGone) {
      await targets.close(held.targetId)
      return
    }
    this.page = await Page.prepare(held, {
      preload,
      process: { platform: process.platform, versions: { electron, chrome, node } },
      mayNavigate: (frame, target) => this.mayNavigate(frame, target),
      onOpen: (asked) => this.askedToOpen(asked),
    })
    this.faces = new FrameFaces(this.page.frames)
    this.listen(this.page)
    this.opened.resolve(this.page)
  }

  private listen(page: Page): void {
    page.on('message', (message, frame, contextId) => this.received(message, frame, contextId))
    page.frames.on('navigated', (frame) => {
      if (frame === page.frames.main) this.emit('did-navigate', {}, frame.url, 200, '')
    })
    page.on('domReady', () => {
      if (!this.isBlank) this.emit('dom-ready', {})
    })
    page.on('loaded', () => {
      if (!this.isBlank) this.emit('did-finish-load', {})
    })
    page.on('crashed', () => {
      const details = { reason: 'crashed', exitCode: 5 }
      this.emit('render-process-gone', {}, details)
      app.emit('render-process-gone', {}, this.self, details)
    })
  }

  private get isBlank(): boolean {
    return this.getURL() === '' || this.getURL() === 'about:blank' || this.getURL().endsWith(BLANK_PATH)
  }

  private received(message: PageMessage, frame: Frame | undefined, contextId: number): void {
    const { page } = this
    if (page === undefined) return
    const senderFrame = frame === undefined ? null : (this.faces?.of(frame) ?? null)
    const event = { sender: this.self, senderFrame, processId: 1, frameId: 1, type: 'frame' }
    switch (message.kind) {
      case 'invoke':
        void answerInvoke(page, message, event, contextId)
        return
      case 'send':
        ipcMain.emit(message.channel, event, ...(codec.decode(message.payload) as unknown[]))
        return
      case 'open':
        this.askedToOpen(message)
        return
      case 'preloadError':
        this.emit('preload-error', {}, this.options.preload, new Error(message.message))
        void page.evaluate(`console.error(${JSON.stringify(`Unable to load preload script: ${message.message}`)})`)
    }
  }

  private mayNavigate(frame: Frame, url: string): boolean {
    const isMainFrame = frame.parentId === undefined
    const face = this.faces?.of(frame) ?? null
    const details = { url, isMainFrame, isSameDocument: false, frame: face, initiator: face }
    const ofFrame = preventable(details)
    this.emit('will-frame-navigate', ofFrame)
    if (!isMainFrame || ofFrame.defaultPrevented) return !ofFrame.defaultPrevented
    const ofMain = preventable(details)
    this.emit('will-navigate', ofMain, url)
    return !ofMain.defaultPrevented
  }
}

function byTarget(targetId: string): WebContents | undefined {
  return [...all.values()].find((contents) => contents.targetId === targetId)
}

/** Of the module `webContents`. */
export const webContents = strict('webContents', {
  getAllWebContents: () => [...all.values()],
  fromId: (id: number) => all.get(id),
  fromDevToolsTargetId: byTarget,
})
