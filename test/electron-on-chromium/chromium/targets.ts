import type { Connection, Protocol, Session } from './connection.ts'

/** A page of Chromium, held before anything has run in it. */
export interface HeldPage {
  readonly targetId: string
  readonly session: Session
}

export interface WindowSize {
  readonly width: number
  readonly height: number
}

type Waiting = PromiseWithResolvers<HeldPage>

/**
 * The pages of Chromium. Each is held when it begins, until its owner lets it go on. Pages that nobody here asked for
 * were opened by pages, and end before they begin.
 */
export class Targets {
  readonly #connection: Connection
  /** Opens a window that is really shown; such windows cannot be made through the protocol. */
  readonly #openShown: ((address: string) => void) | undefined
  readonly #byId = new Map<string, Waiting>()
  readonly #awaitingShown: Waiting[] = []
  readonly #gone = new Map<string, () => void>()
  #creating = 0

  constructor(connection: Connection, openShown: ((address: string) => void) | undefined) {
    this.#connection = connection
    this.#openShown = openShown
  }

  async start(): Promise<void> {
    const { browser } = this.#connection
    browser.on('Target.attachedToTarget', (event) => this.#attached(event))
    browser.on('Target.detachedFromTarget', ({ targetId }) => {
      if (targetId !== undefined) this.#gone.get(targetId)?.()
    })
    await browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page', exclude: false }, { exclude: true }],
    })
  }

  /**
   * Makes a window.
   *
   * @param address where a window that is really shown begins; others begin empty
   */
  async open({ width, height }: WindowSize, address: string): Promise<HeldPage> {
    if (this.#openShown !== undefined) {
      const waiting = Promise.withResolvers<HeldPage>()
      this.#awaitingShown.push(waiting)
      this.#openShown(address)
      return waiting.promise
    }
    this.#creating++
    try {
      const { targetId } = await this.#connection.browser.send('Target.createTarget', {
        url: 'about:blank',
        newWindow: true,
        width,
        height,
      })
      return await this.#waitingFor(targetId).promise
    } finally {
      this.#creating--
    }
  }

  /** Calls back once, when a page is gone. */
  whenGone(targetId: string, listener: () => void): void {
    this.#gone.set(targetId, () => {
      this.#gone.delete(targetId)
      listener()
    })
  }

  async close(targetId: string): Promise<void> {
    await this.#connection.browser.send('Target.closeTarget', { targetId }).catch(() => {})
  }

  #waitingFor(targetId: string): Waiting {
    const known = this.#byId.get(targetId)
    if (known !== undefined) return known
    const waiting = Promise.withResolvers<HeldPage>()
    this.#byId.set(targetId, waiting)
    return waiting
  }

  #attached({ sessionId, targetInfo }: Protocol.Events['Target.attachedToTarget']): void {
    const { targetId, openerId, url } = targetInfo
    const page = { targetId, session: this.#connection.session(sessionId) }
    if (/^(devtools|chrome|chrome-extension|edge):/.test(url)) {
      page.session.send('Runtime.runIfWaitingForDebugger').catch(() => {})
      return
    }
    const isOurs = openerId === undefined && (this.#creating > 0 || this.#awaitingShown.length > 0)
    if (isOurs) (this.#awaitingShown.shift() ?? this.#waitingFor(targetId)).resolve(page)
    else void this.close(targetId)
  }
}
