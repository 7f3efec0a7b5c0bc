import type { Frame, Frames } from '../page/frames.ts'
import { strict } from '../strict.ts'

/** A frame as Electron shows it: `WebFrameMain`. */
export interface FrameFace {
  readonly url: string
  readonly origin: string
  readonly name: string
  readonly parent: FrameFace | null
  readonly top: FrameFace | null
  readonly frames: readonly FrameFace[]
  readonly detached: boolean
  isDestroyed(): boolean
}

function originOf(address: string): string {
  const { protocol, host, origin } = URL.parse(address) ?? { protocol: '', host: '', origin: 'null' }
  return origin === 'null' && host !== '' ? `${protocol}//${host}` : origin
}

/** The faces of a page's frames: the same frame always has the same. */
export class FrameFaces {
  readonly #faces = new WeakMap<Frame, FrameFace>()
  readonly #frames: Frames

  constructor(frames: Frames) {
    this.#frames = frames
  }

  get main(): FrameFace {
    return this.of(this.#frames.main)
  }

  of(frame: Frame): FrameFace {
    const known = this.#faces.get(frame)
    if (known !== undefined) return known
    const frames = this.#frames
    const faceOf = (other: Frame): FrameFace => this.of(other)
    const face = strict<FrameFace>('WebFrameMain', {
      get url() {
        return frame.url
      },
      get origin() {
        return originOf(frame.url)
      },
      get name() {
        return frame.name
      },
      get parent() {
        const parent = frames.get(frame.parentId)
        return parent === undefined ? null : faceOf(parent)
      },
      get top() {
        return faceOf(frames.main)
      },
      get frames() {
        return frames.all.filter((other) => other.parentId === frame.id).map(faceOf)
      },
      get detached() {
        return frame.isDetached
      },
      isDestroyed: () => frame.isDetached,
    })
    this.#faces.set(frame, face)
    return face
  }
}
