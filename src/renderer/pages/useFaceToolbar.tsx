import { useMemo, type ReactNode } from 'react'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { FilterChips } from '../features/grid/FilterChips.tsx'
import { GridSessionContext, type GridSession } from '../features/grid/gridSession.ts'
import { SearchBox } from '../features/grid/SearchBox.tsx'
import { useGridFields } from '../features/grid/useGridFields.ts'
import type { RowSetControl } from './useRowSet.ts'

const NO_NOTES: ReadonlyMap<string, number> = new Map()

/**
 * The search and the filters that a face shares with the grid; null until they are known.
 *
 * @param report as its rows are seen: day by day where they are
 * @param onRows goes to the rows, where columns are filtered
 */
export function useFaceToolbar(rowSet: RowSetControl, report: ReportDefinition, onRows: () => void): ReactNode {
  const { asked, control } = rowSet
  const { view, change } = control
  const { field, titleOf } = useGridFields(report, null)
  const session = useMemo(
    (): GridSession | null =>
      view === undefined || asked === null
        ? null
        : {
            report,
            field,
            titleOf,
            view,
            change,
            mask: undefined,
            unread: NO_NOTES,
            openFilter: null,
            setOpenFilter: onRows,
            questionAround: () => ({ ...asked, sort: [] }),
          },
    [report, field, titleOf, view, change, asked, onRows],
  )
  if (session === null) return null
  return (
    <GridSessionContext value={session}>
      <SearchBox />
      <FilterChips onShowColumn={onRows} />
    </GridSessionContext>
  )
}
