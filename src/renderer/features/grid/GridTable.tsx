import { AgGridReact } from 'ag-grid-react'
import type {
  CellClickedEvent,
  CellFocusedEvent,
  ColDef,
  GetRowIdParams,
  GridApi,
  HeaderPosition,
  TabToNextHeaderParams,
} from 'ag-grid-community'
import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { useLanguage } from '../../text/useLanguage.ts'
import { DragLabel } from './DragLabel.tsx'
import type { ColumnSetting } from './columnSettings.ts'
import { settingsOf } from './gridColumns.ts'
import type { GridRow } from './gridRow.ts'
import { FILTER_ROW_HEIGHT_PX, GRID_LOCALES, gridTheme, HEADER_HEIGHT_PX } from './gridSetup.ts'
import { ROW_HEIGHT_PX, type PageRows } from './pages.ts'
import type { GridContext } from './rowMarks.ts'
import { BLOCK_ROWS, type ResultFeed } from './resultFeed.ts'
import { isSelected, type Selection } from './selection.ts'
import type { MenuCell } from './useCellMenu.ts'
import { useDatasource } from './useDatasource.ts'
import type { TextRow } from '../../../shared/rows.ts'

/** With so many columns or fewer all of them are there for screen readers, also those that are scrolled out of view. */
const MOST_COLUMNS_AT_ONCE = 24

/** What the user does to a row. */
export interface RowHandlers {
  readonly onClick: (row: GridRow, keys: { readonly isAdding: boolean; readonly isExtending: boolean }) => void
  /** The keyboard came to a row. */
  readonly onArrive: (row: GridRow) => void
  /** A key was pressed on a cell. @returns whether it was for the rows: then the grid does nothing of its own */
  readonly onKey: (event: KeyboardEvent, place: number, field: string) => boolean
  /** What is in use is to be copied, as it is asked for from a cell. */
  readonly onCopy: (place: number, field: string) => void
}

interface GridTableProps extends RowHandlers {
  readonly feed: ResultFeed
  readonly page: PageRows
  readonly columns: ColDef<GridRow, string | null>[]
  /** Whether a row sums up others. */
  readonly isTotal: (values: TextRow) => boolean
  readonly selection: Selection
  readonly label: string
  /** Marks rows of which something is new; null where none ever is. */
  readonly marks: GridContext | null
  /** Null once the grid is gone. */
  readonly onApi: (api: GridApi<GridRow> | null) => void
  readonly onColumns: (columns: readonly ColumnSetting[]) => void
  /** The menu of a cell is asked for, with the mouse or the keyboard. */
  readonly onMenu: (cell: MenuCell) => void
}

const ROW_SELECTION = {
  mode: 'multiRow',
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: false,
} as const

function rowId({ data }: GetRowIdParams<GridRow>): string {
  return String(data.place)
}

/** Tab leaves the grid: inside of it the arrows move. */
function leaveGrid(): false {
  return false
}

const ROWS = -1

/** Tab goes from the headings to the filters, and from these to the rows: along each of them the arrows move. */
function nextHeaderStop({
  backwards,
  previousHeaderPosition,
}: TabToNextHeaderParams<GridRow>): HeaderPosition | boolean {
  if (previousHeaderPosition === null) return false
  const { column, headerRowIndex } = previousHeaderPosition
  const isFilter = headerRowIndex > 0
  if (backwards) return isFilter ? { column, headerRowIndex: headerRowIndex - 1 } : false
  return { column, headerRowIndex: isFilter ? ROWS : headerRowIndex + 1 }
}

/** Whether some text is marked: in an element, or anywhere. */
function isMarked(element?: Element): boolean {
  const marked = getSelection()
  if (marked === null || marked.isCollapsed) return false
  return element === undefined || marked.containsNode(element, true)
}

/** Shows in the grid which rows are selected: it knows the rows that are loaded, we know all of them. */
function showSelection(api: GridApi<GridRow> | null, selection: Selection): void {
  api?.forEachNode((node) => {
    if (node.data === undefined) return
    const isWanted = isSelected(selection, node.data.place)
    if ((node.isSelected() ?? false) !== isWanted) node.setSelected(isWanted, false, 'api')
  })
}

/** AG Grid, as far as it draws: which rows there are, in which order, and what is asked of them is decided outside. */
export function GridTable({
  feed,
  page,
  columns,
  isTotal,
  selection,
  label,
  marks,
  onApi,
  onColumns,
  onClick,
  onArrive,
  onKey,
  onCopy,
  onMenu,
}: GridTableProps) {
  const language = useLanguage()
  const [api, setApi] = useState<GridApi<GridRow> | null>(null)
  const datasource = useDatasource(feed, page)
  const rowClasses = useMemo(
    () => ({
      'grid-row-waiting': ({ data }: { data: GridRow | undefined }) => data === undefined,
      'grid-row-total': ({ data }: { data: GridRow | undefined }) => data !== undefined && isTotal(data.values),
    }),
    [isTotal],
  )
  const table = useRef<HTMLDivElement>(null)
  /** What moved the focus last: only the keyboard's ways are followed. */
  const lastInput = useRef<'keys' | 'keys-with-shift' | 'pointer'>('pointer')

  useEffect(() => {
    showSelection(api, selection)
  }, [api, selection])

  useEffect(() => {
    // What a cell holds may stay, and its mark go.
    if (marks !== null) api?.refreshCells({ force: true })
  }, [api, marks])

  const handOver = useEffectEvent(onApi)
  useEffect(() => {
    feed.watch(() => {
      const first = api?.getFirstDisplayedRowIndex() ?? -1
      const last = api?.getLastDisplayedRowIndex() ?? -1
      return { first: page.first + Math.max(0, first), last: page.first + Math.max(0, last) }
    })
    return () => {
      feed.watch(null)
    }
  }, [feed, api, page.first])
  useEffect(() => {
    handOver(api)
    return () => {
      handOver(null)
    }
  }, [api])

  const reportColumns = (): void => {
    if (api !== null) onColumns(settingsOf(api.getColumnState()))
  }

  const copyFocused = useEffectEvent((event: ClipboardEvent) => {
    const focused = api?.getFocusedCell() ?? null
    const cell = document.activeElement?.closest('.ag-cell') ?? null
    if (focused === null || cell === null || table.current?.contains(cell) !== true || isMarked()) return
    onCopy(page.first + focused.rowIndex, focused.column.getColId())
    event.preventDefault()
  })
  useEffect(() => {
    // The menu's Copy is told to whatever holds the caret, or to the body: hardly ever to the cell with the focus. Of the
    // key nothing is told here: it is heard before.
    const listener = (event: ClipboardEvent): void => {
      copyFocused(event)
    }
    document.addEventListener('copy', listener)
    return () => {
      document.removeEventListener('copy', listener)
    }
  }, [])

  function onKeyDownCapture(event: KeyboardEvent): void {
    lastInput.current = event.shiftKey ? 'keys-with-shift' : 'keys'
    const focused = api?.getFocusedCell() ?? null
    if (focused === null || !(event.target instanceof Element) || event.target.closest('.ag-cell') === null) return
    if (!onKey(event, page.first + focused.rowIndex, focused.column.getColId())) return
    event.preventDefault()
    event.stopPropagation()
  }

  function onCellFocused({ rowIndex }: CellFocusedEvent<GridRow>): void {
    if (lastInput.current !== 'keys' || rowIndex === null) return
    const row = api?.getDisplayedRowAtIndex(rowIndex)?.data
    if (row !== undefined) onArrive(row)
  }

  function onCellClicked({ data, event }: CellClickedEvent<GridRow>): void {
    if (data === undefined) return
    const { shiftKey, ctrlKey, metaKey } = event as unknown as MouseEvent
    onClick(data, { isExtending: shiftKey, isAdding: ctrlKey || metaKey })
  }

  /**
   * Of a press on a cell the grid tells only afterwards (`onCellContextMenu`), too late to keep the system's menu away; by itself it would
   * keep it away from the lines of the filters, too (`preventDefaultOnContextMenu`).
   */
  function onContextMenu(event: MouseEvent): void {
    const cell = event.target instanceof Element ? event.target.closest('.ag-cell') : null
    const field = cell?.getAttribute('col-id') ?? null
    const index = cell?.closest('.ag-row')?.getAttribute('row-index') ?? null
    if (cell === null || field === null || index === null || isMarked(cell)) return
    const row = api?.getDisplayedRowAtIndex(Number(index))?.data
    if (row === undefined) return
    event.preventDefault()
    const { left, bottom } = cell.getBoundingClientRect()
    const isPointed = lastInput.current === 'pointer'
    onMenu({ row, field, ...(isPointed ? { left: event.clientX, top: event.clientY } : { left, top: bottom }) })
  }

  return (
    // Keys and presses are heard on their way to the cells, which are the grid's own.
    // oxlint-disable-next-line no-static-element-interactions
    <div
      ref={table}
      className="grid-table"
      onKeyDownCapture={onKeyDownCapture}
      onContextMenu={onContextMenu}
      onMouseDownCapture={() => {
        lastInput.current = 'pointer'
      }}
    >
      <AgGridReact<GridRow>
        rowModelType="infinite"
        datasource={datasource}
        cacheBlockSize={BLOCK_ROWS}
        maxBlocksInCache={10}
        maxConcurrentDatasourceRequests={2}
        infiniteInitialRowCount={Math.max(1, page.rows)}
        getRowId={rowId}
        columnDefs={columns}
        rowHeight={ROW_HEIGHT_PX}
        headerHeight={HEADER_HEIGHT_PX}
        floatingFiltersHeight={FILTER_ROW_HEIGHT_PX}
        rowSelection={ROW_SELECTION}
        rowClassRules={rowClasses}
        theme={gridTheme}
        localeText={GRID_LOCALES[language]}
        enableFilterHandlers
        ensureDomOrder
        animateRows={false}
        suppressColumnMoveAnimation
        suppressColumnVirtualisation={columns.length <= MOST_COLUMNS_AT_ONCE}
        suppressDragLeaveHidesColumns
        suppressNoRowsOverlay
        context={marks}
        // What a marked cell held before is told whether its text fits or not.
        // Marks and the meanings of values say more than the cell does.
        tooltipShowMode={columns.some((each) => each.tooltipValueGetter !== undefined) ? 'standard' : 'whenTruncated'}
        tooltipShowDelay={500}
        dragAndDropImageComponent={DragLabel}
        tabToNextCell={leaveGrid}
        tabToNextHeader={nextHeaderStop}
        onGridReady={(event) => {
          event.api.setGridAriaProperty('label', label)
          setApi(event.api)
        }}
        onGridPreDestroyed={() => setApi(null)}
        onModelUpdated={() => showSelection(api, selection)}
        onCellFocused={onCellFocused}
        onCellClicked={onCellClicked}
        onColumnMoved={({ finished }) => {
          if (finished) reportColumns()
        }}
        onColumnResized={({ finished, source }) => {
          if (finished && source !== 'flex') reportColumns()
        }}
        onColumnVisible={reportColumns}
        onColumnPinned={reportColumns}
      />
    </div>
  )
}
