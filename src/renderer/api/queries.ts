import { QueryClient, useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import type { AppError } from '../../shared/errors.ts'
import type { AppEvent, Channel, InputOf, OutputOf } from '../../shared/ipc/contract.ts'
import type { JobSnapshot } from '../../shared/jobs.ts'
import { onEvent, request } from './bridge.ts'
import { forgetEverythingHeld } from './forgetting.ts'

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
export function keyOf<C extends Channel>(channel: C, input: InputOf<C>): readonly [C, InputOf<C>] {
  return [channel, input]
}

/** What a channel answers, kept up to date by {@link followEvents}. */
export function useAnswer<C extends Channel>(
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
export function askAhead<C extends Channel>(client: QueryClient, channel: C, input: InputOf<C>): void {
  void client.prefetchQuery({ queryKey: keyOf(channel, input), queryFn: () => request(channel, input) })
}

const ERASING_KEY = ['erasing'] as const

/** How far the erasure is that goes on, as was told last; undefined before the first one. */
export function useErasing(): Extract<AppEvent, { readonly kind: 'erasing' }> | undefined {
  const { data } = useQuery<Extract<AppEvent, { readonly kind: 'erasing' }>>({
    queryKey: ERASING_KEY,
    queryFn: () => Promise.reject(new Error('told, never asked for')),
    enabled: false,
  })
  return data
}

/** Something that a channel does. */
export function useAction<C extends Channel>(channel: C): UseMutationResult<OutputOf<C>, AppError, InputOf<C>> {
  return useMutation<OutputOf<C>, AppError, InputOf<C>>({ mutationFn: (input) => request(channel, input) })
}

function withJob(jobs: readonly JobSnapshot[] | undefined, job: JobSnapshot): readonly JobSnapshot[] {
  const others = (jobs ?? []).filter((each) => each.id !== job.id)
  return [...others, job].toSorted((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1))
}

/** Whether counts under a key are of rows that an event is about. */
function counts(
  [, input]: readonly unknown[],
  { connectionId, reportKey }: Extract<AppEvent, { readonly kind: 'stored' }>,
): boolean {
  const { question } = input as InputOf<'result:counts'>
  const isOf = (told: number | string | null, asked: number | string): boolean => told === null || told === asked
  return isOf(connectionId, question.connectionId) && isOf(reportKey, question.reportKey)
}

function apply(client: QueryClient, event: AppEvent): void {
  const refresh = (...channels: readonly Channel[]): void => {
    for (const channel of channels) void client.invalidateQueries({ queryKey: [channel] })
  }
  switch (event.kind) {
    case 'job':
      client.setQueryData<readonly JobSnapshot[]>(keyOf('jobs:list', null), (jobs) => withJob(jobs, event.job))
      if (event.job.kind !== 'export') refresh('quota:get')
      if (event.job.endedAtMs !== null) refresh('coverage:get')
      break
    case 'job-dismissed':
      client.setQueryData<readonly JobSnapshot[]>(keyOf('jobs:list', null), (jobs) =>
        jobs?.filter((job) => job.id !== event.jobId),
      )
      break
    case 'stored':
      refresh('coverage:get', 'live:gaps', 'reports:holdings', 'reports:parameter-sets')
      refresh('reports:choices', 'check:plan')
      void client.invalidateQueries({
        queryKey: ['result:counts'],
        predicate: ({ queryKey }) => counts(queryKey, event),
      })
      break
    case 'customer-erased':
      void forgetEverythingHeld(client)
      break
    case 'live':
      refresh('live:list', 'live:gaps')
      break
    case 'schedules':
      refresh('schedules:list')
      break
    case 'retention':
      refresh('retention:get')
      break
    case 'quota':
      refresh('quota:get')
      break
    case 'erasing':
      client.setQueryData(ERASING_KEY, event)
      break
    case 'connections':
      refresh('connections:list', 'reports:holdings', 'quota:get', 'schedules:list')
      break
    case 'reports':
      refresh('reports:list', 'own-reports:list', 'reports:holdings', 'check:plan')
      break
    case 'marks':
      refresh('marks:list')
      break
    case 'settings':
      client.setQueryData(keyOf('settings:get', null), event.settings)
      break
    case 'store':
      client.setQueryData(keyOf('store:state', null), event.state)
      if (event.state.kind === 'ready') void client.invalidateQueries()
      break
    default:
  }
}

/** Keeps the cached answers up to date with what the main process tells. @returns a function that ends it */
export function followEvents(client: QueryClient): () => void {
  return onEvent((event) => {
    apply(client, event)
  })
}
