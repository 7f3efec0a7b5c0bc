import { EventEmitter } from 'node:events'
import { toElectron } from '../addresses.ts'
import type { Session } from '../chromium/connection.ts'

/** A frame of a page. */
export interface Frame {
  readonly id: string
  readonly parentId: string | undefined
  /** Its address as the app knows it. */
  url: string
  name: string
  isDetached: boolean
}

/** The frames of a page, and the worlds in them. */
export class Frames extends EventEmitter<{ navigated: [Frame]; detached: [Frame] }> {
  readonly #frames = new Map<string, Frame>()
  readonly #worlds = new Map<number, { readonly frameId: string; readonly name: string }>()
  readonly #mainId: string

  constructor(mainId: string, session: Session) {
    super()
    this.#mainId = mainId
    this.#add(mainId, undefined)
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.#add(frameId, parentFrameId))
    session.on('Page.frameNavigated', ({ frame }) => {
      const known = this.#frames.get(frame.id) ?? this.#add(frame.id, frame.parentId)
      known.url = toElectron(`${frame.url}${frame.urlFragment ?? ''}`)
      known.name = frame.name ?? ''
      this.emit('navigated', known)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const known = this.#frames.get(frameId)
      if (known !== undefined) known.url = toElectron(url)
    })
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason !== 'swap') this.#detach(frameId)
    })
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { frameId?: string }
      if (frameId !== undefined) this.#worlds.set(context.id, { frameId, name: context.name })
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.#worlds.delete(executionContextId))
    session.on('Runtime.executionContextsCleared', () => this.#worlds.clear())
  }

  get main(): Frame {
    return this.#frames.get(this.#mainId) ?? this.#add(this.#mainId, undefined)
  }

  get all(): readonly Frame[] {
    return [...this.#frames.values()]
  }

  get(id: string | undefined): Frame | undefined {
    return id === undefined ? undefined : this.#frames.get(id)
  }

  /** The frame of a world. */
  ofWorld(contextId: number): Frame | undefined {
    return this.get(this.#worlds.get(contextId)?.frameId)
  }

  /** The newest world of that name in the top frame. */
  worldOfMain(name: string): number | undefined {
    const ids = [...this.#worlds].filter(([, world]) => world.frameId === this.#mainId && world.name === name)
    return ids.at(-1)?.[0]
  }

  #add(id: string, parentId: string | undefined): Frame {
    const frame: Frame = { id, parentId, url: '', name: '', isDetached: false }
    this.#frames.set(id, frame)
    return frame
  }

  #detach(id: string): void {
    const frame = this.#frames.get(id)
    if (frame === undefined || id === this.#mainId) return
    for (const child of this.all) if (child.parentId === id) this.#detach(child.id)
    frame.isDetached = true
    this.#frames.delete(id)
    this.emit('detached', frame)
  }
}
