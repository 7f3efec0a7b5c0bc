/**
 * The first proxy of a list as Chromium tells it: `PROXY proxy.example:8080; HTTPS other.example:443; DIRECT`.
 *
 * @returns undefined where requests go straight to the server, or where the list cannot be read
 */
export function firstProxy(list: string): URL | undefined {
  const [kind = '', authority] = (list.split(';')[0] ?? '').trim().split(/\s+/u)
  if (authority === undefined) return undefined
  const scheme =
    { PROXY: 'http', HTTP: 'http', HTTPS: 'https', QUIC: 'https' }[kind.toUpperCase()] ?? kind.toLowerCase()
  const address = `${scheme.startsWith('socks') ? 'socks' : scheme}://${authority}`
  return URL.canParse(address) ? new URL(address) : undefined
}
