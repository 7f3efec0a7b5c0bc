import type { FieldType } from '../../shared/reports/types.ts'
import { CsvEncoder } from './csvEncoder.ts'
import { csvStyle } from './csvFormat.ts'
import type { FileFormat } from './fileFormat.ts'
import type { RowEncoder } from './rowEncoder.ts'
import { WorkbookEncoder } from './workbook/workbookEncoder.ts'

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
