import type { GridApi } from 'ag-grid-community'
import { useEffect, useEffectEvent, useRef } from 'react'
import { shiftOf, type KnownRow } from './follow.ts'
import type { GridRow } from './gridRow.ts'
import type { PageRows } from './pages.ts'
import { BLOCK_ROWS, type ResultFeed, type ShownResult } from './resultFeed.ts'

interface GridSync {
  readonly api: GridApi<GridRow> | null
  readonly feed: ResultFeed
  readonly shown: ShownResult
  readonly page: PageRows
  /** The row that matters most to the user, by its place: the open or selected one. */
  readonly placeInUse: number | null
  /** Hears by how many places all rows moved in a refresh; undefined: that cannot be told. */
  readonly onMoved: (by: number | undefined) => void
  /** Moves the view by so many rows. */
  readonly scrollBy: (rows: number) => void
  /** The row of a page just turned to that is to be in view, as its index on the page; 0: the first. */
  readonly takeTarget: (first: number) => number
}

/**
 * Shows another question's rows, or another page's, from the first on. Rows that stand there go only as the new ones
 * come.
 */
function restart(api: GridApi<GridRow>, rows: number, firstIndex: number): void {
  // With no more rows than one block, the grid lets go of every other block, and its view goes to the top by itself.
  api.setRowCount(Math.min(rows, BLOCK_ROWS), true)
  if (rows === 0) return
  api.ensureIndexVisible(0, 'top')
  api.setRowCount(rows, true)
  api.refreshInfiniteCache()
  if (firstIndex > 0) api.ensureIndexVisible(Math.min(firstIndex, rows - 1), 'middle')
}

interface Drawn {
  readonly version: number
  readonly first: number
  readonly total: number
}

/** Tells the grid of each new result: its rows are fetched again, and what the user looks at stays where it is. */
export function useGridSync({ api, feed, shown, page, placeInUse, onMoved, scrollBy, takeTarget }: GridSync): void {
  /** What the grid draws; null before it is there. */
  const drawn = useRef<Drawn | null>(null)
  /** The row that was followed last, where it is now: the grid may still be loading it when the next result comes. */
  const followed = useRef<KnownRow | undefined>(undefined)

  const rowAt = (place: number): KnownRow | undefined => {
    const data = api?.getDisplayedRowAtIndex(place - page.first)?.data
    return data === undefined ? undefined : { place: data.place, row: data.values }
  }

  /** A row by which it can be told how the rows moved: the one in use, else the first in view. */
  const knownRow = (): KnownRow | undefined => {
    const before = followed.current
    const inUse = placeInUse === null ? undefined : rowAt(placeInUse)
    if (inUse !== undefined || (before !== undefined && before.place === placeInUse)) return inUse ?? before
    return rowAt((api?.getFirstDisplayedRowIndex() ?? 0) + page.first) ?? before
  }

  const keep = useEffectEvent(async (totalBefore: number, isCurrent: () => boolean) => {
    const known = knownRow()
    const { total } = shown.opened
    const rowOf = (place: number) => feed.preview(place)
    let shift: number | undefined
    try {
      shift = known === undefined ? undefined : await shiftOf(known, totalBefore, total, rowOf)
    } catch {
      // Another result is on its way: what is drawn now is followed into that one.
      return
    }
    if (api === null || !isCurrent()) return
    drawn.current = { version: shown.version, first: page.first, total }
    followed.current =
      known === undefined || shift === undefined ? undefined : { place: known.place + shift, row: known.row }
    api.setRowCount(page.rows, true)
    if (page.rows > 0) api.refreshInfiniteCache()
    onMoved(shift)
    if (shift !== undefined && shift !== 0) scrollBy(shift)
  })

  const begin = useEffectEvent((grid: GridApi<GridRow>) => {
    restart(grid, page.rows, takeTarget(page.first))
  })

  useEffect(() => {
    const before = drawn.current
    const now = { version: shown.version, first: page.first, total: shown.opened.total }
    if (api === null || before === null) {
      drawn.current = api === null ? null : now
      return
    }
    if (before.version === now.version && before.first === now.first) return
    if (!shown.isRefreshed || before.first !== now.first) {
      drawn.current = now
      followed.current = undefined
      begin(api)
      return
    }
    let isCurrent = true
    void keep(before.total, () => isCurrent)
    return () => {
      isCurrent = false
    }
  }, [api, shown, page])
}
