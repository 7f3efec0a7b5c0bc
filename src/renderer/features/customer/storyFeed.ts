import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ShownStoryItem, Story } from '../../../shared/customerStory.ts'
import type { EventKind } from '../../../shared/reports/eventKinds.ts'
import { request } from '../../api/bridge.ts'
import { keyOf } from '../../api/queries.ts'

/** So many events come at once. */
export const EVENTS_PER_BLOCK = 100

/** How many events are seen: all, or those of the chosen kinds. */
export function seenCount({ kinds, total }: Pick<Story, 'kinds' | 'total'>, chosen: readonly EventKind[]): number {
  return chosen.length === 0 ? total : chosen.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0)
}

/** The blocks that hold some places, with one before: whether an event begins a day is told by the one above it. */
export function blocksAround(first: number, last: number, total: number): readonly number[] {
  if (total === 0) return []
  const from = Math.floor(Math.max(0, first - 1) / EVENTS_PER_BLOCK)
  const to = Math.floor(Math.min(total - 1, Math.max(first, last)) / EVENTS_PER_BLOCK)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** The events that are seen, as far as they are here. */
export interface StoryFeed {
  /** Undefined: it is being fetched. */
  readonly itemAt: (place: number) => ShownStoryItem | undefined
}

/**
 * Fetches the events around what is in view, a block at a time.
 *
 * @param kinds the kinds that are seen; none: all
 * @param first the first place in view, from 0, and the last
 */
export function useStoryFeed(
  { storyId }: Pick<Story, 'storyId'>,
  kinds: readonly EventKind[],
  total: number,
  first: number,
  last: number,
): StoryFeed {
  const blocks = blocksAround(first, last, total)
  const found = useQueries({
    queries: blocks.map((block) => {
      const input = {
        storyId,
        kinds: kinds.length === 0 ? null : [...kinds],
        offset: block * EVENTS_PER_BLOCK,
        limit: EVENTS_PER_BLOCK,
      }
      return {
        queryKey: keyOf('customers:items', input),
        queryFn: () => request('customers:items', input),
      }
    }),
    combine: (results) => results.map(({ data }) => data),
  })
  return useMemo(() => {
    const items = new Map<number, ShownStoryItem>()
    for (const block of found) {
      for (const [index, item] of (block?.items ?? []).entries()) items.set((block?.offset ?? 0) + index, item)
    }
    return { itemAt: (place) => items.get(place) }
  }, [found])
}
