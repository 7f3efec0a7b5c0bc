import { z } from 'zod'
import { usePreference, type Preference } from '../api/usePreference.ts'

export const FACES = ['rows', 'summary'] as const
/** As what the rows of a report are seen: one by one, or summed up. */
export type Face = (typeof FACES)[number]

const faceSchema = z.enum(FACES)

/** How a report of a connection is looked at, as it was left. */
export function useFace(connectionId: number, reportKey: string): Preference<Face> {
  return usePreference<Face>(`face/${connectionId}/${reportKey}`, faceSchema, 'rows')
}
