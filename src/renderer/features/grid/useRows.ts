import type { GridApi } from 'ag-grid-community'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { GridRow } from './gridRow.ts'
import { pageHolding, type PageRows } from './pages.ts'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import { countSelected, extendTo, NOTHING_SELECTED, selectAll, selectOne, toggle, type Selection } from './selection.ts'
import type { RowHandlers } from './useCellInput.ts'
import type { OpenRow } from './useRowCard.ts'
import { useRowsInUse, type RowsInUse } from './useRowsInUse.ts'

interface RowsOptions {
  readonly api: GridApi<GridRow> | null
  readonly feed: ResultFeed
  readonly shown: ShownResult
  readonly page: PageRows
  readonly onPage: (page: number) => void
  readonly onCopyCell: (place: number, field: string) => void
  readonly onCopyRows: (selection: Selection) => void
  /** Whether the card is there whether a row stands open or not. */
  readonly staysOpen: boolean
  readonly onStaysOpen: (staysOpen: boolean) => void
}

export interface Rows extends RowHandlers {
  readonly selection: Selection
  readonly unselect: () => void
  readonly open: OpenRow | null
  /** Counts up whenever the keyboard is to go on in the open row. */
  readonly focusRequest: number
  readonly step: (by: 1 | -1) => void
  /** Opens a row beside the grid, wherever in the result it stands, and brings it into view. */
  readonly goTo: (place: number) => void
  /** Opens a row beside the grid; where it stands open already, the keyboard goes on in it. */
  readonly view: (place: number) => void
  readonly close: () => void
  /** The keyboard goes back to the row that stands open, which stays so. */
  readonly leave: () => void
  readonly isCardShown: boolean
  /** Shows the card until it is closed, with the row in use where there is one; or closes it. */
  readonly showCard: (isShown: boolean) => void
  readonly onMoved: (by: number | undefined) => void
  readonly takeTarget: (first: number) => number
}

/** Opening rows beside the grid, going from one to the next, and closing them. */
function useOpening(
  { api, page, onPage, shown, staysOpen, onStaysOpen }: RowsOptions,
  inUse: RowsInUse,
): Pick<
  Rows,
  'focusRequest' | 'step' | 'goTo' | 'view' | 'close' | 'leave' | 'isCardShown' | 'showCard' | 'takeTarget'
> {
  const [focusRequest, setFocusRequest] = useState(0)
  /** The row to be in view once its page is there. */
  const target = useRef<number | null>(null)
  const valuesAt = (place: number) => api?.getDisplayedRowAtIndex(place - page.first)?.data?.values

  function goTo(place: number): void {
    if (place < 0 || place >= shown.opened.total) return
    inUse.openAlone({ place, values: valuesAt(place) })
    const index = place - page.first
    if (index >= 0 && index < page.rows) api?.ensureIndexVisible(index)
    else {
      target.current = place
      onPage(pageHolding(page, place))
    }
  }

  function leave(): void {
    const place = inUse.open?.place ?? inUse.selection.anchor
    const column = api?.getFocusedCell()?.column ?? api?.getAllDisplayedColumns()[0]
    if (place !== null && column !== undefined) api?.setFocusedCell(place - page.first, column)
  }

  function close(): void {
    inUse.closeCard()
    if (staysOpen) onStaysOpen(false)
    leave()
  }

  function view(place: number): void {
    if (inUse.open?.place === place) setFocusRequest(focusRequest + 1)
    else inUse.openAlone({ place, values: valuesAt(place) })
  }

  return {
    focusRequest,
    step: (by) => goTo((inUse.open?.place ?? 0) + by),
    goTo,
    close,
    leave,
    view,
    isCardShown: staysOpen || inUse.open !== null,
    showCard: (isShown) => {
      if (!isShown) return close()
      onStaysOpen(true)
      const { anchor } = inUse.selection
      if (anchor !== null) inUse.openAlone({ place: anchor, values: valuesAt(anchor) })
    },
    takeTarget: (first) => {
      const place = target.current
      target.current = null
      return place === null ? 0 : place - first
    },
  }
}

/** What keys do to rows. */
function keysOf(
  { page, shown, staysOpen, onCopyCell, onCopyRows }: RowsOptions,
  { selection, select, open, closeCard }: RowsInUse,
  view: (place: number) => void,
): Pick<RowHandlers, 'onKey' | 'onCopy'> {
  const { total, resultId } = shown.opened

  function onEscape(): boolean {
    if (open !== null && !staysOpen) closeCard()
    else if (selection.stretches.length > 0) select(NOTHING_SELECTED)
    else return false
    return true
  }

  /** The grid moves the focus itself; the selection goes along. */
  function extend(place: number, by: 1 | -1): void {
    const to = Math.min(Math.max(place + by, page.first), page.first + page.rows - 1)
    select((before) => extendTo(before.anchor === null ? { ...before, anchor: place } : before, to))
  }

  function onCopy(place: number, field: string): void {
    if (countSelected(selection) > 1) onCopyRows(selection)
    else onCopyCell(place, field)
  }

  function onCommandKey(key: string, place: number, field: string): boolean {
    // Of all rows that are still looked for only the first are known.
    if (key === 'a' && resultId !== null) select(selectAll(total))
    else if (key === 'c') onCopy(place, field)
    else return false
    return true
  }

  function onKey(event: KeyboardEvent, place: number, field: string): boolean {
    const { key, shiftKey } = event
    if (event.altKey) return false
    if (event.ctrlKey || event.metaKey) return onCommandKey(key.toLowerCase(), place, field)
    switch (key) {
      case 'Enter':
        view(place)
        return true
      case ' ':
        select(shiftKey ? extendTo(selection, place) : toggle(selection, place))
        return true
      case 'Escape':
        return onEscape()
      case 'ArrowDown':
      case 'ArrowUp':
        if (shiftKey) extend(place, key === 'ArrowDown' ? 1 : -1)
        return false
      default:
        return false
    }
  }
  return { onKey, onCopy }
}

/** Which rows are selected, which one stands open, and what keys and presses do to them. */
export function useRows(options: RowsOptions): Rows {
  const inUse = useRowsInUse(options.feed, options.shown)
  const opening = useOpening(options, inUse)
  const { selection, select, open, openAlone, onMoved } = inUse
  return {
    selection,
    unselect: () => select(NOTHING_SELECTED),
    open,
    onMoved,
    ...opening,
    ...keysOf(options, inUse, opening.view),
    onClick: (row, { isAdding, isExtending }) => {
      if (isExtending) select((before) => extendTo(before, row.place))
      else if (isAdding) select((before) => toggle(before, row.place))
      else if (opening.isCardShown) openAlone(row)
      else select(selectOne(row.place))
    },
    // The first of the two presses selected it.
    onDoubleClick: openAlone,
    onArrive: (row) => {
      if (opening.isCardShown && open?.place !== row.place) openAlone(row)
    },
  }
}
