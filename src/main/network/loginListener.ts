import type { AuthInfo } from 'electron'
import type { ProxyLogin } from './proxyLogins.ts'

/** Hears of a request that is asked who one is, and answers; without a name and a password: with nothing. */
export type LoginListener = (
  info: Pick<AuthInfo, 'isProxy' | 'host' | 'port'>,
  answer: (user?: string, password?: string) => void,
) => void

/**
 * Answers a proxy that asks who one is: once with what is kept; whoever is asked again knows that it was wrong. Servers
 * are told nothing.
 *
 * @param loginOf what to tell a proxy (`host:port`)
 * @param onRefused called with a proxy that was told nothing, or was told and refused
 */
export function loginListener(
  loginOf: (proxy: string) => Promise<ProxyLogin | undefined>,
  onRefused: (proxy: string) => void,
): LoginListener {
  let isTold = false
  return ({ isProxy, host, port }, answer) => {
    const refuse = (): void => {
      if (isProxy) onRefused(`${host}:${port}`)
      answer()
    }
    if (!isProxy || isTold) {
      refuse()
      return
    }
    isTold = true
    const tell = async (): Promise<void> => {
      const login = await loginOf(`${host}:${port}`)
      if (login === undefined) refuse()
      else answer(login.user, login.password)
    }
    tell().catch(refuse)
  }
}
