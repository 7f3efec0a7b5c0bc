import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { headerToChromium, toElectron } from './addresses.ts'
import { record } from './state.ts'

export type SchemeHandler = (request: Request) => Response | Promise<Response>

/** A page of the app's own origin with nothing in it: where a window begins that is really shown. */
export const BLANK_PATH = '/electron-on-chromium-blank'

const handlers = new Map<string, SchemeHandler>()

/** What the app answers for its schemes. */
export const schemeHandlers = {
  set(scheme: string, handler: SchemeHandler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
  delete(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unregister protocol: ${scheme}`)
  },
  has: (scheme: string): boolean => handlers.has(scheme),
}

/** Headers that concern the way to us, not the app. */
const OF_THE_WAY = new Set(['host', 'connection', 'proxy-connection', 'keep-alive', 'accept-encoding'])

/** Answers a request as the app's own handler does. @throws Error where the app has no handler for the scheme */
export async function answerAppRequest(request: Request): Promise<Response> {
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1))
  if (handler === undefined) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${request.url}`)
  const response = await handler(request)
  if (!(response instanceof Response)) throw new TypeError(`The handler of ${request.url} answered with no Response`)
  return response
}

function appRequest(incoming: IncomingMessage, address: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (!OF_THE_WAY.has(name) && typeof value === 'string') headers.set(name, toElectron(value))
  }
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(address, {
    method,
    headers,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
  })
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const asked = incoming.url ?? ''
  const address = toElectron(asked)
  if (address === asked) {
    record('foreign request', asked)
    incoming.socket.destroy()
    return
  }
  if (address.endsWith(BLANK_PATH)) {
    outgoing.writeHead(200, { 'Content-Type': 'text/html' }).end()
    return
  }
  const response = await answerAppRequest(appRequest(incoming, address))
  if (response.type === 'error') throw new Error(`net::ERR_FAILED ${address}`)
  if (response.status >= 400 && new URL(asked).pathname === '/favicon.ico') {
    // Chrome asks for it, Electron does not.
    outgoing.writeHead(204).end()
    return
  }
  outgoing.sendDate = false
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) outgoing.appendHeader(name, headerToChromium(value))
  if (response.body === null) outgoing.end()
  else await pipeline(Readable.fromWeb(response.body as never), outgoing)
}

/**
 * Chromium's proxy: every request of every page comes here. Those for the app go to its handlers, with their own
 * headers both ways; all others are refused and recorded.
 */
export async function startServer(): Promise<{ readonly port: number; close(): void }> {
  const server: Server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      // A page that no longer wants the answer closes the connection under it.
      if (!outgoing.destroyed) console.error(error)
      incoming.socket.destroy()
    })
  })
  for (const way of ['connect', 'upgrade'] as const) {
    server.on(way, (incoming, socket) => {
      record('foreign request', incoming.url)
      socket.on('error', () => {})
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    })
  }
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
