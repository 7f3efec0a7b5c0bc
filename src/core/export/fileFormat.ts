import type { FieldType } from '../../shared/reports/types.ts'
import { CsvEncoder } from './csvEncoder.ts'
import { CSV_FORMATS, csvStyle } from './csvFormat.ts'
import type { RowEncoder } from './rowEncoder.ts'
import { WorkbookEncoder } from './workbook/workbookEncoder.ts'

export const FILE_FORMATS = [...CSV_FORMATS, 'xlsx'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** The format of a file for Excel that divides columns by a separator; any other format is itself. */
export function fileFormatFor(format: FileFormat | 'excel', separator: ',' | ';'): FileFormat {
  if (format !== 'excel') return format
  return separator === ';' ? 'csv-excel-es' : 'csv-excel'
}

/** What a file holds, as far as its format wants to know. */
export interface FileContent {
  /** What its sheets are called. */
  readonly title: string
  /** The type of each column; undefined for a field that no document lists. */
  readonly types: readonly (FieldType | undefined)[]
}

/** What writes a format. `safe` asks for the formula rule in `csv` too. */
export function encoderFor(format: FileFormat, safe: boolean, { title, types }: FileContent): RowEncoder {
  return format === 'xlsx' ? new WorkbookEncoder(title, types) : new CsvEncoder(csvStyle(format, safe), types)
}
