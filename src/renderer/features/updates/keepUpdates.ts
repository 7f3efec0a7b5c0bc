import type { QueryClient } from '@tanstack/react-query'
import type { AppEvent } from '../../../shared/ipc/contract.ts'
import { keyOf } from '../../api/queries.ts'

/** Keeps how far an update is: an event brings all of it. */
export function keepUpdates(client: QueryClient, event: AppEvent): void {
  if (event.kind === 'updates') client.setQueryData(keyOf('updates:state', null), event.state)
}
