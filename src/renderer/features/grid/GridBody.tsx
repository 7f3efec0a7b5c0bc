import type { GridApi } from 'ag-grid-community'
import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../api/bridge.ts'
import { useReading } from '../../components/useReading.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { CellMenu } from './CellMenu.tsx'
import { usualState } from './gridColumns.ts'
import { GridProblem, NothingFound } from './GridNotices.tsx'
import { useGridSession } from './gridSession.ts'
import { GridPaperMenu } from './GridPaperMenu.tsx'
import { GridFoot, TotalTool } from './GridFoot.tsx'
import { GridTable } from './GridTable.tsx'
import { GridToolbar } from './GridToolbar.tsx'
import type { GridRow } from './gridRow.ts'
import type { ItemsOfRow } from './gridView.ts'
import { isFiltered } from './isFiltered.ts'
import { OpenRowCard } from './OpenRowCard.tsx'
import type { FeedState, ResultFeed, ShownResult } from './resultFeed.ts'
import type { KeyedMarks } from './rowMarks.ts'
import { countSelected } from './selection.ts'
import { useCustomerCommand, useRowCustomer } from './useRowCustomer.ts'
import { useFoundMarks } from './useFoundMarks.ts'
import type { GridFields } from './useGridFields.ts'
import type { PaperFacts } from './useGridPaper.ts'
import { useGridState, type GridState } from './useGridState.ts'
import { useSettledScroll } from './useSettledScroll.ts'

interface GridBodyProps {
  readonly feed: ResultFeed
  readonly state: FeedState & { readonly shown: ShownResult }
  readonly fields: GridFields
  readonly toolbarEnd: ReactNode
  readonly onExportItems: (items: ItemsOfRow) => void
  /** Marks rows of which something is new; null where none ever is. */
  readonly rowMarks: KeyedMarks | null
  /** Hears of AG Grid; null once it is gone. */
  readonly onApi: (api: GridApi<GridRow> | null) => void
  /** Whose rows they are and how whole, as pages say it. */
  readonly paperFacts: PaperFacts
}

/** The grid with its line of tools and the open row beside it. */
export function GridBody(props: GridBodyProps) {
  const { feed, state, fields, toolbarEnd, onExportItems, rowMarks, onApi, paperFacts } = props
  const { shown, error, isBusy } = state
  const stage = useRef<HTMLDivElement>(null)
  const grid = useGridState(feed, shown, fields, rowMarks, stage)
  useSettledScroll(stage)
  const { copying } = grid
  useCustomerCommand(grid, fields)
  const around = useRef<HTMLDivElement>(null)
  useFoundMarks(around, grid.api, shown.question.search)
  return (
    <>
      <Tools
        grid={grid}
        shown={shown}
        fields={fields}
        end={
          <>
            <TotalTool total={grid.total} />
            <GridPaperMenu feed={feed} shown={shown} grid={grid} {...paperFacts} />
            {toolbarEnd}
          </>
        }
      />
      <div className="grid-stage" ref={around}>
        <div className="grid-rows" ref={stage}>
          <div className="grid-busy" data-busy={isBusy || undefined} />
          <Table grid={grid} feed={feed} onApi={onApi} />
          <MenuOfCell grid={grid} fields={fields} resultId={shown.opened.resultId} />
          {error !== null ? (
            <GridProblem error={error} onRetry={() => feed.retry()} />
          ) : shown.opened.total === 0 ? (
            <NothingFound />
          ) : null}
          <output className="grid-note">{copying.note}</output>
        </div>
        <OpenRowCard feed={feed} shown={shown} fields={fields} grid={grid} onExportItems={onExportItems} />
      </div>
      <GridFoot feed={feed} shown={shown} selection={grid.rows.selection} column={grid.column} total={grid.total} />
    </>
  )
}

interface ToolsProps {
  readonly grid: GridState
  readonly shown: ShownResult
  readonly fields: GridFields
  readonly end: ReactNode
}

/** The line of tools, and what each of them does to the grid. */
function Tools({ grid, shown, fields, end }: ToolsProps) {
  const { change } = useGridSession()
  const { api, page, setPage, columns, copying, rows } = grid
  return (
    <GridToolbar
      opened={shown.opened}
      isFiltered={isFiltered(shown.question)}
      page={page}
      onPage={setPage}
      columns={columns.arranged}
      onShowColumns={(names, isShown) => api?.setColumnsVisible([...names], isShown)}
      onResetColumns={() => {
        api?.applyColumnState({ state: usualState(fields.fields, columns.widthOf), applyOrder: true })
        change({ kind: 'reset-columns' })
      }}
      onRevealColumn={(name) => {
        api?.setColumnsVisible([name], true)
        api?.ensureColumnVisible(name)
      }}
      selected={countSelected(rows.selection)}
      onCopy={() => copying.copyRows(rows.selection, columns.copiedWhereShown())}
      onUnselect={rows.unselect}
      isCardShown={rows.isCardShown}
      onCard={rows.showCard}
      end={end}
    />
  )
}

interface TableProps extends Pick<GridBodyProps, 'feed' | 'onApi'> {
  readonly grid: GridState
}

/** The rows of the page. */
function Table({ grid, feed, onApi }: TableProps) {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const reading = useReading()
  const { change } = useGridSession()
  const { page, columns, rows, menu, isTotal, total, copying, setApi, setColumn } = grid
  return (
    <GridTable
      key={`${language} ${reading.density} ${reading.scale}`}
      reading={reading}
      feed={feed}
      marks={columns.marks}
      page={page}
      columns={columns.definitions}
      isTotal={isTotal}
      selection={rows.selection}
      total={total.row}
      label={t('region')}
      onApi={(api) => {
        setApi(api)
        onApi(api)
      }}
      onColumns={(changed) => change({ kind: 'columns', columns: changed })}
      onClick={rows.onClick}
      onDoubleClick={rows.onDoubleClick}
      onArrive={rows.onArrive}
      onKey={rows.onKey}
      onCopy={rows.onCopy}
      onCopyTotal={(field) => copying.copyText(total.row?.total?.get(field)?.text ?? '')}
      onColumn={setColumn}
      onMenu={menu.open}
    />
  )
}

interface MenuOfCellProps {
  readonly grid: GridState
  readonly fields: GridFields
  /** Null while the rows are still being looked for. */
  readonly resultId: number | null
}

/** The menu of the cell for which it was asked last. */
function MenuOfCell({ grid, fields, resultId }: MenuOfCellProps) {
  const { api, page, columns, copying, menu, rows } = grid
  const openCustomer = useRowCustomer(fields)
  if (menu.cell === null) return null
  const { row: menuRow, field: menuField } = menu.cell
  const customer = openCustomer?.ofCell(menuRow.values, menuField) ?? null
  return (
    <CellMenu
      cell={menu.cell}
      value={menu.cell.row.values[fields.indexOf.get(menu.cell.field) ?? -1] ?? ''}
      isOpen={menu.isOpen}
      onClose={menu.close}
      selection={rows.selection}
      onCopyCell={({ row, field }) => copying.copyCell(row.place, columns.copied(field))}
      onCopyRows={(selection, mask) => copying.copyRows(selection, columns.copiedWhereShown(), mask)}
      onView={({ row }) => rows.view(row.place)}
      onListed={
        resultId === null ? null : ({ row: { place }, field }) => request('result:listed', { resultId, place, field })
      }
      onCustomer={customer === null ? null : () => openCustomer?.open(customer)}
      onReturn={({ row, field }) => api?.setFocusedCell(row.place - page.first, field)}
    />
  )
}
