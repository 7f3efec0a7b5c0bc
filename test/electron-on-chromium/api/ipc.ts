import { EventEmitter } from 'node:events'
import type { Page, PageMessage } from '../page/page.ts'
import { cloneCodec } from '../page/cloneCodec.ts'
import { strict } from '../strict.ts'

type Handler = (event: object, ...args: unknown[]) => unknown

export const codec = cloneCodec()

class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found ${typeof handler}`)
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }

  /** Runs a channel's handler. @returns its answer, encoded. @throws what it throws */
  async answer(channel: string, event: object, args: readonly unknown[]): Promise<string> {
    const handler = this.handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return codec.encode(await handler(event, ...args))
  }
}

export const ipcMain = strict('ipcMain', new IpcMain())

/** Hands a page's message to the app's handler, and the answer back to the world it came from. */
export async function answerInvoke(
  page: Page,
  message: Extract<PageMessage, { kind: 'invoke' }>,
  event: object,
  contextId: number,
): Promise<void> {
  const { id, channel, payload } = message
  try {
    const answer = await ipcMain.answer(channel, event, codec.decode(payload) as unknown[])
    page.toPreload({ kind: 'reply', id, channel, payload: answer }, contextId)
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    page.toPreload({ kind: 'reply', id, channel, failure: String(error) }, contextId)
  }
}
