import type { QueryClient } from '@tanstack/react-query'
import type { AppEvent } from '../../../shared/ipc/contract.ts'
import { keyOf } from '../../api/queries.ts'

/** Keeps the state of the store. One that has become ready has other answers to everything. */
export function keepStoreState(client: QueryClient, event: AppEvent): void {
  if (event.kind !== 'store') return
  client.setQueryData(keyOf('store:state', null), event.state)
  if (event.state.kind === 'ready') void client.invalidateQueries()
}
