/// <reference lib="dom" />
import type { CloneCodec } from './cloneCodec.ts'
import type { createCrossing } from './crossing.ts'
import type { ScriptNames } from './pageWorld.ts'

type Listener = (event: object, ...args: unknown[]) => void
type Preload = (require: (name: string) => unknown, process: object) => void

interface Received {
  readonly kind: 'reply' | 'message'
  readonly id: number
  readonly channel: string
  /** Why a request failed. */
  readonly failure?: string
  readonly payload: string
}

/** What a sandboxed preload learns of its process. */
export interface PreloadProcess {
  readonly platform: string
  readonly versions: Readonly<Record<string, string>>
}

/**
 * Runs the preload in its own world, before the page's scripts, in the top frame: what a sandboxed renderer of Electron
 * gives it, and nothing more.
 *
 * It is handed over as text: it may use nothing from outside itself.
 */
export function preloadWorld(
  { binding, meeting, receiver }: ScriptNames,
  processFacts: PreloadProcess,
  makeCrossing: typeof createCrossing,
  makeCodec: () => CloneCodec,
  preload: Preload,
): void {
  const world = globalThis as unknown as Record<string, unknown>
  const post = world[binding] as (text: string) => void
  delete world[binding]
  if (window.top !== window) return

  const codec = makeCodec()
  const port = new EventTarget()
  window.dispatchEvent(new MouseEvent(meeting, { relatedTarget: port }))
  const crossing = makeCrossing(port, 'preload')
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const listeners: { readonly channel: string; readonly listener: Listener; readonly isOnce: boolean }[] = []
  let lastId = 0

  function strict<T extends object>(name: string, target: T): T {
    return new Proxy(target, {
      get(object, key): unknown {
        if (typeof key === 'symbol' || key in object) return Reflect.get(object, key)
        throw new Error(`Electron on Chromium lacks ${name}.${key} in a sandboxed preload`)
      },
    })
  }

  function listen(channel: string, listener: Listener, isOnce: boolean): object {
    listeners.push({ channel, listener, isOnce })
    return ipcRenderer
  }
  function forget(isForgotten: (entry: (typeof listeners)[number]) => boolean): object {
    for (let index = listeners.length - 1; index >= 0; index--) {
      const entry = listeners[index]
      if (entry !== undefined && isForgotten(entry)) listeners.splice(index, 1)
    }
    return ipcRenderer
  }

  const ipcRenderer: object = strict('ipcRenderer', {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const payload = codec.encode(args)
      const id = ++lastId
      const reply = Promise.withResolvers<unknown>()
      waiting.set(id, reply)
      post(JSON.stringify({ kind: 'invoke', id, channel, payload }))
      return reply.promise
    },
    send(channel: string, ...args: unknown[]): void {
      post(JSON.stringify({ kind: 'send', channel, payload: codec.encode(args) }))
    },
    on: (channel: string, listener: Listener) => listen(channel, listener, false),
    once: (channel: string, listener: Listener) => listen(channel, listener, true),
    addListener: (channel: string, listener: Listener) => listen(channel, listener, false),
    off: (channel: string, gone: Listener) => forget((entry) => entry.channel === channel && entry.listener === gone),
    removeListener: (channel: string, gone: Listener) =>
      forget((entry) => entry.channel === channel && entry.listener === gone),
    removeAllListeners: (channel: string) => forget((entry) => entry.channel === channel),
  })

  function receive(text: string): void {
    const { kind, id, channel, failure, payload } = JSON.parse(text) as Received
    if (kind === 'reply') {
      const reply = waiting.get(id)
      waiting.delete(id)
      if (failure === undefined) reply?.resolve(codec.decode(payload))
      else reply?.reject(new Error(`Error invoking remote method '${channel}': ${failure}`))
      return
    }
    const args = codec.decode(payload) as unknown[]
    for (const entry of listeners.filter((entry) => entry.channel === channel)) {
      if (entry.isOnce) forget((candidate) => candidate === entry)
      entry.listener({ sender: ipcRenderer, senderId: 0, ports: [] }, ...args)
    }
  }
  Object.defineProperty(world, receiver, { value: receive })

  const contextBridge = strict('contextBridge', {
    exposeInMainWorld(key: string, api: unknown): void {
      let isTaken = false
      const heard = (event: Event): void => {
        isTaken = (event as CustomEvent<{ isTaken: boolean }>).detail.isTaken
      }
      port.addEventListener('exposed', heard, { once: true })
      port.dispatchEvent(new CustomEvent('expose', { detail: { key, api: crossing.pack(api) } }))
      if (isTaken) throw new Error('Cannot bind an API on top of an existing property on the window object')
    },
  })

  const electron = strict('electron', { contextBridge, ipcRenderer })
  const facts = { ...processFacts, type: 'renderer', sandboxed: true, contextIsolated: true }
  try {
    preload(
      (name) => {
        if (name === 'electron' || name === 'electron/renderer') return electron
        throw new Error(`module not found: ${name}`)
      },
      strict('process', facts),
    )
  } catch (error) {
    console.error('Unable to load preload script', error)
    post(JSON.stringify({ kind: 'preloadError', message: error instanceof Error ? error.message : String(error) }))
  }
}
