/** What HTTP headers can carry: a token with anything else inside was pasted wrongly. */
const SENDABLE = /^[ -~]+$/

/**
 * Whether a request can carry a token. One that it cannot carry must not come as far as the request, whose complaint
 * would quote it.
 */
export function isSendableToken(token: string): boolean {
  return SENDABLE.test(token)
}
