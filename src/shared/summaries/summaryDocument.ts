import type { Language } from '../language.ts'
import { formatInstant, type TimeRange } from '../time.ts'
import { summaryWarningText } from './summaryWarnings.ts'
import type { SummaryAnswer, SummaryDocument } from './types.ts'

function instants({ from, to }: TimeRange): { readonly from: string; readonly to: string } {
  return { from: formatInstant(from), to: formatInstant(to) }
}

/**
 * An answer as documents carry it.
 *
 * @param of the report's key and the connection's name
 * @param language what its warnings are said in
 */
export function summaryDocument(
  of: Pick<SummaryDocument, 'report' | 'connection'>,
  { range, compared, by, across, measures, groups, unread, warnings }: SummaryAnswer,
  language: Language,
): SummaryDocument {
  return {
    ...of,
    ...(range === null ? { from: null, to: null } : instants(range)),
    compared: compared === null ? null : instants(compared),
    by,
    across,
    measures,
    groups,
    unread,
    warnings: warnings.map((warning) => summaryWarningText(warning)[language]),
  }
}
