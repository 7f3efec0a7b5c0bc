import { Lacking } from './strict.ts'

// Chromium cannot be taught a scheme from outside. A page at app://atalaya/index.html lives at
// http://atalaya.app.localhost/index.html instead: an origin of its own too, a secure context, and reserved, so that no
// request can leave the machine. The app sees none of it: addresses are turned around at every edge.

const PLACE = /^https?:\/\/([^/?#]+)\.([a-z][a-z0-9+.-]*)\.localhost(?::\d+)?(?=[/?#]|$)/

const schemes = new Set<string>()

/** From here on, addresses of a scheme are turned around. */
export function addScheme(scheme: string): void {
  schemes.add(scheme)
}

export function isAppScheme(scheme: string): boolean {
  return schemes.has(scheme)
}

/** Where Chromium finds an address of the app. @throws Lacking for an address that the stand-in cannot open */
export function toChromium(address: string): string {
  if (address === 'about:blank') return address
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(address)
  const scheme = match?.[1]?.toLowerCase()
  if (scheme === undefined || match === null || !schemes.has(scheme)) {
    throw new Lacking(`pages other than those of a registered scheme (${address})`)
  }
  return `http://${match[2]?.toLowerCase()}.${scheme}.localhost${address.slice(match[0].length)}`
}

/** The address as the app knows it. Addresses of other places stay as they are. */
export function toElectron(address: string): string {
  return address.replace(PLACE, (whole: string, host: string, scheme: string) =>
    schemes.has(scheme) ? `${scheme}://${host}` : whole,
  )
}

/** A header's value with the app's addresses, and its schemes as sources, put into Chromium's terms. */
export function headerToChromium(value: string): string {
  let result = value
  for (const scheme of schemes) {
    result = result
      .replaceAll(new RegExp(`(?<![\\w+.-])${scheme}://([\\w.-]+)`, 'g'), `http://$1.${scheme}.localhost`)
      .replaceAll(new RegExp(`(?<![\\w+.-])${scheme}:(?=[\\s;,]|$)`, 'g'), `http://*.${scheme}.localhost`)
  }
  return result
}
