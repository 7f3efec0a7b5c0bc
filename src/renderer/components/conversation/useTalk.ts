import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { RowOfTalk } from '../../../shared/conversations.ts'
import { request } from '../../api/bridge.ts'
import { TalkReader, type TalkState } from './talkReader.ts'

export interface TalkControl {
  readonly state: TalkState
  readonly retry: () => void
}

/**
 * The talk that a row belongs to. Going to another row of the same talk reads nothing anew.
 *
 * @param slot under which the main process holds it; a slot holds one
 * @param of null: nothing is read yet
 * @param list the list within the row whose items are the turns; null: the row is a turn itself
 */
export function useTalk(slot: string, of: RowOfTalk | null, list: string | null): TalkControl {
  const reader = useMemo(() => new TalkReader(request, slot), [slot])
  const state = useSyncExternalStore(reader.subscribe, () => reader.state)
  const [attempt, setAttempt] = useState(0)
  /** What is read: another attempt is another thing. */
  const key = of === null ? null : JSON.stringify({ attempt, of })
  useEffect(() => {
    if (key === null) return
    const asked = JSON.parse(key) as { readonly of: RowOfTalk }
    void reader.read(asked.of, list)
  }, [reader, key, list])
  useEffect(() => () => reader.close(), [reader])
  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  return { state, retry }
}
