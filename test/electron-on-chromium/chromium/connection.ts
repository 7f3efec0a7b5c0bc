import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }

type Method = keyof Protocol.CommandParameters
type EventName = keyof Protocol.Events

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly sessionId?: string
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly method: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** One conversation with Chromium: with the browser as a whole, or with a page of it. */
export class Session {
  readonly #emitter = new EventEmitter()
  readonly #post: (method: string, params: unknown) => Promise<unknown>

  constructor(post: (method: string, params: unknown) => Promise<unknown>) {
    this.#post = post
    this.#emitter.setMaxListeners(0)
  }

  /** @throws Error what Chromium answers, or that it is gone */
  send<M extends Method>(method: M, params?: Protocol.CommandParameters[M]): Promise<Protocol.CommandReturnValues[M]> {
    return this.#post(method, params ?? {}) as Promise<Protocol.CommandReturnValues[M]>
  }

  on<E extends EventName>(event: E, listener: (payload: Protocol.Events[E]) => void): void {
    this.#emitter.on(event, listener)
  }

  off<E extends EventName>(event: E, listener: (payload: Protocol.Events[E]) => void): void {
    this.#emitter.off(event, listener)
  }

  /** For the connection: hands an event to who listens. */
  dispatch(event: string, payload: unknown): void {
    this.#emitter.emit(event, payload)
  }
}

/**
 * Chromium's debugging protocol over a pair of pipes. The pipes are ours alone: whatever ends this process closes them,
 * and with them Chromium ends.
 */
export class Connection {
  readonly browser: Session
  readonly #input: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #sessions = new Map<string, Session>()
  #lastId = 0
  #rest: Buffer[] = []
  #isClosed = false

  constructor(input: Writable, output: Readable) {
    this.#input = input
    this.browser = new Session((method, params) => this.#post(method, params, undefined))
    input.on('error', () => this.#close())
    output.on('data', (chunk: Buffer) => this.#read(chunk))
    output.on('close', () => this.#close())
  }

  session(sessionId: string): Session {
    const known = this.#sessions.get(sessionId)
    if (known !== undefined) return known
    const session = new Session((method, params) => this.#post(method, params, sessionId))
    this.#sessions.set(sessionId, session)
    return session
  }

  #post(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: Chromium is gone`))
    const id = ++this.#lastId
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    this.#waiting.set(id, { method, resolve, reject })
    this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return promise
  }

  /** Messages end with a zero byte, and come in pieces. */
  #read(chunk: Buffer): void {
    let from = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...this.#rest, chunk.subarray(from, end)]).toString()
      this.#rest = []
      from = end + 1
      this.#handle(JSON.parse(text) as Message)
    }
    if (from < chunk.length) this.#rest.push(chunk.subarray(from))
  }

  #handle(message: Message): void {
    if (message.id === undefined) {
      const session = message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId)
      if (message.method !== undefined) session?.dispatch(message.method, message.params)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) waiting?.resolve(message.result)
    else waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
  }

  #close(): void {
    this.#isClosed = true
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: Chromium is gone`))
    this.#waiting.clear()
  }
}
