import { useQuery, type QueryClient } from '@tanstack/react-query'
import type { AppEvent } from '../../../shared/ipc/contract.ts'

type Progress = Extract<AppEvent, { readonly kind: 'erasing' }>

const KEY = ['erasing'] as const

/** Keeps how far an erasure is. */
export function keepErasingProgress(client: QueryClient, event: AppEvent): void {
  if (event.kind === 'erasing') client.setQueryData<Progress>(KEY, event)
}

/** How far the erasure is that goes on, as was told last; undefined before the first one. */
export function useErasing(): Progress | undefined {
  const { data } = useQuery<Progress>({
    queryKey: KEY,
    queryFn: () => Promise.reject(new Error('told, never asked for')),
    enabled: false,
  })
  return data
}
