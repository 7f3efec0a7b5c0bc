import { Readable } from 'node:stream'
import { net, session, type IncomingMessage, type Session } from 'electron'
import type { Policy } from '../../shared/policy/policy.ts'
import type { Fetch } from '../../core/wolkvox/client.ts'
import { loginListener } from './loginListener.ts'
import { withNodeCode } from './netErrors.ts'
import { firstProxy } from './proxyList.ts'
import type { ProxyLogin } from './proxyLogins.ts'
import { setWay } from './setWay.ts'

// What the program's requests go through: Chromium's network, which knows the system's proxy, its scripts for proxies,
// its log-ins (Kerberos, NTLM) and the certificates that it trusts, those of a company among them.

/** Answers whose bodies are nothing, however they came: a `Response` takes none for them. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([101, 103, 204, 205, 304])

/** Headers that Chromium sets by itself: it unpacks what it asked for in a packed form, and only that. */
const SET_BY_CHROMIUM: ReadonlySet<string> = new Set(['accept-encoding', 'connection', 'content-length', 'host'])

const PARTITION = 'servers'
/** That of the library that fetches newer versions, whose requests go through the same proxies. */
const PARTITION_OF_UPDATES = 'electron-updater'

/** Lets Chromium forget what proxies were told, in each session that has told them. */
export async function forgetLogins(): Promise<void> {
  const sessions = [PARTITION, PARTITION_OF_UPDATES].map((name) => session.fromPartition(name, { cache: false }))
  await Promise.all(sessions.map((each) => each.clearAuthCache()))
}

/** A session without a trace: no cookies, no cache, nothing on the disk, nothing of the window's. */
function ownSession(issuers: Map<string, string>): Session {
  const own = session.fromPartition(PARTITION, { cache: false })
  own.setCertificateVerifyProc(({ hostname, certificate }, decide) => {
    issuers.set(hostname, certificate.issuerName)
    // Chromium's own verdict.
    decide(-3)
  })
  return own
}

function headersOf(response: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(response.headers)) {
    for (const value of [values].flat()) headers.append(name, value)
  }
  return headers
}

/** The answer as `fetch` gives it; its body comes as it is read. */
function responseOf(response: IncomingMessage): Response {
  const { statusCode } = response
  // Electron's type knows only the events of a message, which is a stream (Electron's net-client-request).
  const stream = response as unknown as Readable
  const body = WITHOUT_BODY.has(statusCode) ? null : (Readable.toWeb(stream) as ReadableStream<Uint8Array>)
  return new Response(body, { status: statusCode, headers: headersOf(response) })
}

function textOf(init: RequestInit): Record<string, string> {
  const given = [...new Headers(init.headers)]
  return Object.fromEntries(given.filter(([name]) => !SET_BY_CHROMIUM.has(name)))
}

/** What is refused where a proxy has to be logged in to and nobody has said how. The core knows it by its text. */
function proxyLoginNeeded(): Error {
  return new Error('Proxy Authentication Required')
}

export interface SystemFetchParts {
  /** What the computer's administrator set. */
  readonly policy: () => Promise<Policy>
  /** What to tell a proxy (`host:port`) that asks who one is. */
  readonly loginOf: (proxy: string) => Promise<ProxyLogin | undefined>
  /** Called with a proxy that was told nothing, or was told and refused. */
  readonly onLoginWanted: (proxy: string) => void
}

/**
 * A `fetch` through the system's network. It follows no redirect: it answers with it, so that whoever asked decides
 * before a token could go there.
 */
export function systemFetch({ policy, loginOf, onLoginWanted }: SystemFetchParts): Fetch {
  const issuers = new Map<string, string>()
  let own: Promise<Session> | undefined
  const opened = (): Promise<Session> =>
    (own ??= (async () => {
      const made = ownSession(issuers)
      await setWay(made, await policy())
      return made
    })())

  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const way = await opened()
    return new Promise((resolve, reject) => {
      const { signal } = init
      if (signal?.aborted === true) {
        reject(signal.reason as Error)
        return
      }
      const request = net.request({
        url,
        method: init.method ?? 'GET',
        headers: textOf(init),
        session: way,
        redirect: 'manual',
        cache: 'no-store',
        bypassCustomProtocolHandlers: true,
      })
      const abort = (): void => {
        request.abort()
        reject(signal?.reason as Error)
      }
      const fail = (cause: Error): void => {
        reject(withNodeCode(cause))
      }
      signal?.addEventListener('abort', abort, { once: true })
      const answerProxy = loginListener(loginOf, (proxy) => {
        onLoginWanted(proxy)
        fail(proxyLoginNeeded())
      })
      request.on('login', answerProxy)
      request.on('redirect', (status, _method, location) => {
        resolve(new Response(null, { status, headers: { location } }))
        request.abort()
      })
      request.on('response', (response) => {
        if (response.statusCode === 407) fail(proxyLoginNeeded())
        else resolve(responseOf(response))
      })
      request.on('error', fail)
      request.on('close', () => {
        signal?.removeEventListener('abort', abort)
      })
      request.end()
    })
  }

  return Object.assign(send, {
    proxyOf: async (url: URL) => firstProxy(await (await opened()).resolveProxy(url.href)),
    issuerOf: ({ hostname }: URL) => issuers.get(hostname),
  })
}
