import { createContext, useContext } from 'react'
import type { Mask } from '../../../shared/masks.ts'
import type { Question } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { GridField } from './columnKinds.ts'
import type { ViewEvent, ViewState } from './viewState.ts'

/**
 * What the parts of one grid share: headings and filters are drawn by AG Grid, far from the component that holds the
 * state.
 */
export interface GridSession {
  /** The report as its rows are seen: day by day where they are. */
  readonly report: ReportDefinition
  readonly field: (name: string) => GridField
  readonly titleOf: (name: string) => string
  readonly view: ViewState
  readonly change: (event: ViewEvent) => void
  /** How the rows that are seen hide personal data; undefined: they do not. */
  readonly mask: Mask | undefined
  /** How many values the sums of a field are without, by its name. */
  readonly unread: ReadonlyMap<string, number>
  /** The column whose filter stands open, or null. */
  readonly openFilter: string | null
  readonly setOpenFilter: (field: string | null) => void
  /** The question without what is asked of one column itself: what that column can still be asked. */
  readonly questionAround: (field: string) => Question
}

export const GridSessionContext = createContext<GridSession | null>(null)

/** The session of the grid that a component is part of. */
export function useGridSession(): GridSession {
  const session = useContext(GridSessionContext)
  if (session === null) throw new Error('a part of a grid stands outside of it')
  return session
}
