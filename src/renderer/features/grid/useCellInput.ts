import type { CellClickedEvent, CellDoubleClickedEvent, CellFocusedEvent, GridApi } from 'ag-grid-community'
import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import type { GridRow } from './gridRow.ts'
import type { PageRows } from './pages.ts'
import type { MenuCell } from './useCellMenu.ts'

/** What the user does to a row. */
export interface RowHandlers {
  readonly onClick: (row: GridRow, keys: { readonly isAdding: boolean; readonly isExtending: boolean }) => void
  readonly onDoubleClick: (row: GridRow) => void
  /** The keyboard came to a row. */
  readonly onArrive: (row: GridRow) => void
  /** A key was pressed on a cell. @returns whether it was for the rows: then the grid does nothing of its own */
  readonly onKey: (event: KeyboardEvent, place: number, field: string) => boolean
  /** What is in use is to be copied, as it is asked for from a cell. */
  readonly onCopy: (place: number, field: string) => void
}

export interface CellHandlers extends RowHandlers {
  /** A cell of the total is to be copied. */
  readonly onCopyTotal: (field: string) => void
  /** The user came to a cell of a column. */
  readonly onColumn: (field: string) => void
  /** The menu of a cell is asked for, with the mouse or the keyboard. */
  readonly onMenu: (cell: MenuCell) => void
}

export interface CellInput {
  /** For the element around the grid. */
  readonly around: {
    readonly onKeyDownCapture: (event: KeyboardEvent) => void
    readonly onMouseDownCapture: () => void
    readonly onContextMenu: (event: MouseEvent) => void
  }
  readonly onCellFocused: (event: CellFocusedEvent<GridRow>) => void
  readonly onCellClicked: (event: CellClickedEvent<GridRow>) => void
  readonly onCellDoubleClicked: (event: CellDoubleClickedEvent<GridRow>) => void
}

/** Whether some text is marked: in an element, or anywhere. */
function isMarked(element?: Element): boolean {
  const marked = getSelection()
  if (marked === null || marked.isCollapsed) return false
  return element === undefined || marked.containsNode(element, true)
}

/**
 * The row and the field of the cell that an element lies in; undefined where it lies in none, or its row is not loaded.
 */
function cellAt(api: GridApi<GridRow> | null, target: EventTarget) {
  const cell = target instanceof Element ? target.closest('.ag-cell') : null
  const field = cell?.getAttribute('col-id') ?? null
  const index = cell?.closest('.ag-row')?.getAttribute('row-index') ?? null
  if (cell === null || field === null || index === null) return undefined
  const row = api?.getDisplayedRowAtIndex(Number(index))?.data
  return row === undefined ? undefined : { cell, field, row }
}

/** Whether a cell is one of the total, which is none of the rows. */
function isOfTotal({ rowPinned }: { readonly rowPinned?: unknown }): boolean {
  return rowPinned !== null && rowPinned !== undefined
}

/** Copies what is in use when the menu of the window asks for it while a cell has the focus. */
function useMenuCopy(
  api: GridApi<GridRow> | null,
  page: PageRows,
  table: RefObject<HTMLElement | null>,
  { onCopy, onCopyTotal }: Pick<CellHandlers, 'onCopy' | 'onCopyTotal'>,
): void {
  const copyFocused = useEffectEvent((event: ClipboardEvent) => {
    const focused = api?.getFocusedCell() ?? null
    const cell = document.activeElement?.closest('.ag-cell') ?? null
    if (focused === null || cell === null || table.current?.contains(cell) !== true || isMarked()) return
    if (isOfTotal(focused)) onCopyTotal(focused.column.getColId())
    else onCopy(page.first + focused.rowIndex, focused.column.getColId())
    event.preventDefault()
  })
  useEffect(() => {
    // The menu's Copy is told to whatever holds the caret, or to the body: hardly ever to the cell with the focus. Of
    // the key nothing is told here: it is heard before.
    const listener = (event: ClipboardEvent): void => {
      copyFocused(event)
    }
    document.addEventListener('copy', listener)
    return () => {
      document.removeEventListener('copy', listener)
    }
  }, [])
}

/** Hears what keys, presses and menus do to cells, and says it in rows. @param table the element around the grid */
export function useCellInput(
  api: GridApi<GridRow> | null,
  page: PageRows,
  table: RefObject<HTMLElement | null>,
  { onClick, onDoubleClick, onArrive, onKey, onCopy, onCopyTotal, onColumn, onMenu }: CellHandlers,
): CellInput {
  /** What moved the focus last: only the keyboard's ways are followed. */
  const lastInput = useRef<'keys' | 'keys-with-shift' | 'pointer'>('pointer')
  useMenuCopy(api, page, table, { onCopy, onCopyTotal })

  function onKeyDownCapture(event: KeyboardEvent): void {
    lastInput.current = event.shiftKey ? 'keys-with-shift' : 'keys'
    const focused = api?.getFocusedCell() ?? null
    if (focused === null || !(event.target instanceof Element) || event.target.closest('.ag-cell') === null) return
    if (isOfTotal(focused)) {
      if (event.key.toLowerCase() !== 'c' || !(event.ctrlKey || event.metaKey)) return
      onCopyTotal(focused.column.getColId())
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (!onKey(event, page.first + focused.rowIndex, focused.column.getColId())) return
    event.preventDefault()
    event.stopPropagation()
  }

  /**
   * Of a press on a cell the grid tells only afterwards (`onCellContextMenu`), too late to keep the system's menu away;
   * by itself it would keep it away from the lines of the filters, too (`preventDefaultOnContextMenu`).
   */
  function onContextMenu(event: MouseEvent): void {
    const found = cellAt(api, event.target)
    if (found === undefined || isMarked(found.cell)) return
    const { cell, field, row } = found
    event.preventDefault()
    const { left, bottom } = cell.getBoundingClientRect()
    const isPointed = lastInput.current === 'pointer'
    onMenu({ row, field, ...(isPointed ? { left: event.clientX, top: event.clientY } : { left, top: bottom }) })
  }

  return {
    around: {
      onKeyDownCapture,
      onMouseDownCapture: () => {
        lastInput.current = 'pointer'
      },
      onContextMenu,
    },
    onCellFocused({ rowIndex, rowPinned, column }) {
      if (column !== null && typeof column === 'object') onColumn(column.getColId())
      if (isOfTotal({ rowPinned })) return
      if (lastInput.current !== 'keys' || rowIndex === null) return
      const row = api?.getDisplayedRowAtIndex(rowIndex)?.data
      if (row !== undefined) onArrive(row)
    },
    onCellClicked({ data, event }) {
      if (data === undefined || data.total !== undefined) return
      const { shiftKey, ctrlKey, metaKey } = event as unknown as MouseEvent
      onClick(data, { isExtending: shiftKey, isAdding: ctrlKey || metaKey })
    },
    onCellDoubleClicked({ data }) {
      if (data !== undefined && data.total === undefined) onDoubleClick(data)
    },
  }
}
