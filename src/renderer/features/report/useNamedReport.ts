import { useMemo } from 'react'
import { identifiedIn, withNames } from '../../../shared/reports/names.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useAnswer } from '../../api/queries.ts'

/** A report whose ids go by the names that the operation's own lists have for them, as far as these were fetched. */
export function useNamedReport(connectionId: number, report: ReportDefinition): ReportDefinition {
  const pickers = useMemo(() => [...identifiedIn(report)], [report])
  const { data: names } = useAnswer('reports:names', { connectionId, pickers }, { isEnabled: pickers.length > 0 })
  return useMemo(() => (names === undefined ? report : withNames(report, names)), [report, names])
}
