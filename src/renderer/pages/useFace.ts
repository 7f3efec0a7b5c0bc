import { z } from 'zod'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { staffingSourceOf } from '../../shared/staffing/source.ts'
import { usePreference, type Preference } from '../api/usePreference.ts'

export const FACES = ['rows', 'summary', 'staffing', 'shifts'] as const
/**
 * As what the rows of a report are seen: one by one, summed up, as the people that they call for, or as how agents kept
 * to their shifts.
 */
export type Face = (typeof FACES)[number]

const faceSchema = z.enum(FACES)

/** The faces that a report has. */
export function facesOf(report: ReportDefinition): readonly Face[] {
  const isThere: Readonly<Record<Face, boolean>> = {
    rows: true,
    summary: true,
    staffing: staffingSourceOf(report) !== null,
    shifts: report.presence !== undefined,
  }
  return FACES.filter((face) => isThere[face])
}

/** How a report of a connection is looked at, as it was left. */
export function useFace(connectionId: number, report: ReportDefinition): Preference<Face> {
  const { value, set } = usePreference<Face>(`face/${connectionId}/${report.key}`, faceSchema, 'rows')
  return { value: value === undefined || facesOf(report).includes(value) ? value : 'rows', set }
}
