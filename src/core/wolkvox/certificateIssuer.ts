import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect, type PeerCertificate } from 'node:tls'

/** How long finding out who issued a certificate may take, in milliseconds: an error waits for it. */
const PATIENCE_MS = 5_000
const LONGEST_NAME = 80

/** What a proxy is asked to connect to. */
function authorityOf({ hostname, port }: URL): string {
  return `${hostname}:${port === '' ? '443' : port}`
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/** A way through a proxy to a server. @throws what the network raised; an Error where the proxy refuses */
function tunnel(url: URL, proxy: URL, signal: AbortSignal): Promise<Duplex> {
  const { username, password } = proxy
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
      method: 'CONNECT',
      host: bare(proxy.hostname),
      port: portOf(proxy),
      path: authorityOf(url),
      headers: username === '' ? {} : { 'proxy-authorization': `Basic ${login}` },
      agent: false,
      signal,
    })
    request.once('error', reject)
    request.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) resolve(socket)
      else {
        socket.destroy()
        reject(new Error('The proxy refuses.'))
      }
    })
    request.end()
  })
}

/** A name out of a certificate, which anybody may have written: one line, not too long. */
function legible(name: string | readonly string[] | undefined): string | undefined {
  const text = [name]
    .flat()
    .filter((each) => each !== undefined)
    .join(', ')
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '')
    .trim()
  return text === '' ? undefined : text.slice(0, LONGEST_NAME)
}

function issuerIn({ issuer }: Partial<PeerCertificate>): string | undefined {
  return legible(issuer?.CN) ?? legible(issuer?.O)
}

/**
 * The name of who issued a server's certificate, for its user to know them by; undefined where it cannot be learned.
 *
 * The certificate of an answer that was refused is gone by the time it is refused, so this opens a connection of its
 * own, shakes hands, and sends nothing.
 *
 * @param proxy the way to the server, if there is no direct one
 */
export async function issuerOf(url: URL, proxy: URL | undefined): Promise<string | undefined> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  try {
    const socket = proxy === undefined ? undefined : await tunnel(url, proxy, signal)
    const hostname = bare(url.hostname)
    return await new Promise((resolve) => {
      const secured = connect({
        ...(socket === undefined ? { host: hostname, port: portOf(url) } : { socket }),
        ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
        // Only to look at the certificate: nothing is sent or believed.
        rejectUnauthorized: false,
      })
      const done = (issuer: string | undefined): void => {
        signal.removeEventListener('abort', giveUp)
        secured.destroy()
        resolve(issuer)
      }
      const giveUp = (): void => {
        done(undefined)
      }
      signal.addEventListener('abort', giveUp)
      secured.once('secureConnect', () => {
        done(issuerIn(secured.getPeerCertificate()))
      })
      secured.on('error', giveUp)
      secured.once('close', giveUp)
    })
  } catch {
    return undefined
  }
}
