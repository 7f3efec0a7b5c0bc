import { useEffect } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { CardAnswer, HomeCard } from '../../../shared/home.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { useAnswer } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** What a card shows, as far as it is known. */
export interface AnsweredCard {
  readonly answer: CardAnswer | undefined
  /** When that was worked out, where it may come to something else by now; null where it is what it comes to now. */
  readonly earlierAtMs: number | null
  readonly error: AppError | null
  readonly isWorking: boolean
}

/**
 * Asks for what a card shows, and again whenever it may have become something else; the last numbers stay meanwhile, at
 * first those that were kept when the card was worked out last.
 */
export function useCard(connectionId: number, card: HomeCard, today: WallSeconds): AnsweredCard {
  const language = useLanguage()
  const { viewId, reads } = card
  const { data, error, isFetching, refetch } = useAnswer(
    'home:card',
    { connectionId, viewId, reads, language, today, isForPaper: false },
    { isEnabled: card.problem === null, keepPrevious: true },
  )
  // An erasure gave up what was being worked out; nobody else asks again.
  const isStopped = error?.code === 'cancelled' && !isFetching
  useEffect(() => {
    if (isStopped) void refetch()
  }, [isStopped, refetch])
  const { data: earlier } = useAnswer(
    'home:earlier-card',
    { connectionId, viewId, language },
    { isEnabled: card.problem === null && data === undefined && error === null },
  )
  const isEarlier = data === undefined && earlier !== undefined && earlier !== null
  return {
    answer: data ?? earlier?.answer,
    earlierAtMs: isEarlier ? earlier.answeredAtMs : null,
    error: error?.code === 'cancelled' ? null : error,
    isWorking: isFetching || isStopped,
  }
}
