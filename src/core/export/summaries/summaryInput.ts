import type { SummaryFileContent } from '../../../shared/summaries/summaryFile.ts'
import type { WrittenFormat } from '../../../shared/fileFormats.ts'

/** Where a file goes, and how. */
interface FilePlace {
  /** The file's path, or null for standard output. */
  readonly file: string | null
  /** What to do where the file is in use or may not be replaced; absent: give up. */
  readonly onBusy?: 'fail' | 'rename'
  /** Where the file's bytes go until it is finished; undefined: under any name beside it. */
  readonly temporary?: string | undefined
}

export interface SummaryFileInput extends FilePlace {
  readonly content: SummaryFileContent
  readonly format: WrittenFormat
  /** The formula rule for `csv` too; the Excel formats always have it, and a workbook needs none. */
  readonly isSafe: boolean
}

/** Several summaries in one workbook. */
export interface SummaryBookInput extends FilePlace {
  /** A sheet for each. */
  readonly contents: readonly SummaryFileContent[]
  /** What is said of all of them, on a sheet of its own. */
  readonly notes: SummaryFileContent['notes']
}

export interface SummaryFileOutcome {
  /** Lines below the headings. */
  readonly rows: number
  readonly bytes: number
  /** The path of the file that was written, or null for standard output. */
  readonly file: string | null
  /** How many texts were longer than a cell can hold, and were cut. */
  readonly cutTexts: number
}
