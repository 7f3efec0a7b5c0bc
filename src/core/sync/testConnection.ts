import type { Connection } from '../store/connections.ts'
import { requestTokenInfo, type TokenInfo } from '../wolkvox/tokenInfo.ts'
import { countRequest, endpointOf, type SyncContext } from './fetchWindow.ts'

/**
 * Tries a connection with one cheap request, in the token's turn, and remembers the day's limit where the server told it.
 *
 * @throws AppError `token-refused`, `quota-used-up`, `unreachable`, `bad-answer`, `cancelled`, …
 */
export async function testConnection(
  context: SyncContext,
  target: { readonly connection: Connection; readonly token: string },
  signal?: AbortSignal,
): Promise<TokenInfo> {
  const { connection, token } = target
  const { store, queue, fetch, limits } = context
  const info = await queue.run(
    { connectionId: connection.id, token, priority: 'user' },
    async () => {
      await countRequest(context, connection)
      return requestTokenInfo(fetch, endpointOf(target), { limits, signal })
    },
    signal,
  )
  if (info.dayLimit !== null) {
    await store.writer.call('rememberDayLimit', { connectionId: connection.id, limit: info.dayLimit })
  }
  return info
}
