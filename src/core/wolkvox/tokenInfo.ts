import { AppError } from '../../shared/errors.ts'
import { judge, orByStatus, parseEnvelope } from './envelope.ts'
import { sendRequest, type Endpoint, type Fetch, type RequestLimits } from './client.ts'

/** What a server told of a token. */
export interface TokenInfo {
  /** Requests a day that the operation may send, or null where the server did not say. */
  readonly dayLimit: number | null
  /**
   * Requests that the token was used for today, wherever from, this one included; null where the server did not say.
   */
  readonly usedToday: number | null
}

const MAX_BYTES = 1024 * 1024

/**
 * A count as a server may write it, with thousands apart or decimals that say nothing (`25.000`, `25,000.00`); null
 * where it is none.
 */
function countOf(value: string | number): number | null {
  const whole = String(value)
    .trim()
    .replace(/[.,]0{1,2}$/, '')
  if (!/^(?:\d+|\d{1,3}(?:[.,\s]\d{3})+)$/.test(whole)) return null
  const count = Number(whole.replace(/[.,\s]/g, ''))
  return Number.isSafeInteger(count) ? count : null
}

function numberIn(value: unknown, name: RegExp, least: number): number | null {
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    if (name.test(key) && (typeof inner === 'string' || typeof inner === 'number')) {
      const count = countOf(inner)
      if (count !== null && count >= least) return count
    }
    const deeper = numberIn(inner, name, least)
    if (deeper !== null) return deeper
  }
  return null
}

/**
 * Asks the server about the token: the cheapest request there is, which costs one use.
 *
 * A server that does not know this request has nevertheless let the token in.
 *
 * @throws AppError `token-refused`, `quota-used-up`, `unreachable`, `bad-answer`, …
 */
export async function requestTokenInfo(
  fetch: Fetch,
  endpoint: Endpoint,
  options: { readonly limits?: RequestLimits | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<TokenInfo> {
  const pieces: Uint8Array[] = []
  let size = 0
  const status = await sendRequest(
    fetch,
    endpoint,
    { service: 'information', id: 'token_info', query: {} },
    (bytes) => {
      size += bytes.byteLength
      if (size > MAX_BYTES) throw new AppError('bad-answer', { reason: 'shape' })
      pieces.push(bytes)
      return Promise.resolve()
    },
    options,
  )
  const text = Buffer.concat(pieces)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  const envelope = orByStatus(status, () => parseEnvelope(text))
  const verdict = judge(status, envelope, typeof envelope.data === 'object' && envelope.data !== null)
  if (verdict.kind === 'error' && verdict.error.code !== 'unknown-on-server') throw verdict.error
  return { dayLimit: numberIn(envelope.data, /limit/i, 1), usedToday: numberIn(envelope.data, /token_use/i, 0) }
}
