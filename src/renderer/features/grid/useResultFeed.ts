import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Question } from '../../../shared/query.ts'
import { onEvent, request } from '../../api/bridge.ts'
import { mostRowsWithin } from './pages.ts'
import { ResultFeed, type FeedState } from './resultFeed.ts'

/** The window shows the rows of one report at a time, so one result is held for it. */
const SLOT = 'grid'

/** The rows of a question, asked anew whenever it changes or the store holds other rows of its report. */
export function useResultFeed(question: Question): { readonly feed: ResultFeed; readonly state: FeedState } {
  const [feed] = useState(() => new ResultFeed(request, SLOT, () => mostRowsWithin(window.innerHeight)))
  const [subscribe] = useState(() => (listener: () => void) => feed.subscribe(listener))
  const state = useSyncExternalStore(subscribe, () => feed.state)
  const key = JSON.stringify(question)
  useEffect(() => {
    feed.ask(JSON.parse(key) as Question)
  }, [feed, key])
  const { connectionId, reportKey } = question
  useEffect(() => {
    const unsubscribe = onEvent((event) => {
      if (event.kind === 'first-rows') feed.showFirst(event)
      const isOurs =
        event.kind === 'stored'
          ? [null, connectionId].includes(event.connectionId) && [null, reportKey].includes(event.reportKey)
          : event.kind === 'worker-restarted'
      if (isOurs) feed.refreshSoon()
    })
    return () => {
      unsubscribe()
      feed.close()
    }
  }, [feed, connectionId, reportKey])
  return { feed, state }
}
