/** The statuses with which a server may ask to wait: too many requests, and not there for a while. */
const ASKING: ReadonlySet<number> = new Set([429, 503])

/**
 * Some thirty years: whoever asks for more asks for no request at all, and no calendar needs to tell when that ends.
 */
const LONGEST_SECONDS = 999_999_999

/**
 * A date of HTTP as milliseconds since 1970-01-01 UTC, or undefined. All its forms tell a weekday, which `Date` alone
 * would not ask for.
 */
function dateOf(text: string | null): number | undefined {
  if (text === null || !/^[A-Za-z]{3,9},? /.test(text)) return undefined
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? undefined : ms
}

/**
 * How long an answer asks to wait before the next request (`Retry-After`, as seconds or as a date), in milliseconds;
 * undefined where it does not ask, or not in a way that can be read.
 *
 * A date is reckoned from the answer's own, so that it does not matter whether the two clocks agree.
 */
export function askedWaitMs(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  nowMs: number,
): number | undefined {
  const asked = headers.get('retry-after')?.trim() ?? ''
  if (!ASKING.has(status) || asked === '') return undefined
  if (/^\d+$/.test(asked)) return Math.min(Number(asked), LONGEST_SECONDS) * 1000
  const until = dateOf(asked)
  return until === undefined ? undefined : Math.max(0, until - (dateOf(headers.get('date')) ?? nowMs))
}
