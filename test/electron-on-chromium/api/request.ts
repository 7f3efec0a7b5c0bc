import { request as httpRequest, type ClientRequest as NodeRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { PassThrough, type Duplex } from 'node:stream'
import { connect, type TLSSocket } from 'node:tls'
import { createGunzip } from 'node:zlib'
import { checkOptions, Lacking, strict, StrictEmitter } from '../strict.ts'
import type { Session } from './session.ts'

// Requests as Electron's module `net` sends them. Chromium's network is stood in for by Node's: the proxy is the one
// that the environment names, without what may stand there to log in, as Chromium reads it on Linux.

/** The parts of an address that may stand for the whole of it. */
const PARTS = ['protocol', 'hostname', 'port', 'path'] as const
const OTHERS = ['url', 'method', 'headers', 'session', 'redirect', 'cache', 'bypassCustomProtocolHandlers'] as const
const OPTIONS = new Set<string>([...OTHERS, ...PARTS])

interface RequestOptions extends Partial<Readonly<Record<(typeof PARTS)[number], string | number>>> {
  readonly url?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly session: Session
  /** Absent: redirects are told as well, and followed unless the request is given up then. */
  readonly redirect?: 'manual'
}

function addressOf({ url, protocol = 'http:', hostname = '', port, path = '/' }: RequestOptions): URL {
  return new URL(url ?? `${protocol}//${hostname}${port === undefined || port === '' ? '' : `:${port}`}${path}`)
}

/** An error as Chromium's network names it. */
function netError(name: string): Error {
  return new Error(`net::${name}`)
}

const NAMES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EPROTO: 'ERR_SSL_PROTOCOL_ERROR',
}

function netErrorOf(cause: Error & { readonly code?: string }): Error {
  if (cause.message.startsWith('net::')) return cause
  return netError(NAMES[cause.code ?? ''] ?? 'ERR_FAILED')
}

const CERTIFICATE_NAMES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'ERR_CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'ERR_CERT_COMMON_NAME_INVALID',
}

/** Asks the session's own check of certificates, which leaves the verdict to the network. @throws Error */
function verify(session: Session, hostname: string, socket: TLSSocket): void {
  const code = String(socket.authorizationError ?? '')
  const name = socket.authorized ? 'OK' : (CERTIFICATE_NAMES[code] ?? 'ERR_CERT_AUTHORITY_INVALID')
  const { issuer } = socket.getPeerCertificate()
  const certificate = { issuerName: [issuer?.CN ?? issuer?.O ?? ''].flat().join(', ') }
  session.certificateCheck?.({ hostname, certificate, verificationResult: `net::${name}` }, (verdict) => {
    if (verdict !== -3) throw new Lacking('a check of certificates with a verdict of its own')
  })
  if (!socket.authorized) throw netError(name)
}

/** A way through a proxy. @throws Error; `{ status }` where the proxy answers otherwise than with 200 */
function tunnel(proxy: URL, url: URL, login: string | undefined): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      method: 'CONNECT',
      host: proxy.hostname,
      port: proxy.port,
      path: `${url.hostname}:${url.port === '' ? '443' : url.port}`,
      headers: login === undefined ? {} : { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` },
      agent: false,
    })
    request.once('error', () => {
      reject(netError('ERR_PROXY_CONNECTION_FAILED'))
    })
    request.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) resolve(socket)
      else {
        socket.destroy()
        reject(Object.assign(netError('ERR_TUNNEL_CONNECTION_FAILED'), { status: statusCode }))
      }
    })
    request.end()
  })
}

function secured(session: Session, url: URL, socket: Duplex | undefined): Promise<TLSSocket> {
  const { hostname, port } = url
  return new Promise((resolve, reject) => {
    const tls = connect({
      ...(socket === undefined ? { host: hostname, port: port === '' ? 443 : Number(port) } : { socket }),
      ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
      // It is looked at below, by the session.
      rejectUnauthorized: false,
    })
    tls.once('error', reject)
    tls.once('secureConnect', () => {
      try {
        verify(session, hostname, tls)
        resolve(tls)
      } catch (cause) {
        tls.destroy()
        reject(cause)
      }
    })
  })
}

class ClientRequest extends StrictEmitter {
  private readonly url: URL
  private readonly options: RequestOptions
  private sent: NodeRequest | undefined
  private answer: IncomingMessage | undefined
  private isOver = false

  constructor(options: RequestOptions) {
    // The last two are Node's, for which electron-updater listens: Electron takes any name, and never tells them.
    super('ClientRequest', ['login', 'redirect', 'response', 'abort', 'close', 'finish', 'socket', 'aborted'])
    checkOptions('net.request', options, OPTIONS)
    if ((options.redirect ?? 'manual') !== 'manual')
      throw new Lacking(`net.request with redirect '${String(options.redirect)}'`)
    this.options = options
    this.url = addressOf(options)
  }

  end(): void {
    void this.send(undefined).catch((cause: unknown) => {
      this.die(netErrorOf(cause as Error))
    })
  }

  abort(): void {
    if (this.isOver) return
    this.emit('abort')
    this.die(undefined)
  }

  private die(cause: Error | undefined): void {
    if (this.isOver) return
    this.isOver = true
    this.sent?.destroy()
    this.answer?.destroy(cause)
    if (cause !== undefined && this.answer === undefined) this.emit('error', cause)
    this.emit('close')
  }

  private async send(login: string | undefined): Promise<void> {
    const { session, method = 'GET', headers = {} } = this.options
    const { url } = this
    const proxy = session.proxyOf(url)
    const isSecure = url.protocol === 'https:'
    if (proxy !== undefined && !isSecure) throw new Lacking('a proxy for addresses of http')
    const through = proxy === undefined ? undefined : await this.through(proxy, login)
    if (this.isOver || through === null) return
    const socket = isSecure ? await secured(session, url, through) : undefined
    const send = isSecure ? httpsRequest : httpRequest
    this.sent = send(
      url,
      {
        method,
        headers: { 'accept-encoding': 'gzip', ...headers },
        ...(socket === undefined ? { agent: false } : { createConnection: () => socket }),
      },
      (response) => {
        this.respond(response)
      },
    )
    this.sent.once('error', (cause) => {
      this.die(netErrorOf(cause))
    })
    this.sent.end()
  }

  /** The way through a proxy; null where it asked for a log-in, and the request begins anew with it. */
  private async through(proxy: URL, login: string | undefined): Promise<Duplex | null> {
    try {
      return await tunnel(proxy, this.url, login)
    } catch (cause) {
      if ((cause as { readonly status?: number }).status !== 407) throw cause
      const asked = { isProxy: true, scheme: 'basic', host: proxy.hostname, port: Number(proxy.port), realm: '' }
      const isHeard = this.emit('login', asked, (user?: string, password = '') => {
        if (user === undefined || user === '') this.die(netError('ERR_INVALID_AUTH_CREDENTIALS'))
        else {
          void this.send(`${user}:${password}`).catch((again: unknown) => {
            this.die(netErrorOf(again as Error))
          })
        }
      })
      if (!isHeard) throw cause
      return null
    }
  }

  private respond(response: IncomingMessage): void {
    const { statusCode = 0, headers } = response
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      this.emit('redirect', statusCode, 'GET', new URL(headers.location, this.url).href, headers)
      this.die(new Error('Redirect was cancelled'))
      return
    }
    const isPacked = headers['content-encoding'] === 'gzip'
    const body = response.pipe(isPacked ? createGunzip() : new PassThrough())
    response.once('error', (cause) => body.destroy(cause))
    response.once('aborted', () => body.destroy(netError('ERR_CONTENT_LENGTH_MISMATCH')))
    const message = Object.assign(body, { statusCode, headers }) as unknown as IncomingMessage
    this.answer = message
    body.once('close', () => {
      this.die(undefined)
    })
    this.emit('response', message)
  }
}

/** Of the module `net`. */
export function request(options: RequestOptions): ClientRequest {
  return strict('ClientRequest', new ClientRequest(options))
}
