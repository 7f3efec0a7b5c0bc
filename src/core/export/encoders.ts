import type { AboutSheet } from '../../shared/aboutFile.ts'
import { csvDialect, type CsvFormat, type WrittenFormat } from '../../shared/fileFormats.ts'
import type { FieldType } from '../../shared/reports/types.ts'
import { CsvEncoder } from './csvEncoder.ts'
import type { ThreadParts } from '../store/threads/subject.ts'
import type { RowEncoder } from './rowEncoder.ts'
import { deflaterOf } from './workbook/deflatingThread.ts'
import { WorkbookEncoder } from './workbook/workbookEncoder.ts'

/** What a file holds, as far as its format wants to know. */
export interface FileContent {
  /** What its sheets are called. */
  readonly title: string
  /** The type of each column; undefined for a field that no document lists. */
  readonly types: readonly (FieldType | undefined)[]
  /** How wide each column is to be, in pixels; undefined where that is the format's to choose. */
  readonly widths: readonly (number | undefined)[]
  /** What a workbook says of itself; undefined: nothing. */
  readonly about: AboutSheet | undefined
  /** Texts that Excel would run as a formula are neutralised, also where the format itself does not ask for it. */
  readonly isSafe: boolean
  /** Starts a thread that works along, where the encoder is in one of the store's. */
  readonly startHelper?: ThreadParts['startHelper'] | undefined
}

type StartEncoder = (content: FileContent) => RowEncoder

function csvAs(format: CsvFormat): StartEncoder {
  return ({ types, isSafe }) => new CsvEncoder(csvDialect(format, isSafe), types)
}

/** What writes each format of the table. */
const ENCODERS: Readonly<Record<WrittenFormat, StartEncoder>> = {
  csv: csvAs('csv'),
  'csv-excel': csvAs('csv-excel'),
  'csv-excel-es': csvAs('csv-excel-es'),
  xlsx: ({ title, types, widths, about, startHelper }) =>
    new WorkbookEncoder(title, types, { widths, about, deflater: deflaterOf(startHelper) }),
}

/** An encoder for one file of a format. */
export function encoderFor(format: WrittenFormat, content: FileContent): RowEncoder {
  return ENCODERS[format](content)
}
