import { wallClock } from '../../shared/time.ts'
import type { Connection } from '../store/records/connections.ts'
import { neverArrived } from '../wolkvox/networkFaults.ts'
import type { SyncContext, Target } from './target.ts'

/** Counts a request that was sent already, at the operation's own time. */
export async function countRequest(context: SyncContext, connection: Connection): Promise<void> {
  const at = wallClock(context.nowMs(), connection.timeZone)
  await context.store.requests.count({ connectionId: connection.id, at })
}

/**
 * Sends a request that counts in the day's quota: from before it is sent, so that no crash hides one, until it turns
 * out that it surely came to no server.
 *
 * @param onCount hears of each change: 1, and -1 where the request was taken back
 * @throws AppError what `send` raised
 */
export async function counted<T>(
  context: SyncContext,
  { connection, token }: Pick<Target, 'connection' | 'token'>,
  send: () => Promise<T>,
  onCount: (change: 1 | -1) => void = () => undefined,
): Promise<T> {
  const { store, team } = context
  const atMs = context.nowMs()
  const request = { connectionId: connection.id, at: wallClock(atMs, connection.timeZone) }
  await team?.count(connection, token, atMs, 1)
  await store.requests.count(request)
  onCount(1)
  try {
    return await send()
  } catch (cause) {
    if (neverArrived(cause)) {
      onCount(-1)
      // A store that cannot be written keeps one too many; why the request failed is what its user needs to know.
      await store.requests.uncount(request).catch(() => undefined)
      await team?.count(connection, token, atMs, -1).catch(() => undefined)
    }
    throw cause
  }
}
