import type { GridApi } from 'ag-grid-community'
import { useCallback, useState, type RefObject } from 'react'
import { isTotalRow } from '../../../shared/reports/types.ts'
import type { TextRow } from '../../../shared/rows.ts'
import type { GridRow } from './gridRow.ts'
import { useGridSession } from './gridSession.ts'
import { moveView } from './moveView.ts'
import type { PageRows } from './pages.ts'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import type { KeyedMarks } from './rowMarks.ts'
import { useCardPreference } from './useCardPreference.ts'
import { useCellMenu, type CellMenuState } from './useCellMenu.ts'
import { useColumns, type Columns } from './useColumns.ts'
import { useCopy, type Copying } from './useCopy.ts'
import type { GridFields } from './useGridFields.ts'
import { useGridSync } from './useGridSync.ts'
import { usePage } from './usePage.ts'
import { useTotalRow, type TotalRow } from './useTotalRow.ts'
import { useRows, type Rows } from './useRows.ts'

/** What a grid with rows holds by itself, and forgets as it goes. */
export interface GridState {
  /** Null before AG Grid is there. */
  readonly api: GridApi<GridRow> | null
  readonly setApi: (api: GridApi<GridRow> | null) => void
  readonly page: PageRows
  readonly setPage: (page: number) => void
  readonly columns: Columns
  readonly copying: Copying
  readonly menu: CellMenuState
  readonly rows: Rows
  readonly total: TotalRow
  /** The column that the user is in; null: in none yet. */
  readonly column: string | null
  readonly setColumn: (field: string) => void
  /** Whether a row sums up others. */
  readonly isTotal: (values: TextRow) => boolean
}

/**
 * Page, columns, selection, open row, and menu of the shown rows; they follow what is shown when it is asked anew.
 *
 * @param stage the element around the rows
 */
export function useGridState(
  feed: ResultFeed,
  shown: ShownResult,
  fields: GridFields,
  rowMarks: KeyedMarks | null,
  stage: RefObject<HTMLElement | null>,
): GridState {
  const { report, view } = useGridSession()
  const [api, setApi] = useState<GridApi<GridRow> | null>(null)
  const [page, setPage] = usePage(shown)
  const [column, setColumn] = useState<string | null>(null)
  const [card, setCard] = useCardPreference()
  const total = useTotalRow(shown, fields)
  const copying = useCopy(feed)
  const menu = useCellMenu(shown.question)
  const columns = useColumns(feed, shown, fields, view.columns, rowMarks)
  const rows = useRows({
    api,
    feed,
    shown,
    page,
    onPage: setPage,
    onCopyCell: (place, field) => copying.copyCell(place, columns.copied(field)),
    onCopyRows: (selection) => copying.copyRows(selection, columns.copiedWhereShown()),
    staysOpen: card.staysOpen,
    onStaysOpen: (staysOpen) => setCard({ ...card, staysOpen }),
  })
  const isTotal = useCallback(
    (values: TextRow) => isTotalRow(report, (name) => values[fields.indexOf.get(name) ?? -1]),
    [report, fields],
  )
  useGridSync({
    api,
    feed,
    shown,
    page,
    placeInUse: rows.open?.place ?? rows.selection.anchor,
    onMoved: (by) => {
      rows.onMoved(by)
      menu.move(by)
    },
    scrollBy: (by) => {
      if (api !== null && stage.current !== null) moveView(api, stage.current, by)
    },
    takeTarget: rows.takeTarget,
  })
  return { api, setApi, page, setPage, columns, copying, menu, rows, total, column, setColumn, isTotal }
}
