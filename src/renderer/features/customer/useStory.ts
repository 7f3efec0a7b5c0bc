import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import type { Story, StoryWish } from '../../../shared/customerStory.ts'
import type { AppError } from '../../../shared/errors.ts'
import { onEvent, request } from '../../api/bridge.ts'
import { keyOf } from '../../api/queries.ts'

/** What was found of a customer, and how far looking for it is. */
export interface StoryState {
  /** Undefined before the first was found; while another is looked for the one before stays. */
  readonly story: Story | undefined
  /** Whether the story is of another wish, or still being looked for. */
  readonly isLooking: boolean
  readonly error: AppError | null
  /** From 0 to 1; null where nobody knows. */
  readonly share: number | null
  readonly retry: () => void
}

/** Hears how far the search of a slot is. */
function useShare(slot: string, isLooking: boolean): number | null {
  const [share, setShare] = useState<number | null>(null)
  useEffect(() => {
    if (!isLooking) return undefined
    const end = onEvent((event) => {
      if (event.kind !== 'story-progress' || event.slot !== slot) return
      setShare(event.total === 0 ? null : Math.min(1, event.rows / event.total))
    })
    return () => {
      end()
      setShare(null)
    }
  }, [slot, isLooking])
  return share
}

/** Asks for the story of a customer, and again whenever something of it may have changed. */
export function useStory(wish: StoryWish): StoryState {
  const slot = `story${useId()}`
  const asked = { slot, wish }
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery<Story>({
    queryKey: keyOf('customers:story', asked),
    queryFn: () => request('customers:story', asked),
    placeholderData: keepPreviousData,
    // Another wish takes the place of what was found: its number then stands for nothing.
    gcTime: 0,
  })
  useEffect(
    () => () => {
      // What nobody looks at any more need not be kept, nor looked for.
      request('customers:close', { slot }).catch(() => undefined)
    },
    [slot],
  )
  return {
    story: data,
    isLooking: isFetching && (data === undefined || isPlaceholderData),
    error,
    share: useShare(slot, isFetching),
    retry: () => void refetch(),
  }
}
