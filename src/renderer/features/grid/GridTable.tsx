import { AgGridReact } from 'ag-grid-react'
import type { ColDef, GetRowIdParams, GridApi } from 'ag-grid-community'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { TextRow } from '../../../shared/rows.ts'
import type { Reading } from '../../components/useReading.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { ColumnSetting } from './columnSettings.ts'
import { DragLabel } from './DragLabel.tsx'
import { settingsOf } from './gridColumns.ts'
import type { GridRow } from './gridRow.ts'
import { GRID_LOCALES, gridTheme, headingHeightsPx } from './gridSetup.ts'
import { leaveGrid, nextHeaderStop } from './headerStops.ts'
import { rowHeightPx, type PageRows } from './pages.ts'
import { BLOCK_ROWS, type ResultFeed } from './resultFeed.ts'
import type { GridContext } from './rowMarks.ts'
import { isSelected, type Selection } from './selection.ts'
import { useCellInput, type CellHandlers } from './useCellInput.ts'
import { useDatasource } from './useDatasource.ts'

/** With so many columns or fewer all of them are there for screen readers, also those that are scrolled out of view. */
const MOST_COLUMNS_AT_ONCE = 24

interface GridTableProps extends CellHandlers {
  readonly feed: ResultFeed
  readonly page: PageRows
  readonly columns: ColDef<GridRow, string | null>[]
  /** Whether a row sums up others. */
  readonly isTotal: (values: TextRow) => boolean
  readonly selection: Selection
  /** The total at the foot; null: there is none. */
  readonly total: GridRow | null
  readonly label: string
  /** How large it is written; another size makes the grid anew. */
  readonly reading: Reading
  /** Marks rows of which something is new; null where none ever is. */
  readonly marks: GridContext | null
  /** Null once the grid is gone. */
  readonly onApi: (api: GridApi<GridRow> | null) => void
  readonly onColumns: (columns: readonly ColumnSetting[]) => void
}

const ROW_SELECTION = {
  mode: 'multiRow',
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: false,
} as const

/** What never changes: the grid draws, and does nothing else by itself. */
const FIXED = {
  rowModelType: 'infinite',
  cacheBlockSize: BLOCK_ROWS,
  maxBlocksInCache: 10,
  maxConcurrentDatasourceRequests: 2,
  getRowId: ({ data }: GetRowIdParams<GridRow>) => String(data.place),
  rowSelection: ROW_SELECTION,
  theme: gridTheme,
  enableFilterHandlers: true,
  ensureDomOrder: true,
  animateRows: false,
  suppressColumnMoveAnimation: true,
  suppressDragLeaveHidesColumns: true,
  suppressNoRowsOverlay: true,
  tooltipShowDelay: 500,
  dragAndDropImageComponent: DragLabel,
  tabToNextCell: leaveGrid,
  tabToNextHeader: nextHeaderStop,
} as const

/** Shows in the grid which rows are selected: it knows the rows that are loaded, we know all of them. */
function showSelection(api: GridApi<GridRow> | null, selection: Selection): void {
  api?.forEachNode((node) => {
    if (node.data === undefined) return
    const isWanted = isSelected(selection, node.data.place)
    if ((node.isSelected() ?? false) !== isWanted) node.setSelected(isWanted, false, 'api')
  })
}

/** Tells the grid what is selected and marked, the feed what is in view, and the outside that the grid is there. */
function useKeptInStep(
  api: GridApi<GridRow> | null,
  { feed, page, selection, marks, onApi }: Pick<GridTableProps, 'feed' | 'page' | 'selection' | 'marks' | 'onApi'>,
): void {
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
}

/** AG Grid, as far as it draws: which rows there are, in which order, and what is asked of them is decided outside. */
export function GridTable(props: GridTableProps) {
  const { feed, page, columns, isTotal, selection, total, label, reading, marks, onColumns } = props
  const language = useLanguage()
  const [api, setApi] = useState<GridApi<GridRow> | null>(null)
  const datasource = useDatasource(feed, page)
  const { headings, filters } = headingHeightsPx(reading)
  const rowClasses = useMemo(
    () => ({
      'grid-row-waiting': ({ data }: { data: GridRow | undefined }) => data === undefined,
      'grid-row-total': ({ data }: { data: GridRow | undefined }) =>
        data !== undefined && data.total === undefined && isTotal(data.values),
    }),
    [isTotal],
  )
  const pinned = useMemo(() => (total === null ? [] : [total]), [total])
  const table = useRef<HTMLDivElement>(null)
  useKeptInStep(api, props)
  const { around, onCellFocused, onCellClicked, onCellDoubleClicked } = useCellInput(api, page, table, props)

  const reportColumns = (): void => {
    if (api !== null) onColumns(settingsOf(api.getColumnState()))
  }

  return (
    // Keys and presses are heard on their way to the cells, which are the grid's own.
    // oxlint-disable-next-line no-static-element-interactions
    <div ref={table} className="grid-table" {...around}>
      <AgGridReact<GridRow>
        {...FIXED}
        rowHeight={rowHeightPx(reading)}
        headerHeight={headings}
        floatingFiltersHeight={filters}
        datasource={datasource}
        pinnedBottomRowData={pinned}
        infiniteInitialRowCount={Math.max(1, page.rows)}
        columnDefs={columns}
        rowClassRules={rowClasses}
        localeText={GRID_LOCALES[language]}
        suppressColumnVirtualisation={columns.length <= MOST_COLUMNS_AT_ONCE}
        context={marks}
        // What a marked cell held before is told whether its text fits or not.
        // Marks and the meanings of values say more than the cell does.
        tooltipShowMode={columns.some((each) => each.tooltipValueGetter !== undefined) ? 'standard' : 'whenTruncated'}
        onGridReady={(event) => {
          event.api.setGridAriaProperty('label', label)
          setApi(event.api)
        }}
        onGridPreDestroyed={() => setApi(null)}
        onModelUpdated={() => showSelection(api, selection)}
        onCellFocused={onCellFocused}
        onCellClicked={onCellClicked}
        onCellDoubleClicked={onCellDoubleClicked}
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
