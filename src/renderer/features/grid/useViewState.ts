import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useReducer, useRef } from 'react'
import { changeView, type KeptView, type ViewEvent, type ViewState } from './viewState.ts'

const KEEPING_PAUSE_MS = 400

/** What the user sets up in the grid, kept a moment after each change. */
export function useViewState(
  kept: KeptView,
  onKeep: (view: KeptView) => void,
): readonly [ViewState, (event: ViewEvent) => void] {
  const [view, change] = useReducer(changeView, kept)
  const keep = useDebouncedCallback(onKeep, { delay: KEEPING_PAUSE_MS, flushOnUnmount: true })
  const seen = useRef<ViewState>(view)
  useEffect(() => {
    if (seen.current === view) return
    seen.current = view
    const { columns, sort, filters, search } = view
    keep({ version: 1, columns, sort, filters, search })
  }, [view, keep])
  return [view, change]
}
