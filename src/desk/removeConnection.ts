import { despiteSpace } from '../core/store/file/spaceProblem.ts'
import type { ErasureOptions } from '../core/store/erasing/progress.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import { isSampleConnection } from '../core/wolkvox/address.ts'
import { throwIfAborted } from '../shared/errors.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { Tokens } from './tokens.ts'
import type { UnfinishedParts } from './unfinishedWork.ts'

// A removal takes steps in the keychain and in the store. It is remembered in the store before the first of them and
// until after the last, so whatever ends the process in between, the next opening of the store goes on with it. The
// token goes first: where the keychain keeps it nothing is lost, and nothing that is left names a connection whose
// token nobody would look for any more.

/** What a connection is removed from. */
export interface RemovalParts {
  readonly store: StoreApi
  readonly tokens: Tokens
  /** The reports whose rows go too; null: all rows stay. */
  readonly erased: readonly ReportDefinition[] | null
  /** Puts off that space is given back. */
  readonly putOff?: AbortSignal
  /** Hears when the connection is gone, though space may still have to be given back. */
  readonly onRemoved?: () => void
}

function lockOf({ id }: Pick<Connection, 'id'>): readonly string[] {
  return [`removal-${id}`]
}

/** All steps of a removal; each may be done a second time. @throws AppError as {@link removeConnection} */
async function carryOut(
  connection: Connection,
  { store, tokens, erased, putOff, onRemoved }: RemovalParts,
): Promise<void> {
  if (!isSampleConnection(connection)) await tokens.remove(connection.id)
  const options: ErasureOptions = putOff === undefined ? {} : { putOff }
  const erase = async (): Promise<void> => {
    if (erased === null) return
    await store.erasing.erase(erased, { connectionId: connection.id, reportKey: null, before: null }, options)
  }
  const remove = async (): Promise<void> => {
    await store.connections.remove(connection.id)
    onRemoved?.()
  }
  const end = (): Promise<void> => store.connections.endRemoval(connection.id)
  // Again after it: what another process still brought in between.
  await despiteSpace([erase, remove, erase, end])
}

/**
 * Takes a connection off the list, with its token, and with its rows where they are to go too. Where the keychain keeps
 * the token, nothing is lost. What a crash cuts short {@link finishRemovals} goes on with.
 *
 * @throws AppError `keychain-locked`; `space-not-released` once all is done that could be
 */
export async function removeConnection(connection: Connection, parts: RemovalParts): Promise<void> {
  const { store, erased } = parts
  // Whoever has it took up what another process was cut short in: the same is done twice then.
  const hasLock = await store.locks.tryAcquire(lockOf(connection))
  try {
    await store.connections.beginRemoval({ connectionId: connection.id, withRows: erased !== null })
    await carryOut(connection, parts)
  } catch (cause) {
    // Whoever asked for it hears of that, and decides: nothing goes behind their back any more.
    await store.connections.endRemoval(connection.id).catch(() => undefined)
    throw cause
  } finally {
    if (hasLock) await store.locks.release(lockOf(connection)).catch(() => undefined)
  }
}

/** What removals are finished with. */
export interface UnfinishedRemovalParts extends UnfinishedParts, Pick<RemovalParts, 'onRemoved'> {
  readonly tokens: () => Promise<Tokens>
  /** Does it while nothing works with the connection. */
  readonly alone?: (connection: Connection, work: () => Promise<void>) => Promise<void>
}

/**
 * Goes on with removals of connections that were cut short. One that a process still works on, this one or another, is
 * left to it.
 *
 * @throws AppError as {@link removeConnection}: what is left goes on later then
 */
export async function finishRemovals(parts: UnfinishedRemovalParts): Promise<void> {
  const { store, reports, tokens, signal, onBegin, onRemoved, alone = (_connection, work) => work() } = parts
  for (const { connection } of await store.connections.removals()) {
    throwIfAborted(signal)
    if (!(await store.locks.tryAcquire(lockOf(connection)))) continue
    try {
      // It may have ended before the lock was free.
      const removal = (await store.connections.removals()).find((each) => each.connection.id === connection.id)
      if (removal === undefined) continue
      await alone(connection, async () => {
        onBegin('removal')
        const erased = removal.withRows ? await reports() : null
        const told = onRemoved === undefined ? {} : { onRemoved }
        await carryOut(removal.connection, { store, tokens: await tokens(), erased, putOff: signal, ...told })
      })
    } finally {
      await store.locks.release(lockOf(connection)).catch(() => undefined)
    }
  }
}
