import { setImmediate as breathe } from 'node:timers/promises'
import { AppError, throwIfAborted, toAppError } from '../../shared/errors.ts'
import { BodyDecoder } from './charset.ts'
import { judgeStatus } from './envelope.ts'
import { markUnsent, networkFault, proxyDetail, type Route } from './networkFaults.ts'
import type { ProxyOf } from './proxy.ts'
import { askedWaitMs } from './retryAfter.ts'

/**
 * The `fetch` that requests go through: Node's own, or Electron's, which knows the company's proxy and certificates.
 */
export interface Fetch {
  (url: string, init: RequestInit): Promise<Response>
  /**
   * The proxy that it uses for an address, where it knows.
   *
   * @throws AppError `usage`
   */
  readonly proxyOf?: (url: URL) => ReturnType<ProxyOf> | Promise<ReturnType<ProxyOf>>
  /** Who issued the certificate that a host last showed, whether it was trusted or not, where that is known. */
  readonly issuerOf?: (url: URL) => string | undefined
}

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
  /** How long an answer may take to begin, its first byte. The servers give themselves 60 seconds. */
  readonly firstByteMs: number
  /** How long an answer that has begun may pause: less than a kilobyte in so long a time is a pause, too. */
  readonly pauseMs: number
  /** The largest answer that the servers send, in bytes, as it is without compression. */
  readonly maxBytes: number
}

export const DEFAULT_LIMITS: RequestLimits = { firstByteMs: 63_000, pauseMs: 30_000, maxBytes: 256 * 1024 * 1024 }

const MAX_REDIRECTS = 3

function addressOf({ baseUrl }: Endpoint, { service, id, query }: ApiRequest): string {
  return `${baseUrl}/api/v2/${service}.php?${new URLSearchParams({ api: id, ...query }).toString()}`
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
  #leftMs = 0
  #resumedMs = 0
  #expired = false

  constructor(outer: AbortSignal | undefined) {
    this.signal = outer === undefined ? this.#controller.signal : AbortSignal.any([outer, this.#controller.signal])
  }

  get expired(): boolean {
    return this.#expired
  }

  /** Begins to wait for so long, whatever it waited for before. */
  touch(milliseconds: number): void {
    this.#leftMs = milliseconds
    this.resume()
  }

  /** Does not count the time until {@link resume}. */
  pause(): void {
    clearTimeout(this.#timer)
    this.#leftMs -= performance.now() - this.#resumedMs
  }

  resume(): void {
    clearTimeout(this.#timer)
    this.#resumedMs = performance.now()
    this.#timer = setTimeout(
      () => {
        this.#expired = true
        this.#controller.abort()
      },
      Math.max(0, this.#leftMs),
    )
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

/** A body that brings less than this within the longest pause stands still. */
const LEAST_BYTES = 1024
/**
 * Bytes up to this one say nothing in JSON: with them alone a server only keeps its connection, and an answer has not
 * begun.
 */
const BLANK = 0x20

function isOnlyBlanks(piece: Uint8Array): boolean {
  return !piece.some((byte) => byte > BLANK)
}

/**
 * How long a download may keep its thread, in milliseconds: pieces that have come already are read without a break, and
 * the thread may be the one that a window waits for.
 */
const LONGEST_TURN_MS = 8

/** The way to an address, where there is still to be a request. @throws AppError `cancelled`, `usage` */
async function routeOf(fetch: Fetch, url: URL, signal: AbortSignal | undefined): Promise<Route> {
  try {
    throwIfAborted(signal)
    return { url, proxy: await fetch.proxyOf?.(url), issuerOf: fetch.issuerOf }
  } catch (cause) {
    throw markUnsent(toAppError(cause))
  }
}

function initOf(endpoint: Endpoint, signal: AbortSignal): RequestInit {
  return {
    method: 'GET',
    redirect: 'manual',
    signal,
    headers: {
      'wolkvox-token': endpoint.token,
      wolkvox_server: endpoint.server,
      accept: 'application/json',
      'accept-encoding': 'gzip',
    },
  }
}

/** @param onAnswer called with each answer, also with those that lead on */
async function followOwnRedirects(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  onAnswer: () => void,
): Promise<Response> {
  let current = new URL(url)
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(current.href, init)
    onAnswer()
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
 * @param onBytes called with each piece (uncompressed, and in UTF-8 whatever its charset) and the HTTP status; the next
 * is read when its promise is done. What it throws ends the download
 * @returns the HTTP status
 * @throws AppError `unreachable`, `proxy-unreachable` and their kind where no answer came, `timed-out` where it did not
 * begin, `stalled` where it stopped, `asked-to-wait`, `redirected`, `cancelled`; `bad-answer` for a body that breaks
 * off; `unreadable-text` for one that is not valid in its charset; `too-wide` for one over the limit; what `onBytes`
 * throws. Of those that surely came to no server `neverArrived` knows
 */
export async function sendRequest(
  fetch: Fetch,
  endpoint: Endpoint,
  request: ApiRequest,
  onBytes: (bytes: Uint8Array, status: number) => Promise<void>,
  options: { readonly limits?: RequestLimits | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<number> {
  const { limits = DEFAULT_LIMITS, signal } = options
  const url = new URL(addressOf(endpoint, request))
  const { host } = url
  const route = await routeOf(fetch, url, signal)
  let hasArrived = false
  let hasHead = false
  let bytes = 0
  let hasBegun = false
  const watchdog = new Watchdog(signal)
  try {
    watchdog.touch(limits.firstByteMs)
    const response = await followOwnRedirects(fetch, url.href, initOf(endpoint, watchdog.signal), () => {
      hasArrived = true
    })
    hasHead = true
    let quietBytes = 0
    let turnBeganMs = performance.now()
    const reader = response.body?.getReader()
    const decoder = new BodyDecoder(response.headers.get('content-type'))
    try {
      const waitMs = askedWaitMs(response, Date.now())
      if (waitMs !== undefined) {
        throw new AppError('asked-to-wait', { host, status: response.status, waitMs, untilMs: Date.now() + waitMs })
      }
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
        if (done || value === undefined) break
        watchdog.pause()
        const isBlank = isOnlyBlanks(value)
        const isFirst: boolean = !hasBegun && !isBlank
        hasBegun ||= isFirst
        bytes += value.byteLength
        if (!isBlank) quietBytes += value.byteLength
        if (bytes > limits.maxBytes) throw new AppError('too-wide', { reason: 'bytes' })
        const text = textOf(response.status, () => decoder.write(value))
        if (hasBegun && text.byteLength > 0) await onBytes(text, response.status)
        if (performance.now() - turnBeganMs >= LONGEST_TURN_MS) {
          await breathe()
          turnBeganMs = performance.now()
        }
        if (isFirst || quietBytes >= LEAST_BYTES) {
          quietBytes = 0
          watchdog.touch(limits.pauseMs)
        } else watchdog.resume()
      }
      watchdog.stop()
      const rest = textOf(response.status, () => decoder.end())
      if (rest.byteLength > 0) await onBytes(rest, response.status)
    } finally {
      // Ends the download where it stopped early; after the end this does nothing.
      await reader?.cancel().catch(() => undefined)
    }
    return response.status
  } catch (cause) {
    if (signal?.aborted === true) throw new AppError('cancelled', {}, { cause })
    if (watchdog.expired)
      throw new AppError(hasBegun ? 'stalled' : 'timed-out', { host, ...proxyDetail(route) }, { cause })
    if (cause instanceof AppError) throw cause
    // A connection that breaks in the middle is the fate of one answer, not a server out of reach.
    throw hasHead
      ? new AppError('bad-answer', { reason: 'cut-off' }, { cause })
      : await networkFault(cause, route, hasArrived)
  } finally {
    watchdog.stop()
  }
}
