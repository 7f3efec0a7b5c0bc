const CODE = /^(?:wv)?([a-z0-9][a-z0-9-]{0,30})$/
const HOST = /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?$/

/**
 * The hosts that an entry of a list of servers means: a wolkvox code (`0010`), a host, or all below a name (`*.a.com`).
 *
 * @returns the host in small letters, or undefined where it is none
 */
export function hostOf(entry: string): string | undefined {
  const text = entry.toLowerCase()
  const code = CODE.exec(text)?.[1]
  if (code !== undefined && text !== 'localhost') return `wv${code}.wolkvox.com`
  return HOST.test(text) ? text : undefined
}

/** Whether a host is among those of a list, as {@link hostOf} reads its entries. */
export function isAllowedHost(hostname: string, allowed: readonly string[]): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '')
  return allowed.some((each) => (each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each))
}
