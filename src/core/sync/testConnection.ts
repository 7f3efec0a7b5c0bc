import type { Connection } from '../store/connections.ts'
import { requestTokenInfo, type TokenInfo } from '../wolkvox/tokenInfo.ts'
import { countRequest, endpointOf, type Address, type SyncContext } from './fetchWindow.ts'

/**
 * Tests a connection with one cheap request, in the token's turn, and remembers the day's limit where the server told it.
 *
 * @throws AppError `token-refused`, `quota-used-up`, `unreachable`, `bad-answer`, `cancelled`, …
 */
export async function testConnection(
  context: SyncContext,
  target: { readonly connection: Connection; readonly token: string },
  signal?: AbortSignal,
): Promise<TokenInfo> {
  const { connection, token } = target
  const { queue, fetch, limits } = context
  const info = await queue.run(
    { connectionId: connection.id, token, priority: 'user' },
    async () => {
      const endpoint = await endpointOf(context, connection, token)
      await countRequest(context, connection)
      return requestTokenInfo(fetch, endpoint, { limits, signal })
    },
    signal,
  )
  await rememberInfo(context, connection, info)
  return info
}

/**
 * The same for a connection that is not stored: nothing is counted or remembered. {@link rememberDraftTest} does both, once it is.
 *
 * @throws AppError as {@link testConnection}
 */
export async function testDraft(
  context: SyncContext,
  address: Address,
  token: string,
  signal?: AbortSignal,
): Promise<TokenInfo> {
  const { queue, fetch, limits } = context
  return queue.run(
    { connectionId: null, token, priority: 'user' },
    async () => requestTokenInfo(fetch, await endpointOf(context, address, token), { limits, signal }),
    signal,
  )
}

/** Counts the request of a test that came before the connection was stored, and remembers what the server told. */
export async function rememberDraftTest(context: SyncContext, connection: Connection, info: TokenInfo): Promise<void> {
  await countRequest(context, connection)
  await rememberInfo(context, connection, info)
}

async function rememberInfo({ store }: SyncContext, { id }: Connection, { dayLimit }: TokenInfo): Promise<void> {
  if (dayLimit !== null) await store.writer.call('rememberDayLimit', { connectionId: id, limit: dayLimit })
}
