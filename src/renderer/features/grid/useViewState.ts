import { useEffect, useEffectEvent, useReducer, useRef } from 'react'
import { changeView, type KeptView, type ViewEvent, type ViewState } from './viewState.ts'

/** What the user sets up in the grid, kept with each change: the window may be closed the moment after. */
export function useViewState(
  kept: KeptView,
  onKeep: (view: KeptView) => void,
): readonly [ViewState, (event: ViewEvent) => void] {
  const [view, change] = useReducer(changeView, kept)
  const keep = useEffectEvent(onKeep)
  const seen = useRef<ViewState>(view)
  useEffect(() => {
    if (seen.current === view) return
    seen.current = view
    const { columns, sort, filters, search } = view
    keep({ version: 1, columns, sort, filters, search })
  }, [view])
  return [view, change]
}
