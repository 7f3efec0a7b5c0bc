import { useCallback, useMemo, useState } from 'react'
import { FRESH_VIEW } from '../../features/grid/viewState.ts'
import type { SoughtRows } from '../navigation/places.ts'
import { useLook, useLookControl, type LookControl } from './useLook.ts'
import type { Look } from './look.ts'

/**
 * How a report is looked at for the sake of some of its rows: with the columns and parameters that it was left with.
 * What is changed of it is not kept, and the look that was left stays as it was.
 */
export function useSoughtLook(connectionId: number, reportKey: string, sought: SoughtRows): LookControl {
  const { look: left } = useLook(connectionId, reportKey)
  const [changed, setChanged] = useState<Look | null>(null)
  const found = useMemo(
    (): Look | undefined =>
      left && {
        ...left,
        period: sought.period ?? left.period,
        byDay: false,
        face: 'rows',
        grid: { ...FRESH_VIEW, columns: left.grid.columns, filters: sought.filters },
      },
    [left, sought],
  )
  const look = changed ?? found
  const change = useCallback(
    (next: (before: Look) => Look) => {
      if (look !== undefined) setChanged(next(look))
    },
    [look],
  )
  return useLookControl(`sought/${connectionId}/${reportKey}/${JSON.stringify(sought)}`, look, change)
}
