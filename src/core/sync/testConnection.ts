import type { Connection } from '../store/records/connections.ts'
import { wallClock } from '../../shared/time.ts'
import { requestTokenInfo, type TokenInfo } from '../wolkvox/tokenInfo.ts'
import { counted, countRequest } from './countedRequest.ts'
import { endpointOf, type Address, type SyncContext } from './target.ts'
import type { Priority } from './tokenQueue.ts'
import { inDraftTurn, inTurn } from './turn.ts'

/**
 * Asks a server about the token with one cheap request, in its turn, and remembers the day's limit and count where the
 * server told them.
 *
 * @throws AppError `token-refused`, `quota-used-up`, `unreachable`, `bad-answer`, `cancelled`, …
 */
export async function askTokenInfo(
  context: SyncContext,
  target: { readonly connection: Connection; readonly token: string },
  priority: Priority,
  signal?: AbortSignal,
): Promise<TokenInfo> {
  const { connection, token } = target
  const { fetch, limits } = context
  return inTurn(
    context,
    { connection, token, priority },
    async () => {
      const endpoint = await endpointOf(context, connection, token)
      const info = await counted(context, target, () => requestTokenInfo(fetch, endpoint, { limits, signal }))
      // Still in the token's turn: nothing that this computer sends comes between the server's count and its own.
      await rememberInfo(context, connection, info)
      return info
    },
    signal,
  )
}

/** Tests a connection for its user. @throws AppError as {@link askTokenInfo} */
export async function testConnection(
  context: SyncContext,
  target: { readonly connection: Connection; readonly token: string },
  signal?: AbortSignal,
): Promise<TokenInfo> {
  return askTokenInfo(context, target, 'user', signal)
}

/**
 * The same for a connection that is not stored: nothing is counted or remembered. {@link rememberDraftTest} does both,
 * once it is.
 *
 * @throws AppError as {@link testConnection}
 */
export async function testDraft(
  context: SyncContext,
  address: Address,
  token: string,
  signal?: AbortSignal,
): Promise<TokenInfo> {
  const { fetch, limits } = context
  return inDraftTurn(
    context,
    address,
    token,
    async () => requestTokenInfo(fetch, await endpointOf(context, address, token), { limits, signal }),
    signal,
  )
}

/** Counts the request of a test that came before the connection was stored, and remembers what the server told. */
export async function rememberDraftTest(context: SyncContext, connection: Connection, info: TokenInfo): Promise<void> {
  await countRequest(context, connection)
  await rememberInfo(context, connection, info)
}

async function rememberInfo(
  { store, nowMs }: SyncContext,
  { id, timeZone }: Connection,
  { dayLimit, usedToday }: TokenInfo,
): Promise<void> {
  const atMs = nowMs()
  const at = wallClock(atMs, timeZone)
  if (dayLimit !== null) await store.requests.rememberDayLimit({ connectionId: id, limit: dayLimit })
  await store.requests.rememberToldCount({ connectionId: id, at, used: usedToday, atMs })
}
