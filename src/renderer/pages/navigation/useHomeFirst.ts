import { useEffect, useState } from 'react'
import { useAnswer } from '../../api/queries.ts'
import { homeFirst, type Place } from './places.ts'
import type { Navigation } from './useNavigation.ts'

/** Whether the window has looked, since it was opened, whether the cards come first. */
let hasLooked = false

/**
 * Once something is pinned, the window opens with the cards, and what was open lies beside or behind them.
 *
 * @returns whether it is known what comes first: nothing else is drawn before, for it would be gone at once
 */
export function useHomeFirst({ place, change }: Pick<Navigation, 'place' | 'change'>): boolean {
  const { connectionId } = place
  const [isKnown, setKnown] = useState(hasLooked)
  const cards = useAnswer('home:cards', { connectionId }, { isEnabled: !isKnown })
  const pinned = cards.data?.length
  const isAnswered = pinned !== undefined || cards.error !== null
  useEffect(() => {
    if (isKnown || !isAnswered) return
    hasLooked = true
    const home: Place = { kind: 'home', connectionId }
    if ((pinned ?? 0) > 0) change((before) => homeFirst(before, home))
    // oxlint-disable-next-line react/set-state-in-effect -- once, with what the answer led to
    setKnown(true)
  }, [isKnown, isAnswered, pinned, connectionId, change])
  return isKnown
}
