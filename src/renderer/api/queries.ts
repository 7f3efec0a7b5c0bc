import { QueryClient, useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import type { AppError } from '../../shared/errors.ts'
import type { AnswerChannel, AppEvent, Channel, InputOf, OutputOf } from '../../shared/ipc/contract.ts'
import { onEvent, request } from './bridge.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: AppError
  }
}

/** Answers come from this computer: they are never paused for want of a network, nor asked again on their own. */
export function createQueryClient(): QueryClient {
  const settings = { networkMode: 'always', retry: false } as const
  return new QueryClient({
    defaultOptions: {
      queries: { ...settings, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false },
      // What was asked for last (a customer to erase, parameters) is not held longer than somebody waits for it.
      mutations: { ...settings, gcTime: 0 },
    },
  })
}

/** The key under which an answer is cached: the channel and what it was asked. */
export function keyOf<C extends AnswerChannel>(channel: C, input: InputOf<C>): readonly [C, InputOf<C>] {
  return [channel, input]
}

/** What a channel answers, kept up to date by {@link followEvents}. */
export function useAnswer<C extends AnswerChannel>(
  channel: C,
  input: InputOf<C>,
  options: { readonly isEnabled?: boolean; readonly keepPrevious?: boolean } = {},
): UseQueryResult<OutputOf<C>> {
  return useQuery<OutputOf<C>, AppError, OutputOf<C>, readonly [C, InputOf<C>]>({
    queryKey: keyOf(channel, input),
    queryFn: () => request(channel, input),
    enabled: options.isEnabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: (previous: OutputOf<C> | undefined) => previous } : {}),
  } as Parameters<typeof useQuery<OutputOf<C>, AppError, OutputOf<C>, readonly [C, InputOf<C>]>>[0])
}

/** Asks for what will be wanted soon. */
export function askAhead<C extends AnswerChannel>(client: QueryClient, channel: C, input: InputOf<C>): void {
  void client.prefetchQuery({ queryKey: keyOf(channel, input), queryFn: () => request(channel, input) })
}

/** Something that a channel does. */
export function useAction<C extends Channel>(channel: C): UseMutationResult<OutputOf<C>, AppError, InputOf<C>> {
  return useMutation<OutputOf<C>, AppError, InputOf<C>>({ mutationFn: (input) => request(channel, input) })
}

/** Puts what an event tells into the answers that are kept. */
export type Keeper = (client: QueryClient, event: AppEvent) => void

/**
 * Keeps the cached answers up to date with what the main process tells: which of them it makes stale comes with each
 * event, as their channels are declared.
 *
 * @param keepers of features that put more of an event into answers than that they are stale
 * @returns a function that ends it
 */
export function followEvents(client: QueryClient, keepers: readonly Keeper[]): () => void {
  return onEvent((event, stale) => {
    for (const keep of keepers) keep(client, event)
    // An input is matched by its parts, as keys are.
    for (const queryKey of stale) void client.invalidateQueries({ queryKey })
  })
}
