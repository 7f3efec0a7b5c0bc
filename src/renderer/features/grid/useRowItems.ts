import { useEffect, useState } from 'react'
import type { RowItems } from '../../../shared/rows.ts'

/** Reads the items of a list within the row at a place of the shown result. */
export type ReadItems = (place: number, list: string) => Promise<RowItems>

export interface RowItemsState {
  /** Null until they are there. */
  readonly items: RowItems | null
  readonly hasFailed: boolean
}

/** The items of one list of the open row. What was there stays until what takes its place has come. */
export function useRowItems(read: ReadItems, place: number | null, list: string): RowItemsState {
  const [state, setState] = useState<RowItemsState & { readonly place: number | null }>({
    items: null,
    hasFailed: false,
    place: null,
  })
  useEffect(() => {
    if (place === null) return
    let isCurrent = true
    const fetch = async (): Promise<void> => {
      try {
        const items = await read(place, list)
        if (isCurrent) setState({ items, hasFailed: false, place })
      } catch {
        // Where another result takes over, this effect comes about again.
        if (isCurrent) setState({ items: null, hasFailed: true, place })
      }
    }
    void fetch()
    return () => {
      isCurrent = false
    }
  }, [read, place, list])
  return place === null || state.place === place ? state : { items: null, hasFailed: false }
}
