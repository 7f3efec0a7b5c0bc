import type { ReactNode } from 'react'
import { usePreference } from '../../api/usePreference.ts'
import { GridDesk, type GridDeskProps } from './GridDesk.tsx'
import { GridSkeleton } from './GridNotices.tsx'
import { FRESH_KEPT_VIEW, keptViewSchema } from './viewState.ts'

export type { GridView, ItemsOfRow } from './gridView.ts'

export type ReportGridProps = Omit<GridDeskProps, 'kept' | 'onKeep'>

/**
 * The rows of one report of one connection in a period, to be sorted, filtered, searched, read and copied. How the user set it up is kept
 * for the connection and report.
 */
export function ReportGrid(props: ReportGridProps): ReactNode {
  // Day by day there is a column more, to be sorted and filtered by.
  const key = `grid/${props.connection.id}/${props.report.key}${props.byDay ? '/by-day' : ''}`
  const { value, set } = usePreference(key, keptViewSchema, FRESH_KEPT_VIEW)
  if (value === undefined) {
    return (
      <section className="report-grid">
        <GridSkeleton />
      </section>
    )
  }
  return <GridDesk key={key} {...props} kept={value} onKeep={set} />
}
