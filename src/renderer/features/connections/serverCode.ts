const CODE = /^(?:wv)?([a-z0-9][a-z0-9-]{0,30})$/i
const HOST = /^wv([a-z0-9][a-z0-9-]{0,30})\.wolkvox\.com$/i

/** A server as its user named it. */
export interface UnderstoodServer {
  readonly code: string
  /** The address that requests go to. */
  readonly address: string
}

/**
 * What is understood of a typed code (`0010`, `wv0010`) or a pasted address of the operation, to show it while it is
 * typed. The main process reads it again by itself.
 *
 * @returns null where it is neither
 */
export function understandServer(text: string): UnderstoodServer | null {
  const trimmed = text.trim()
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  const code = (CODE.exec(trimmed)?.[1] ?? HOST.exec(host)?.[1])?.toLowerCase()
  return code === undefined ? null : { code, address: `wv${code}.wolkvox.com` }
}
