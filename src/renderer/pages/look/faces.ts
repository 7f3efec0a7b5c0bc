import { checksOf } from '../../../shared/checks/checks.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { staffingSourceOf } from '../../../shared/staffing/source.ts'

export const FACES = ['rows', 'summary', 'checks', 'staffing', 'shifts'] as const
/**
 * As what the rows of a report are seen: one by one, summed up, looked through for something, as the people that they
 * call for, or as how agents kept to their shifts.
 */
export type Face = (typeof FACES)[number]

/** The faces that a report has. */
export function facesOf(report: ReportDefinition): readonly Face[] {
  const isThere: Readonly<Record<Face, boolean>> = {
    rows: true,
    summary: true,
    checks: checksOf(report).length > 0,
    staffing: staffingSourceOf(report) !== null,
    shifts: report.presence !== undefined,
  }
  return FACES.filter((face) => isThere[face])
}
