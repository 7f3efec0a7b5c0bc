import { setImmediate as breathe } from 'node:timers/promises'
import { AppError, throwIfAborted } from '../../shared/errors.ts'
import { BodyDecoder } from './charset.ts'
import { judgeStatus } from './envelope.ts'

/** The `fetch` that requests go through: Node's own, or Electron's, which knows the company's proxy and certificates. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Who is asked, and with what right. */
export interface Endpoint {
  readonly baseUrl: string
  readonly server: string
  readonly token: string
}

export interface ApiRequest {
  readonly service: string
  readonly id: string
  readonly query: Readonly<Record<string, string>>
}

export interface RequestLimits {
  /** How long an answer may take to begin. The servers give themselves 60 seconds. */
  readonly firstByteMs: number
  /** How long an answer that has begun may pause. */
  readonly pauseMs: number
  /** The largest answer that the servers send, in bytes, as it is without compression. */
  readonly maxBytes: number
}

export const DEFAULT_LIMITS: RequestLimits = { firstByteMs: 70_000, pauseMs: 30_000, maxBytes: 256 * 1024 * 1024 }

const MAX_REDIRECTS = 3

function addressOf({ baseUrl }: Endpoint, { service, id, query }: ApiRequest): string {
  return `${baseUrl}/api/v2/${service}.php?${new URLSearchParams({ api: id, ...query }).toString()}`
}

/** The code of a network fault (`ECONNREFUSED`, …) somewhere in a chain of causes. */
function networkCode(cause: unknown): string {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string') return error.code
  }
  return 'network'
}

/** A fault of the network below HTTP as an AppError. */
function networkError(cause: unknown, host: string): AppError {
  if (cause instanceof AppError) return cause
  const code = networkCode(cause)
  // What claims to be compressed and is not, or stops in the middle of it.
  if (code.startsWith('Z_')) return new AppError('bad-answer', { reason: 'cut-off' }, { cause })
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return new AppError('timed-out', { host }, { cause })
  return new AppError('unreachable', { host, reason: code }, { cause })
}

/** Reads a piece of a body. What is no text at all may still say by its HTTP status what it is. @throws AppError */
function textOf(status: number, read: () => Uint8Array): Uint8Array {
  try {
    return read()
  } catch (cause) {
    throw judgeStatus(status) ?? cause
  }
}

/** Aborts by itself when nothing came for a while; `touch` begins the wait anew. */
class Watchdog {
  readonly #controller = new AbortController()
  readonly signal: AbortSignal
  #timer: NodeJS.Timeout | undefined
  #expired = false

  constructor(outer: AbortSignal | undefined) {
    this.signal = outer === undefined ? this.#controller.signal : AbortSignal.any([outer, this.#controller.signal])
  }

  get expired(): boolean {
    return this.#expired
  }

  touch(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#expired = true
      this.#controller.abort()
    }, milliseconds)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

/**
 * How long a download may keep its thread, in milliseconds: pieces that have come already are read without a break, and the thread may be the one that
 * a window waits for.
 */
const LONGEST_TURN_MS = 8

async function followOwnRedirects(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  let current = new URL(url)
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(current.href, init)
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || location === null) return response
    const next = new URL(location, current)
    const isUpgrade = current.protocol === 'http:' && next.protocol === 'https:' && next.hostname === current.hostname
    await response.body?.cancel()
    // Another host must never see the token, nor this one over a less safe connection.
    if ((next.origin !== current.origin && !isUpgrade) || redirects === MAX_REDIRECTS) {
      throw new AppError('redirected', { host: next.host })
    }
    current = next
  }
}

/**
 * Sends one request and hands its body on, piece by piece, as it comes.
 *
 * @param onBytes called with each piece (uncompressed, and in UTF-8 whatever its charset) and the HTTP status; the
 *   next is read when its promise is done. What it throws ends the download
 * @returns the HTTP status
 * @throws AppError `unreachable`, `timed-out`, `redirected`, `cancelled`; `bad-answer` for a body that breaks off;
 *   `unreadable-text` for one that is not valid in its charset; `too-wide` for one over the limit; what `onBytes`
 *   throws
 */
export async function sendRequest(
  fetch: Fetch,
  endpoint: Endpoint,
  request: ApiRequest,
  onBytes: (bytes: Uint8Array, status: number) => Promise<void>,
  options: { readonly limits?: RequestLimits | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<number> {
  const { limits = DEFAULT_LIMITS, signal } = options
  throwIfAborted(signal)
  const { host } = new URL(endpoint.baseUrl)
  let hasBegun = false
  const watchdog = new Watchdog(signal)
  try {
    watchdog.touch(limits.firstByteMs)
    const response = await followOwnRedirects(fetch, addressOf(endpoint, request), {
      method: 'GET',
      redirect: 'manual',
      signal: watchdog.signal,
      headers: {
        'wolkvox-token': endpoint.token,
        wolkvox_server: endpoint.server,
        accept: 'application/json',
        'accept-encoding': 'gzip',
      },
    })
    hasBegun = true
    let bytes = 0
    let turnBeganMs = performance.now()
    const reader = response.body?.getReader()
    const decoder = new BodyDecoder(response.headers.get('content-type'))
    try {
      for (;;) {
        watchdog.touch(limits.pauseMs)
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
        if (done || value === undefined) break
        bytes += value.byteLength
        if (bytes > limits.maxBytes) throw new AppError('too-wide', { reason: 'bytes' })
        watchdog.stop()
        const text = textOf(response.status, () => decoder.write(value))
        if (text.byteLength > 0) await onBytes(text, response.status)
        if (performance.now() - turnBeganMs < LONGEST_TURN_MS) continue
        await breathe()
        turnBeganMs = performance.now()
      }
      const rest = textOf(response.status, () => decoder.end())
      if (rest.byteLength > 0) await onBytes(rest, response.status)
    } finally {
      // Ends the download where it stopped early; after the end this does nothing.
      await reader?.cancel().catch(() => undefined)
    }
    return response.status
  } catch (cause) {
    if (signal?.aborted === true) throw new AppError('cancelled', {}, { cause })
    if (watchdog.expired) throw new AppError('timed-out', { host }, { cause })
    if (cause instanceof AppError) throw cause
    // A connection that breaks in the middle is the fate of one answer, not a server out of reach.
    throw hasBegun ? new AppError('bad-answer', { reason: 'cut-off' }, { cause }) : networkError(cause, host)
  } finally {
    watchdog.stop()
  }
}
