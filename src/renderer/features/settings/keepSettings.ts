import type { QueryClient } from '@tanstack/react-query'
import type { AppEvent } from '../../../shared/ipc/contract.ts'
import { keyOf } from '../../api/queries.ts'

/** Keeps the settings: an event brings all of them. */
export function keepSettings(client: QueryClient, event: AppEvent): void {
  if (event.kind === 'settings') client.setQueryData(keyOf('settings:get', null), event.settings)
}
