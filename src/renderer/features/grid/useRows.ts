import type { GridApi } from 'ag-grid-community'
import { useCallback, useRef, useState, type KeyboardEvent } from 'react'
import type { GridRow } from './gridRow.ts'
import type { RowHandlers } from './GridTable.tsx'
import type { PageRows } from './pages.ts'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import {
  countSelected,
  extendTo,
  moved,
  NOTHING_SELECTED,
  selectAll,
  selectOne,
  toggle,
  type Selection,
} from './selection.ts'
import { useRowCard, type OpenRow } from './useRowCard.ts'

interface RowsOptions {
  readonly api: GridApi<GridRow> | null
  readonly feed: ResultFeed
  readonly shown: ShownResult
  readonly page: PageRows
  readonly onPage: (page: number) => void
  readonly onCopyCell: (place: number, field: string) => void
  readonly onCopyRows: (selection: Selection) => void
}

export interface Rows extends RowHandlers {
  readonly selection: Selection
  readonly unselect: () => void
  readonly open: OpenRow | null
  /** Counts up whenever the keyboard is to go on in the open row. */
  readonly focusRequest: number
  readonly step: (by: 1 | -1) => void
  /** Opens a row beside the grid; where it stands open already, the keyboard goes on in it. */
  readonly view: (place: number) => void
  readonly close: () => void
  readonly onMoved: (by: number | undefined) => void
  readonly takeTarget: (first: number) => number
}

/** Which rows are selected, which one stands open, and what keys and presses do to them. */
export function useRows({ api, feed, shown, page, onPage, onCopyCell, onCopyRows }: RowsOptions): Rows {
  const { total, resultId } = shown.opened
  const [selection, setSelection] = useState(NOTHING_SELECTED)
  const card = useRowCard(feed, shown.version)
  const [focusRequest, setFocusRequest] = useState(0)
  const [question, setQuestion] = useState(shown.question)
  const target = useRef<number | null>(null)

  if (question !== shown.question) {
    setQuestion(shown.question)
    setSelection(NOTHING_SELECTED)
    card.close()
  }

  function openAlone({
    place,
    values,
  }: {
    readonly place: number
    readonly values: GridRow['values'] | undefined
  }): void {
    setSelection(selectOne(place))
    card.open(place, values)
  }

  function step(by: 1 | -1): void {
    const place = (card.row?.place ?? 0) + by
    if (place < 0 || place >= total) return
    const index = place - page.first
    openAlone({ place, values: api?.getDisplayedRowAtIndex(index)?.data?.values })
    if (index >= 0 && index < page.rows) api?.ensureIndexVisible(index)
    else {
      target.current = place
      onPage(page.page + by)
    }
  }

  function close(): void {
    const place = card.row?.place ?? null
    card.close()
    const column = api?.getFocusedCell()?.column ?? api?.getAllDisplayedColumns()[0]
    if (place !== null && column !== undefined) api?.setFocusedCell(place - page.first, column)
  }

  function onEnter(place: number): void {
    if (card.row?.place === place) setFocusRequest(focusRequest + 1)
    else openAlone({ place, values: api?.getDisplayedRowAtIndex(place - page.first)?.data?.values })
  }

  function onEscape(): boolean {
    if (card.row !== null) card.close()
    else if (selection.stretches.length > 0) setSelection(NOTHING_SELECTED)
    else return false
    return true
  }

  /** The grid moves the focus itself; the selection goes along. */
  function extend(place: number, by: 1 | -1): void {
    const to = Math.min(Math.max(place + by, page.first), page.first + page.rows - 1)
    setSelection((before) => extendTo(before.anchor === null ? { ...before, anchor: place } : before, to))
  }

  function onCopy(place: number, field: string): void {
    if (countSelected(selection) > 1) onCopyRows(selection)
    else onCopyCell(place, field)
  }

  function onCommandKey(key: string, place: number, field: string): boolean {
    // Of all rows that are still looked for only the first are known.
    if (key === 'a' && resultId !== null) setSelection(selectAll(total))
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
        onEnter(place)
        return true
      case ' ':
        setSelection(shiftKey ? extendTo(selection, place) : toggle(selection, place))
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

  const move = card.move
  const onMoved = useCallback(
    (by: number | undefined) => {
      move(by)
      setSelection((before) => (by === undefined ? undefined : moved(before, by, total)) ?? NOTHING_SELECTED)
    },
    [move, total],
  )

  return {
    selection,
    unselect: () => setSelection(NOTHING_SELECTED),
    open: card.row,
    focusRequest,
    step,
    close,
    onMoved,
    takeTarget: (first) => {
      const place = target.current
      target.current = null
      return place === null ? 0 : place - first
    },
    onClick: (row, { isAdding, isExtending }) => {
      if (isExtending) setSelection((before) => extendTo(before, row.place))
      else if (isAdding) setSelection((before) => toggle(before, row.place))
      else openAlone(row)
    },
    onArrive: (row) => {
      if (card.row !== null && card.row.place !== row.place) openAlone(row)
    },
    onKey,
    onCopy,
    view: onEnter,
  }
}
