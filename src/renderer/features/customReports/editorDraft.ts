import { z } from 'zod'
import type { CustomReport } from '../../../shared/customReports/customReport.ts'
import { FIELD_TYPES } from '../../../shared/reports/types.ts'
import { EMPTY_REQUEST, readingOf, requestOf, type ReadingDraft, type RequestDraft } from './draft.ts'

/** A report of one's own as far as it is described. */
export interface EditorDraft {
  readonly request: RequestDraft
  readonly reading: ReadingDraft | null
  /** The request whose answer the reading describes. */
  readonly read: RequestDraft
  readonly step: 'request' | 'fields'
}

/** What the editor begins with: a report that is there, or nothing. */
export function editorDraftOf(report: CustomReport | null): EditorDraft {
  if (report === null) return { request: EMPTY_REQUEST, reading: null, read: EMPTY_REQUEST, step: 'request' }
  const request = requestOf(report)
  return { request, reading: readingOf(report), read: request, step: 'fields' }
}

/** A draft as it is kept: without the values that an answer showed, which are customers'. */
export function withoutExamples(draft: EditorDraft): EditorDraft {
  const { reading } = draft
  if (reading === null) return draft
  return { ...draft, reading: { ...reading, fields: reading.fields.map((field) => ({ ...field, examples: [] })) } }
}

const request = z.strictObject({
  service: z.string(),
  id: z.string(),
  hasDates: z.boolean(),
  parameters: z.array(z.strictObject({ name: z.string(), value: z.string(), isRequired: z.boolean() })),
})
const localized = z.record(z.string(), z.string())
const reading = z.object({
  title: localized,
  description: localized,
  kind: z.enum(['detail', 'series', 'aggregate', 'snapshot', 'live']),
  dateField: z.string().nullable(),
  maxDays: z.number(),
  liveMinutes: z.number(),
  fields: z.array(
    z.strictObject({
      name: z.string(),
      title: localized,
      type: z.enum(FIELD_TYPES),
      examples: z.array(z.string()).max(0),
      wasSeen: z.boolean().nullable(),
    }),
  ),
  shape: z.json(),
})

/** What a draft that was kept must look like. */
export const editorDraftSchema = z.strictObject({
  request,
  reading: reading.nullable(),
  read: request,
  step: z.enum(['request', 'fields']),
}) as unknown as z.ZodType<EditorDraft>
