import { setTimeout as wait } from 'node:timers/promises'
import type { Protocol, Session } from '../chromium/connection.ts'
import { toElectron } from '../addresses.ts'
import type { Frame, Frames } from './frames.ts'

/** How long the page's process has to say that it was the one who asked. */
const SAYING_MS = 100

export interface NavigationOwner {
  /** Whether a page may go where it wants to go. */
  mayNavigate(frame: Frame, address: string): boolean
  /** A page has asked for a window. It gets none. */
  onOpen(asked: AskedWindow): void
}

export interface AskedWindow {
  readonly address: string
  readonly target: string
  readonly features: string
}

/**
 * Holds every request for a document until it is clear who asked for it. What a page asked for is judged; what the app,
 * or a test tool in the browser's name, asked for goes on.
 */
export class NavigationGuard {
  readonly #session: Session
  readonly #frames: Frames
  readonly #owner: NavigationOwner
  #expected: string | undefined
  /** Frames that have asked to go somewhere, and have not gone yet. */
  readonly #asked = new Map<string, string>()

  constructor(session: Session, frames: Frames, owner: NavigationOwner) {
    this.#session = session
    this.#frames = frames
    this.#owner = owner
    session.on('Page.frameRequestedNavigation', (event) => this.#requested(event))
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      owner.onOpen({ address: url, target: windowName, features: windowFeatures.join() })
    })
    session.on('Fetch.requestPaused', (event) => {
      this.#paused(event).catch(() => {})
    })
  }

  /** What has to be sent while the page is held. */
  begin(): Promise<unknown> {
    return this.#session.send('Fetch.enable', {
      patterns: [{ urlPattern: '*', resourceType: 'Document', requestStage: 'Request' }],
    })
  }

  /** Where the app is about to take the page. */
  expect(address: string): void {
    this.#expected = address
  }

  #requested({ frameId, url, disposition }: Protocol.Events['Page.frameRequestedNavigation']): void {
    if (disposition !== 'currentTab') {
      this.#owner.onOpen({ address: url, target: '', features: '' })
      return
    }
    if (/^https?:/.test(url)) {
      this.#asked.set(frameId, url)
      return
    }
    // Chromium has no request to hold for these. It lets no page go to files and unknown schemes; the app hears of it.
    const frame = this.#frames.get(frameId) ?? this.#frames.main
    if (!this.#owner.mayNavigate(frame, url)) this.#session.send('Page.stopLoading').catch(() => {})
  }

  async #paused({ requestId, frameId, request }: Protocol.Events['Fetch.requestPaused']): Promise<void> {
    const frame = this.#frames.get(frameId) ?? this.#frames.main
    const isExpected = frame === this.#frames.main && request.url === this.#expected
    if (isExpected) this.#expected = undefined
    else await this.#pageHasSpoken()
    const isAsked = this.#asked.delete(frameId)
    if (isExpected || !isAsked || this.#owner.mayNavigate(frame, toElectron(request.url))) {
      await this.#session.send('Fetch.continueRequest', { requestId })
    } else await this.#session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
  }

  /** An answer of the page's process comes behind whatever it said before. While a page is replaced, none comes. */
  async #pageHasSpoken(): Promise<void> {
    const answer = this.#session.send('Runtime.evaluate', { expression: '0' }).catch(() => {})
    await Promise.race([answer, wait(SAYING_MS)])
  }
}
