import { useMemo, type ReactNode } from 'react'
import { staffingSourceOf } from '../../shared/staffing/source.ts'
import { StaffingDesk } from '../features/staffing/StaffingDesk.tsx'
import { useFaceToolbar } from './useFaceToolbar.tsx'
import type { RowSetControl } from './useRowSet.ts'

interface StaffingFaceProps {
  readonly rowSet: RowSetControl
  readonly renderEmpty: (isAsking: boolean) => ReactNode
  /** Goes to the rows, where columns are filtered. */
  readonly onRows: () => void
}

/** The people that the rows of a report call for, with the search and the filters that they share with the grid. */
export function StaffingFace({ rowSet, renderEmpty, onRows }: StaffingFaceProps) {
  const { report, asked } = rowSet
  const source = useMemo(() => staffingSourceOf(report), [report])
  const toolbar = useFaceToolbar(rowSet, report, onRows)
  if (toolbar === null || asked === null || source === null) return null
  return (
    <StaffingDesk
      report={report}
      source={source}
      asked={asked}
      toolbar={toolbar}
      renderEmpty={renderEmpty}
      renderDrill={() => null}
    />
  )
}
