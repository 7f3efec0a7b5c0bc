import type { Session } from 'electron'
import { managed, type Policy } from '../../shared/policy/policy.ts'

/**
 * Lets a session go which way the computer's administrator set: the system's own where nothing else was.
 *
 * @throws AppError `managed` where a proxy was set that cannot be read
 */
export async function setWay(session: Session, { proxy }: Pick<Policy, 'proxy'>): Promise<void> {
  if (proxy === null || proxy.kind === 'system') return
  if (proxy.kind === 'blocked') throw managed('Proxy')
  // Chromium never asks a proxy for this computer itself.
  await session.setProxy(
    proxy.kind === 'none' ? { mode: 'direct' } : { mode: 'fixed_servers', proxyRules: proxy.address },
  )
}
