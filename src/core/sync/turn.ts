import type { Connection } from '../store/records/connections.ts'
import type { Address, SyncContext } from './target.ts'
import type { GoOn, Priority } from './tokenQueue.ts'

/** Whose turn it is: see `Turn`. */
export interface Turn {
  readonly connection: Connection
  readonly token: string
  readonly priority: Priority
  readonly owner?: object | undefined
}

/**
 * Waits for the token's turn, on this computer and in the team, runs the work, and passes the turn on.
 *
 * @param work what it says goes on after it holds the turn's locks on this computer, but no turn
 * @throws AppError `cancelled` where the signal is aborted while waiting; why the team gives no turn; what the work
 * throws
 */
export function inTurn<T>(
  { queue, team }: Pick<SyncContext, 'queue' | 'team'>,
  { connection, token, priority, owner }: Turn,
  work: (goOn: GoOn) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  return queue.run(
    { connectionId: connection.id, token, priority, owner },
    (goOn) => (team === undefined ? work(goOn) : team.inTurn(connection, token, () => work(goOn), signal)),
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
