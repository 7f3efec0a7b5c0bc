import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { usePreference } from '../../api/usePreference.ts'
import { changeView, FRESH_KEPT_VIEW, keptViewSchema, type ViewEvent, type ViewState } from './viewState.ts'

/** What the user set up for the rows of a report: filters and search, order and columns. */
export interface ViewControl {
  /** Undefined until it is known how it was left. */
  readonly view: ViewState | undefined
  readonly change: (event: ViewEvent) => void
}

interface HeldView {
  readonly key: string
  readonly view: ViewState
}

/**
 * Holds what the user sets up for the rows of a report of a connection, and keeps each change: the window may be closed
 * the moment after.
 *
 * @param byDay sums: each day by itself; there is a column more then, to be sorted and filtered by
 */
export function useViewState(connectionId: number, reportKey: string, byDay: boolean): ViewControl {
  const key = `grid/${connectionId}/${reportKey}${byDay ? '/by-day' : ''}`
  const { value, set } = usePreference(key, keptViewSchema, FRESH_KEPT_VIEW)
  const [held, hold] = useState<HeldView | null>(null)
  if (value !== undefined && held?.key !== key) hold({ key, view: value })

  const change = useCallback((event: ViewEvent) => {
    hold((before) => {
      if (before === null) return null
      const view = changeView(before.view, event)
      return view === before.view ? before : { ...before, view }
    })
  }, [])

  const keep = useEffectEvent(({ columns, sort, filters, search }: ViewState) => {
    set({ version: 1, columns, sort, filters, search })
  })
  const kept = useRef<HeldView | null>(null)
  useEffect(() => {
    const before = kept.current
    kept.current = held
    if (held !== null && before?.key === held.key && before.view !== held.view) keep(held.view)
  }, [held])
  return { view: held?.key === key ? held.view : undefined, change }
}
