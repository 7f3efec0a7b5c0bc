import type { Connection } from '../store/records/connections.ts'
import type { Address, SyncContext } from './target.ts'
import type { Priority } from './tokenQueue.ts'

/** Whose turn it is: see `Turn`. */
export interface Turn {
  readonly connection: Connection
  readonly token: string
  readonly priority: Priority
}

/**
 * Waits for the token's turn, on this computer and in the team, runs the work, and passes the turn on.
 *
 * @throws AppError `cancelled` where the signal is aborted while waiting; why the team gives no turn; what the work
 * throws
 */
export function inTurn<T>(
  { queue, team }: Pick<SyncContext, 'queue' | 'team'>,
  { connection, token, priority }: Turn,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  return queue.run(
    { connectionId: connection.id, token, priority },
    () => (team === undefined ? work() : team.inTurn(connection, token, work, signal)),
    signal,
  )
}

/** The same for an operation that is not stored yet. */
export function inDraftTurn<T>(
  { queue, team }: Pick<SyncContext, 'queue' | 'team'>,
  address: Address,
  token: string,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  return queue.run(
    { connectionId: null, token, priority: 'user' },
    () => (team === undefined ? work() : team.inTurn(address, token, work, signal)),
    signal,
  )
}
