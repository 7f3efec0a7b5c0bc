import { z } from 'zod'
import { customReportSchema, type CustomReport } from './customReport.ts'

/** How a report goes from one person to another: a small JSON file, without rows, operation or token. */
const FORMAT = 'atalaya-report'
export const REPORT_FILE_VERSION = 1
/** The largest file that is read; one with five hundred fields has about 80 KB. */
export const MOST_REPORT_FILE_BYTES = 512 * 1024

export const FILE_PROBLEMS = ['too-large', 'not-json', 'not-a-report', 'newer-version', 'broken', 'unreadable'] as const
export type FileProblem = (typeof FILE_PROBLEMS)[number]

export type FileReading =
  | { readonly kind: 'report'; readonly report: CustomReport }
  | { readonly kind: 'refused'; readonly problem: FileProblem }

const envelopeSchema = z.looseObject({ format: z.literal(FORMAT), version: z.int().positive(), report: z.unknown() })

/** A report as the text of a file. */
export function writeReportFile(report: CustomReport): string {
  return `${JSON.stringify({ format: FORMAT, version: REPORT_FILE_VERSION, report }, null, 2)}\n`
}

/** Reads the text of such a file; says why it cannot be read where it cannot. */
export function readReportFile(text: string): FileReading {
  if (text.length > MOST_REPORT_FILE_BYTES) return { kind: 'refused', problem: 'too-large' }
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { kind: 'refused', problem: 'not-json' }
  }
  const envelope = envelopeSchema.safeParse(json)
  if (!envelope.success) return { kind: 'refused', problem: 'not-a-report' }
  if (envelope.data.version !== REPORT_FILE_VERSION) return { kind: 'refused', problem: 'newer-version' }
  const parsed = customReportSchema.safeParse(envelope.data.report)
  return parsed.success ? { kind: 'report', report: parsed.data } : { kind: 'refused', problem: 'broken' }
}
