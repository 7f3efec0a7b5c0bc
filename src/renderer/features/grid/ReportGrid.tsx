import type { ReactNode } from 'react'
import type { RowSet } from '../../../shared/query.ts'
import { GridDesk, type GridDeskProps } from './GridDesk.tsx'
import { GridSkeleton } from './GridNotices.tsx'
import type { ViewControl } from './viewState.ts'

export interface ReportGridProps extends Omit<GridDeskProps, 'asked' | 'view' | 'change'> {
  /** The rows, whatever their order; null until it is known which. */
  readonly asked: RowSet | null
  /** How the user set the grid up, filters and search included, and what changes that. */
  readonly control: ViewControl
}

/** The rows of one report of one connection in a period, to be sorted, filtered, searched, read and copied. */
export function ReportGrid({ asked, control: { view, change }, ...props }: ReportGridProps): ReactNode {
  if (asked === null || view === undefined) {
    return (
      <section className="report-grid">
        <GridSkeleton />
      </section>
    )
  }
  // Day by day there is a column more: it is another grid.
  const key = `${asked.connectionId}/${asked.reportKey}${props.byDay ? '/by-day' : ''}`
  return <GridDesk key={key} {...props} asked={asked} view={view} change={change} />
}
