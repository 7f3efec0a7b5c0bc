import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { toElectron } from '../addresses.ts'
import type { Session } from '../chromium/connection.ts'
import type { HeldPage } from '../chromium/targets.ts'
import { Frames, type Frame } from './frames.ts'
import { NavigationGuard, type AskedWindow, type NavigationOwner } from './navigation.ts'
import type { ScriptNames } from './pageWorld.ts'
import { PRELOAD_WORLD, pageWorldText, preloadWorldText } from './preloadScript.ts'
import type { PreloadProcess } from './preloadWorld.ts'

/** What a page's scripts of ours say to the main process. */
export type PageMessage =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly payload: string }
  | { readonly kind: 'send'; readonly channel: string; readonly payload: string }
  | ({ readonly kind: 'open' } & AskedWindow)
  | { readonly kind: 'preloadError'; readonly message: string }

/** What goes to the preload's world. */
export interface PreloadMessage {
  readonly kind: 'reply' | 'message'
  readonly id?: number
  readonly channel: string
  readonly failure?: string
  readonly payload?: string
}

export interface PageOptions extends NavigationOwner {
  readonly preload: string | undefined
  readonly process: PreloadProcess
}

interface PageEvents {
  message: [PageMessage, Frame | undefined, number]
  domReady: []
  loaded: []
  crashed: []
}

/** A page of Chromium as the renderer of a window: preload, messages, navigation. */
export class Page extends EventEmitter<PageEvents> {
  readonly targetId: string
  readonly session: Session
  readonly frames: Frames
  readonly #names: ScriptNames = {
    binding: `binding-${randomUUID()}`,
    meeting: `meeting-${randomUUID()}`,
    receiver: `receiver-${randomUUID()}`,
  }
  #loads: { readonly loaderId: string; readonly settle: (error?: Error) => void }[] = []
  readonly #loadedIds = new Set<string>()
  #guard: NavigationGuard | undefined

  /** Makes a held page ready and lets it go on. */
  static async prepare(held: HeldPage, options: PageOptions): Promise<Page> {
    const page = new Page(held)
    await page.#prepare(options)
    return page
  }

  private constructor({ targetId, session }: HeldPage) {
    super()
    this.targetId = targetId
    this.session = session
    this.frames = new Frames(targetId, session)
  }

  async #prepare(options: PageOptions): Promise<void> {
    const { session } = this
    const { preload, process } = options
    const guard = new NavigationGuard(session, this.frames, options)
    this.#guard = guard
    const inPage = pageWorldText(this.#names)
    const inPreload = preloadWorldText(this.#names, process, preload)
    this.#listen()
    // All at once: a held page answers some of these only when it goes on.
    await Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Runtime.addBinding', { name: this.#names.binding }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: inPage }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: inPreload, worldName: PRELOAD_WORLD }),
      guard.begin(),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
  }

  #listen(): void {
    const { session } = this
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== this.#names.binding) return
      this.emit(
        'message',
        JSON.parse(payload) as PageMessage,
        this.frames.ofWorld(executionContextId),
        executionContextId,
      )
    })
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (frameId !== this.targetId) return
      if (name === 'DOMContentLoaded') this.emit('domReady')
      if (name !== 'load') return
      this.#loadedIds.add(loaderId)
      this.#settle((load) => load.loaderId === loaderId)
      this.emit('loaded')
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === this.targetId) this.#settle((load) => load.loaderId !== frame.loaderId, 'ERR_ABORTED (-3)')
    })
    session.on('Inspector.targetCrashed', () => {
      this.#settle(() => true, 'ERR_FAILED (-2)')
      this.emit('crashed')
    })
  }

  #settle(isMeant: (load: { readonly loaderId: string }) => boolean, failure?: string): void {
    const settled = this.#loads.filter(isMeant)
    this.#loads = this.#loads.filter((load) => !settled.includes(load))
    for (const load of settled) load.settle(failure === undefined ? undefined : new Error(failure))
  }

  /**
   * Goes to an address, and waits until it is loaded.
   *
   * @param address Chromium's address
   * @throws Error as Electron's `loadURL` does
   */
  async load(address: string): Promise<void> {
    this.#guard?.expect(address)
    const { errorText, loaderId } = await this.session.send('Page.navigate', { url: address })
    if (errorText !== undefined) {
      throw new Error(`${errorText.replace('net::', '')} loading '${toElectron(address)}'`)
    }
    // Without a loader it was a step within the same document.
    if (loaderId === undefined || this.#loadedIds.has(loaderId)) return
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error): void => {
        if (error === undefined) resolve()
        else reject(new Error(`${error.message} loading '${toElectron(address)}'`))
      }
      this.#loads.push({ loaderId, settle })
    })
  }

  /** The page is gone, and whatever it was loading with it. */
  gone(): void {
    this.#settle(() => true, 'ERR_FAILED (-2)')
  }

  /** Waits until the page shows something new. */
  async drawn(): Promise<void> {
    const expression = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(0))))'
    await this.session.send('Runtime.evaluate', { expression, awaitPromise: true })
  }

  /** Hands a message to the preload's world. Lost, as in Electron, where no preload runs. */
  toPreload(message: PreloadMessage, contextId = this.frames.worldOfMain(PRELOAD_WORLD)): void {
    if (contextId === undefined) return
    this.session
      .send('Runtime.callFunctionOn', {
        executionContextId: contextId,
        functionDeclaration: '(name, text) => globalThis[name](text)',
        arguments: [{ value: this.#names.receiver }, { value: JSON.stringify(message) }],
        silent: false,
      })
      .catch(() => {})
  }

  /** Runs a script in the page's own world. @throws Error what the script throws */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as unknown
  }
}
