import { readFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type AddressInfo, type Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'

function certificateFile(name: string): string {
  return fileURLToPath(new URL(`../data/certificates/${name}`, import.meta.url))
}

/** The file of the authority that issued the certificate of {@link startTlsServer}. */
export const AUTHORITY_FILE = certificateFile('authority.pem')
export const AUTHORITY_NAME = 'Loopback Test Authority'
/** A host that the certificate is for, and that no network has. */
export const CERTIFIED_HOST = 'wv0010.wolkvox.invalid'

/** Something that listens on this computer. */
export interface Listening {
  readonly port: number
  readonly close: () => Promise<void>
}

async function listen(server: Server & { closeAllConnections(): void }): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return { port, close }
}

/** A server of https. */
export function startTlsServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listening> {
  const options = {
    key: readFileSync(certificateFile('server.key')),
    cert: readFileSync(certificateFile('server.pem')),
  }
  return listen(createTlsServer(options, answer))
}

/** https in front of a server of http on this computer. */
export function startTlsInFrontOf(baseUrl: string): Promise<Listening> {
  return startTlsServer((request, response) => {
    const { headers, url } = request
    const onward = httpRequest(new URL(url ?? '/', baseUrl), { headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    onward.end()
  })
}

export interface Proxy extends Listening {
  /** What it was asked to connect to: `host:port`. */
  readonly connects: readonly string[]
  /** Requests that were not for a connection. */
  readonly others: readonly string[]
}

export interface ProxyOptions {
  /** `user:password`, which it wants to see. */
  readonly login?: string
  /** The status with which it refuses everybody. */
  readonly refusesWith?: number
  /** Where it connects to, whatever it is asked: the port of a server on this computer. */
  readonly leadsTo: number
}

/** A company's proxy. */
export async function startProxy({ login, refusesWith, leadsTo }: ProxyOptions): Promise<Proxy> {
  const connects: string[] = []
  const others: string[] = []
  // A server forgets the sockets of those that connected through it.
  const tunnels = new Set<Duplex>()
  const server = createServer((request, response) => {
    others.push(request.url ?? '')
    response.writeHead(502).end()
  })
  server.on('connect', (request, socket) => {
    connects.push(request.url ?? '')
    socket.on('error', () => undefined)
    tunnels.add(socket)
    const shown = Buffer.from((request.headers['proxy-authorization'] ?? '').replace('Basic ', ''), 'base64').toString()
    if (login !== undefined && shown !== login) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n')
    } else if (refusesWith === undefined) {
      const behind = connect(leadsTo, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        socket.pipe(behind).pipe(socket)
      })
      behind.on('error', () => socket.destroy())
      socket.on('close', () => behind.destroy())
    } else socket.end(`HTTP/1.1 ${refusesWith} No\r\n\r\n`)
  })
  const listening = await listen(server)
  const close = (): Promise<void> => {
    for (const each of tunnels) each.destroy()
    return listening.close()
  }
  return { port: listening.port, close, connects, others }
}

/** A port of this computer that nobody listens to. */
export async function deadPort(): Promise<number> {
  const { port, close } = await listen(createServer())
  await close()
  return port
}
