import { useState } from 'react'
import type { ColumnFilter } from '../features/grid/filterModel.ts'
import type { DrilledRows } from '../features/summary/SummaryDesk.tsx'
import { drillFilters } from './drillFilters.ts'
import type { Face } from './look/faces.ts'
import type { LookControl } from './look/useLook.ts'

interface Drilled {
  /** Which number the rows stand behind, in words. */
  readonly what: string
  /** The number itself, so that it is found again. */
  readonly number: string
  /** What was asked of the columns before. */
  readonly before: { readonly filters: readonly ColumnFilter[]; readonly search: string }
  /** The face that the number is on. */
  readonly from: Face
}

/** Rows that filters of the columns find. */
export interface FilteredRows {
  readonly filters: readonly ColumnFilter[]
  /** Which number they stand behind, in words. */
  readonly what: string
}

/** The rows behind a number of the summary, and the way to them and back. */
export interface DrillControl {
  /** Null where the rows are not looked at because of a number. */
  readonly what: string | null
  /** The number that was come back from; null: none. */
  readonly returnTo: string | null
  /** Where the way back leads. */
  readonly from: Face
  readonly show: (rows: DrilledRows) => void
  readonly showFiltered: (rows: FilteredRows) => void
  readonly goBack: () => void
  /** Stays with the rows: there is no way back any more. */
  readonly forget: () => void
}

/** Holds which number the rows are looked at for. */
export function useDrill({ look, change }: LookControl, face: Face | undefined): DrillControl {
  const [drilled, setDrilled] = useState<Drilled | null>(null)
  const [returnTo, setReturnTo] = useState<string | null>(null)
  const showRows = (filters: readonly ColumnFilter[], what: string, number: string): void => {
    if (look === undefined) return
    const { filters: before, search } = look.grid
    setDrilled({ what, number, before: { filters: before, search }, from: face ?? 'summary' })
    change((each) => ({ ...each, face: 'rows', grid: { ...each.grid, filters } }))
  }
  return {
    what: drilled?.what ?? null,
    from: drilled?.from ?? 'summary',
    returnTo,
    show: ({ conditions, what, number }) => {
      if (look !== undefined) showRows(drillFilters(look.grid.filters, conditions), what, number)
    },
    showFiltered: ({ filters, what }) => showRows(filters, what, ''),
    goBack: () => {
      if (drilled === null) return
      change((each) => ({ ...each, face: drilled.from, grid: { ...each.grid, ...drilled.before } }))
      setReturnTo(drilled.number)
      setDrilled(null)
    },
    forget: () => {
      setDrilled(null)
      setReturnTo(null)
    },
  }
}
