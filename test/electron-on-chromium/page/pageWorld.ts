/// <reference lib="dom" />
import type { createCrossing } from './crossing.ts'

export interface ScriptNames {
  /** The function by which pages speak to the stand-in. Taken away before a page's own scripts run. */
  readonly binding: string
  /** The event by which the two worlds of a page find one another. */
  readonly meeting: string
  /** The function of the preload's world that takes messages. */
  readonly receiver: string
}

/**
 * Runs in the page's own world before the page's scripts, in every frame: takes what the preload exposes, and refuses
 * windows.
 *
 * It is handed over as text: it may use nothing from outside itself.
 */
export function pageWorld({ binding, meeting }: ScriptNames, makeCrossing: typeof createCrossing): void {
  const world = globalThis as unknown as Record<string, unknown>
  const post = world[binding] as (text: string) => void
  delete world[binding]

  // The app's handler decides, in another process; no window is made here either way.
  window.open = (url?: string | URL, target?: string, features?: string): null => {
    const address = url === undefined || url === '' ? 'about:blank' : new URL(url, document.baseURI).href
    post(JSON.stringify({ kind: 'open', address, target: target ?? '', features: features ?? '' }))
    return null
  }

  function freezeAll(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
    for (const part of Object.values(value)) freezeAll(part)
    return Object.freeze(value)
  }

  function meet(event: Event): void {
    event.stopImmediatePropagation()
    const port = (event as MouseEvent).relatedTarget
    if (port === null) return
    const crossing = makeCrossing(port, 'page')
    port.addEventListener('expose', (exposing) => {
      const { key, api } = (exposing as CustomEvent<{ key: string; api: Parameters<typeof crossing.unpack>[0] }>).detail
      const isTaken = key in world
      if (!isTaken) {
        Object.defineProperty(world, key, { value: freezeAll(crossing.unpack(api)), enumerable: true })
      }
      port.dispatchEvent(new CustomEvent('exposed', { detail: { isTaken } }))
    })
  }

  if (window.top === window) window.addEventListener(meeting, meet, { capture: true, once: true })
}
