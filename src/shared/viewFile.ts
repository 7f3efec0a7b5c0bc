import { z } from 'zod'
import { viewWithoutSealed } from './viewWithout.ts'
import { viewContentSchema, viewNameOf, type View } from './views.ts'

// How a view goes from one person to another: a small JSON file, without rows and tokens.

const FORMAT = 'atalaya-view'
const VERSION = 1
/** The largest file that is read. */
export const MOST_VIEW_FILE_BYTES = 512 * 1024

export const VIEW_FILE_PROBLEMS = ['too-large', 'not-json', 'not-a-view', 'newer-version', 'broken'] as const
export type ViewFileProblem = (typeof VIEW_FILE_PROBLEMS)[number]

export type ViewFileReading =
  { readonly kind: 'view'; readonly view: View } | { readonly kind: 'refused'; readonly problem: ViewFileProblem }

const LONGEST = 4_000

const envelopeSchema = z.looseObject({ format: z.literal(FORMAT), version: z.int().positive(), view: z.unknown() })
const viewSchema = z.object({
  name: z.string().max(LONGEST),
  connection: z.string().max(LONGEST),
  report: z.string().min(1).max(LONGEST),
  params: z.record(z.string().max(LONGEST), z.string().max(LONGEST)),
  content: viewContentSchema,
})

/**
 * A view as the text of a file, with all that it says but the folder that it is written into, and values that were
 * chosen while they were hidden: whoever gets the file may neither see nor use them.
 */
export function writeViewFile(kept: View): string {
  const { name, connection, reportKey, parameters, content } = viewWithoutSealed(kept)
  const file = content.file === null ? null : { ...content.file, path: null }
  const view = { name, connection, report: reportKey, params: parameters, content: { ...content, file } }
  return `${JSON.stringify({ format: FORMAT, version: VERSION, view }, null, 2)}\n`
}

/** Reads the text of such a file; says why it cannot be read where it cannot. */
export function readViewFile(text: string): ViewFileReading {
  if (text.length > MOST_VIEW_FILE_BYTES) return { kind: 'refused', problem: 'too-large' }
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { kind: 'refused', problem: 'not-json' }
  }
  const envelope = envelopeSchema.safeParse(json)
  if (!envelope.success) return { kind: 'refused', problem: 'not-a-view' }
  if (envelope.data.version !== VERSION) return { kind: 'refused', problem: 'newer-version' }
  const parsed = viewSchema.safeParse(envelope.data.view)
  const name = parsed.success ? viewNameOf(parsed.data.name) : undefined
  if (!parsed.success || name === undefined) return { kind: 'refused', problem: 'broken' }
  const { connection, report, params, content } = parsed.data
  return { kind: 'view', view: { name, connection, reportKey: report, parameters: params, content } }
}
