import { useAnswer } from '../../api/queries.ts'
import type { ReportScope } from '../../../shared/holdings.ts'
import type { LogGap } from '../../../shared/live.ts'

const NONE: readonly LogGap[] = []

/**
 * The gaps of a log with their reasons, as far as they were written down. What nobody saw beyond them is known from
 * what was seen.
 */
export function useLogGaps(scope: ReportScope): readonly LogGap[] {
  return useAnswer('live:gaps', { scope, range: null }).data ?? NONE
}
