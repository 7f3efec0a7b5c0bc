import { despiteSpace } from '../core/store/file/spaceProblem.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { Connection } from '../core/store/records/connections.ts'
import { isSampleConnection } from '../core/wolkvox/address.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { Tokens } from './tokens.ts'

/** What a connection is removed from. */
export interface RemovalParts {
  readonly store: StoreApi
  readonly tokens: Tokens
  /** The reports whose rows go too; null: all rows stay. */
  readonly erased: readonly ReportDefinition[] | null
  /** Hears when the connection is gone, though space may still have to be given back. */
  readonly onRemoved?: () => void
}

/**
 * Takes a connection off the list, with its token, and with its rows where they are to go too. Where the keychain keeps
 * the token, nothing is lost.
 *
 * @throws AppError `keychain-locked`; `space-not-released` once all is done that could be
 */
export async function removeConnection(
  connection: Connection,
  { store, tokens, erased, onRemoved }: RemovalParts,
): Promise<void> {
  if (!isSampleConnection(connection)) await tokens.remove(connection.id)
  const erase = async (): Promise<void> => {
    if (erased === null) return
    await store.erasing.erase(erased, { connectionId: connection.id, reportKey: null, before: null })
  }
  const remove = async (): Promise<void> => {
    await store.connections.remove(connection.id)
    onRemoved?.()
  }
  // Again after it: what another process still brought in between.
  await despiteSpace([erase, remove, erase])
}
