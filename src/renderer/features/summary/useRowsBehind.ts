import { useCallback } from 'react'
import type { GroupField, Summary, SummaryGroup } from '../../../shared/summaries/types.ts'
import { drillOf, type Drill } from './drill.ts'

/** Which rows stand behind the numbers of a summary. */
export interface RowsBehind {
  /** What finds the rows of a number, or why nothing does. */
  readonly drill: (group: SummaryGroup, measure: number) => Drill
  /** How many rows stand behind a number; null where it is a part of those that a filter finds. */
  readonly rowsBehind: (group: SummaryGroup, measure: number) => number | null
}

/** @param read the summary with its fields and measures looked up; null while it makes no sense */
export function useRowsBehind({
  by,
  across,
  read,
}: {
  readonly by: readonly GroupField[]
  readonly across: GroupField | null
  readonly read: Pick<Summary, 'measures'> | null
}): RowsBehind {
  const drill = useCallback(
    (group: SummaryGroup, measure: number) => drillOf(by, across, group, read?.measures[measure]?.tree ?? null),
    [by, across, read],
  )
  const rowsBehind = useCallback(
    (group: SummaryGroup, measure: number) => {
      const { tree, shownAs } = read?.measures[measure] ?? {}
      if (tree?.kind !== 'count' || tree.where.length === 0) return group.rows
      return shownAs === undefined ? (group.values[measure] ?? null) : null
    },
    [read],
  )
  return { drill, rowsBehind }
}
