import { z } from 'zod'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { staffingSourceOf } from '../../shared/staffing/source.ts'
import { usePreference, type Preference } from '../api/usePreference.ts'

export const FACES = ['rows', 'summary', 'staffing'] as const
/** As what the rows of a report are seen: one by one, summed up, or as the people that they call for. */
export type Face = (typeof FACES)[number]

const faceSchema = z.enum(FACES)

/** The faces that a report has. */
export function facesOf(report: ReportDefinition): readonly Face[] {
  return FACES.filter((face) => face !== 'staffing' || staffingSourceOf(report) !== null)
}

/** How a report of a connection is looked at, as it was left. */
export function useFace(connectionId: number, report: ReportDefinition): Preference<Face> {
  const { value, set } = usePreference<Face>(`face/${connectionId}/${report.key}`, faceSchema, 'rows')
  return { value: value === undefined || facesOf(report).includes(value) ? value : 'rows', set }
}
