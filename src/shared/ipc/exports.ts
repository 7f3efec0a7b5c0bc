import { z } from 'zod'
import type { ExportRequest } from '../exports.ts'
import { WINDOW_FORMATS } from '../fileFormats.ts'
import { action, gives } from './channel.ts'
import { id, jobId, name, question } from './inputs.ts'

const wish: z.ZodType<ExportRequest> = z.strictObject({
  question,
  columns: z.array(name).max(5_000).nullable(),
  format: z.enum(WINDOW_FORMATS),
  headings: z.enum(['titles', 'names']),
  widths: z.record(name, z.number().positive().max(10_000)).exactOptional(),
  row: z.strictObject({ resultId: id, place: z.int().nonnegative() }).exactOptional(),
})
const ofJob = z.strictObject({ jobId })

export const exportsChannels = {
  /** Asks for a file's name and place; null where the user thought better of it. */
  'export:start': action(wish, gives<{ readonly jobId: string } | null>()),
  'export:open': action(ofJob, gives<null>()),
  'export:reveal': action(ofJob, gives<null>()),
}
