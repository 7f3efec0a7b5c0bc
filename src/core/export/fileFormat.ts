import { CSV_FORMATS } from './csvFormat.ts'

export const FILE_FORMATS = [...CSV_FORMATS, 'xlsx'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** The format of a file for Excel that divides columns by a separator; any other format is itself. */
export function fileFormatFor(format: FileFormat | 'excel', separator: ',' | ';'): FileFormat {
  if (format !== 'excel') return format
  return separator === ';' ? 'csv-excel-es' : 'csv-excel'
}
