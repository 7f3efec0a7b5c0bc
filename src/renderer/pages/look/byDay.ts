import { byDayReportOf } from '../../../shared/reports/catalogueDays.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { withoutMeasures, type KeptSummary } from '../../features/summary/summaryState.ts'
import type { Look } from './look.ts'

/** Without what names a field, a word of letters; null where nothing else was chosen. */
function summaryWithout(kept: KeptSummary | null, field: string): KeptSummary | null {
  if (kept === null) return null
  const isOther = (group: string): boolean => group.split(':')[0] !== field
  // In a measure, what follows a colon is a step or the name of something else.
  const name = new RegExp(`(?<![:\\w])${field}(?!\\w)`)
  const { by, across, measures } = kept.summary
  const left = by.filter(isOther)
  const isAcross = across !== null && !isOther(across)
  const isMeasured = measures.some((each) => name.test(each))
  if (left.length === by.length && !isAcross && !isMeasured) return kept
  if (left.length === 0) return null
  const summary = isMeasured ? withoutMeasures(kept.summary, (each) => name.test(each)) : kept.summary
  return { ...kept, summary: { ...summary, by: left, across: isAcross ? null : across } }
}

/**
 * The look with each day of sums by itself, or no longer: then there is a column less, and what asks for it goes.
 *
 * @param report one of sums, as a whole
 */
export function withByDay(look: Look, byDay: boolean, report: ReportDefinition): Look {
  const day = byDayReportOf(report).dateField
  if (byDay || day === undefined || day === null) return { ...look, byDay }
  const isLeft = ({ field }: { readonly field: string }): boolean => field !== day
  const { grid, summary } = look
  return {
    ...look,
    byDay,
    grid: { ...grid, filters: grid.filters.filter(isLeft), sort: grid.sort.filter(isLeft) },
    summary: summaryWithout(summary, day),
  }
}
