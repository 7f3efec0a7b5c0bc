import { useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { UpdatePlan } from '../../../shared/home.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { useAction, useAnswer } from '../../api/queries.ts'

/** What brings the cards up to date. */
export interface UpdateAll {
  /** Undefined until it is known. */
  readonly plan: UpdatePlan | undefined
  /** How many of the fetches that were begun here have ended, of how many; null: none is under way. */
  readonly running: { readonly done: number; readonly total: number } | null
  readonly isStarting: boolean
  readonly error: AppError | null
  /** Whether it waits for a yes: many requests, or more than the day has left. */
  readonly isAsking: boolean
  /** Fetches what all cards lack, or some; asks first where that is much. */
  readonly start: () => void
  readonly startOne: (viewId: number) => void
  readonly confirm: () => void
  readonly dismiss: () => void
  /** Stops all that was begun here; what has come stays. */
  readonly cancel: () => void
}

/** So many requests are sent without a question. */
const MOST_UNASKED = 20

/** Fetches what cards lack, each report's rows as a job of its own, and follows these jobs. */
export function useUpdateAll(connectionId: number, today: WallSeconds): UpdateAll {
  const { data: plan } = useAnswer('home:plan', { connectionId, cards: null, today }, { keepPrevious: true })
  const { data: jobs = [] } = useAnswer('jobs:list', null)
  const update = useAction('home:update')
  const stop = useAction('jobs:cancel')
  const [begun, setBegun] = useState<readonly string[]>([])
  const [isAsking, setAsking] = useState(false)
  const own = jobs.filter(({ id }) => begun.includes(id))
  const underWay = own.filter(({ endedAtMs }) => endedAtMs === null)

  function send(cards: number[] | null): void {
    setAsking(false)
    // What was begun before and goes on still counts.
    const goingOn = underWay.map(({ id }) => id)
    update.mutate(
      { connectionId, cards },
      { onSuccess: ({ jobIds }) => setBegun([...new Set([...goingOn, ...jobIds])]) },
    )
  }
  return {
    plan,
    running: underWay.length === 0 ? null : { done: own.length - underWay.length, total: own.length },
    isStarting: update.isPending,
    error: update.error,
    isAsking,
    start: () => {
      if (plan === undefined) return
      const { requests, left } = plan
      if (requests > MOST_UNASKED || (left !== null && requests > left)) setAsking(true)
      else send(null)
    },
    startOne: (viewId) => send([viewId]),
    confirm: () => send(null),
    dismiss: () => setAsking(false),
    cancel: () => {
      for (const { id } of underWay) stop.mutate({ jobId: id })
    },
  }
}
