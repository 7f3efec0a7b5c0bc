import type { KeptView } from '../../../shared/views.ts'
import { useAnswer } from '../../api/queries.ts'

const NONE: readonly KeptView[] = []

/** The views of a report of an operation, in their order; none until they are known, or a report is. */
export function useKeptViews(connectionId: number, reportKey: string | null): readonly KeptView[] {
  const { data = NONE } = useAnswer('views:list', null)
  return data.filter((view) => view.connectionId === connectionId && view.reportKey === reportKey)
}
