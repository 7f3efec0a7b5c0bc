import type { GridApi } from 'ag-grid-community'
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isTotalRow } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { CellMenu } from './CellMenu.tsx'
import { arranged, visibleFields } from './columnSettings.ts'
import { columnDefinitions, usualState } from './gridColumns.ts'
import type { GridRow } from './gridRow.ts'
import { GridProblem, NothingFound } from './GridNotices.tsx'
import type { ItemsOfRow } from './gridView.ts'
import { useGridSession } from './gridSession.ts'
import { GridTable } from './GridTable.tsx'
import { GridToolbar } from './GridToolbar.tsx'
import { isFiltered } from './isFiltered.ts'
import { pageOf, ROW_HEIGHT_PX, rowsPerPage } from './pages.ts'
import type { FeedState, ResultFeed, ShownResult } from './resultFeed.ts'
import { rememberedMarks, type MarkOf } from './rowMarks.ts'
import { RowCard } from './RowCard.tsx'
import { countSelected, selectOne } from './selection.ts'
import { useCellMenu } from './useCellMenu.ts'
import { useCopy, type CopyColumn } from './useCopy.ts'
import type { GridFields } from './useGridFields.ts'
import { useGridSync } from './useGridSync.ts'
import { useRows } from './useRows.ts'
import { useUsualWidths } from './useUsualWidths.ts'
import type { TextRow } from '../../../shared/rows.ts'

/** Items of a row that are shown at once: a file has them all. */
const MOST_ITEMS = 500

interface GridBodyProps {
  readonly feed: ResultFeed
  readonly state: FeedState & { readonly shown: ShownResult }
  readonly fields: GridFields
  readonly toolbarEnd: ReactNode
  readonly onExportItems: (items: ItemsOfRow) => void
  /** Marks rows of which something is new; null where none ever is. */
  readonly markOf: MarkOf | null
}

/** The page of a result; another question begins on its first page. */
function usePage(shown: ShownResult) {
  const { question } = shown
  const [wanted, setWanted] = useState({ question, page: 0 })
  const page = wanted.question === question ? wanted.page : 0
  // Zooming changes how tall a page may be: the next question goes by it.
  const [perPage, setPerPage] = useState({ question, rows: rowsPerPage(window.devicePixelRatio) })
  if (perPage.question !== question) setPerPage({ question, rows: rowsPerPage(window.devicePixelRatio) })
  const { total } = shown.opened
  return {
    page: useMemo(() => pageOf(total, perPage.rows, page), [total, perPage.rows, page]),
    setPage: (turned: number) => setWanted({ question, page: turned }),
  }
}

/** Moves focus and view by so many rows; a view that stands at the top stays there, where new rows come in. */
function moveView(api: GridApi<GridRow>, stage: HTMLElement, rows: number): void {
  const viewport = stage.querySelector('.ag-grid-viewport')
  const scrolled = viewport?.scrollTop ?? 0
  const focused = stage.querySelector('.ag-cell:focus') === null ? null : api.getFocusedCell()
  if (viewport !== null && scrolled > 0) viewport.scrollTop = scrolled + rows * ROW_HEIGHT_PX
  if (focused === null) return
  // The row must be drawn before it can take the focus.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      if (!api.isDestroyed()) api.setFocusedCell(focused.rowIndex + rows, focused.column)
    })
  })
}

/** The grid with its line of tools and the open row beside it. */
export function GridBody({ feed, state, fields, toolbarEnd, onExportItems, markOf }: GridBodyProps) {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const { report, view, change } = useGridSession()
  const { shown, error, isBusy } = state
  const { total, resultId } = shown.opened
  const { version } = shown
  const [api, setApi] = useState<GridApi<GridRow> | null>(null)
  const stage = useRef<HTMLDivElement>(null)
  const { page, setPage } = usePage(shown)
  const copying = useCopy(feed)
  const menu = useCellMenu(shown.question)

  const columns = arranged(fields.fields, view.columns)
  const widthOf = useUsualWidths(feed, fields)
  // The grid takes settings along only when it is made; afterwards it tells them.
  const [settings, setSettings] = useState({ fields, columns: view.columns })
  if (settings.fields !== fields) setSettings({ fields, columns: view.columns })
  const isMarked = markOf !== null
  const marks = useMemo(() => (markOf === null ? null : rememberedMarks(markOf, fields.indexOf)), [markOf, fields])
  const definitions = useMemo(
    () =>
      columnDefinitions(
        arranged(fields.fields, settings.columns),
        fields.indexOf,
        fields.titleOf,
        widthOf,
        language,
        isMarked
          ? {
              isNew: t('marks.isNew'),
              before: (value) => t('marks.before', { value: value === '' ? t('marks.empty') : value }),
            }
          : null,
      ),
    [fields, settings, widthOf, language, isMarked, t],
  )

  const copyColumn = (name: string): CopyColumn => ({
    field: fields.field(name),
    index: fields.indexOf.get(name) ?? -1,
    heading: fields.titleOf(name),
  })
  const shownColumns = (): readonly CopyColumn[] => visibleFields(fields.fields, view.columns).map(copyColumn)

  const rows = useRows({
    api,
    feed,
    shown,
    page,
    onPage: setPage,
    onCopyCell: (place, field) => copying.copyCell(place, copyColumn(field)),
    onCopyRows: (selection) => copying.copyRows(selection, shownColumns()),
  })
  const selected = countSelected(rows.selection)
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

  const readItems = useCallback(
    (place: number, list: string) => feed.itemsOf(version, place, list, MOST_ITEMS),
    [feed, version],
  )

  const readUnread = useCallback((place: number) => feed.unreadOf(version, place), [feed, version])

  function resetColumns(): void {
    api?.applyColumnState({ state: usualState(fields.fields, widthOf), applyOrder: true })
    change({ kind: 'reset-columns' })
  }

  return (
    <>
      <GridToolbar
        opened={shown.opened}
        isFiltered={isFiltered(shown.question)}
        page={page}
        onPage={setPage}
        columns={columns}
        onShowColumns={(names, isShown) => api?.setColumnsVisible([...names], isShown)}
        onResetColumns={resetColumns}
        onRevealColumn={(name) => {
          api?.setColumnsVisible([name], true)
          api?.ensureColumnVisible(name)
        }}
        selected={selected}
        onCopy={() => copying.copyRows(rows.selection, shownColumns())}
        onUnselect={rows.unselect}
        end={toolbarEnd}
      />
      <div className="grid-stage">
        <div className="grid-rows" ref={stage}>
          <div className="grid-busy" data-busy={isBusy || undefined} />
          <GridTable
            key={language}
            feed={feed}
            marks={marks}
            page={page}
            columns={definitions}
            isTotal={isTotal}
            selection={rows.selection}
            label={t('region')}
            onApi={setApi}
            onColumns={(changed) => change({ kind: 'columns', columns: changed })}
            onClick={rows.onClick}
            onArrive={rows.onArrive}
            onKey={rows.onKey}
            onCopy={rows.onCopy}
            onMenu={menu.open}
          />
          {menu.cell === null ? null : (
            <CellMenu
              cell={menu.cell}
              value={menu.cell.row.values[fields.indexOf.get(menu.cell.field) ?? -1] ?? ''}
              isOpen={menu.isOpen}
              onClose={menu.close}
              selection={rows.selection}
              onCopyCell={({ row, field }) => copying.copyCell(row.place, copyColumn(field))}
              onCopyRows={(selection) => copying.copyRows(selection, shownColumns())}
              onView={({ row }) => rows.view(row.place)}
              onReturn={({ row, field }) => api?.setFocusedCell(row.place - page.first, field)}
            />
          )}
          {error !== null ? (
            <GridProblem error={error} onRetry={() => feed.retry()} />
          ) : total === 0 ? (
            <NothingFound />
          ) : null}
          <output className="grid-note">{copying.note}</output>
        </div>
        {rows.open === null ? null : (
          <RowCard
            place={rows.open.place}
            total={total}
            fields={columns.map(({ field }) => field)}
            indexOf={fields.indexOf}
            values={rows.open.values}
            isTotal={isTotal(rows.open.values)}
            readItems={readItems}
            readUnread={readUnread}
            onExportItems={(list, place) => {
              if (resultId !== null) onExportItems({ list, place, resultId })
            }}
            focusRequest={rows.focusRequest}
            onStep={rows.step}
            onCopy={() => {
              const place = rows.open?.place ?? null
              if (place !== null)
                copying.copyRows(
                  selectOne(place),
                  columns.map(({ field }) => copyColumn(field.name)),
                )
            }}
            onClose={rows.close}
          />
        )}
      </div>
    </>
  )
}
