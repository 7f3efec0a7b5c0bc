import { AppError } from '../../../shared/errors.ts'
import { isCsvFormat, type CsvFormat, type WrittenFormat } from '../../../shared/fileFormats.ts'
import type { SummaryFileContent } from '../../../shared/summaries/summaryFile.ts'
import type { CallContext } from '../../store/threads/protocol.ts'
import { MOST_FILE_COLUMNS } from '../mostFileColumns.ts'
import { openOutputFile, openStandardOutput, type Output } from '../outputFile.ts'
import { summaryCsv } from './summaryCsv.ts'
import type { SummaryBookInput, SummaryFileInput, SummaryFileOutcome } from './summaryInput.ts'
import { summariesWorkbook, summaryWorkbook } from './summaryWorkbook.ts'

/** Writes everything that comes. @returns what comes last */
function writeAll<Last>(blocks: Generator<Uint8Array, Last>, output: Output, context: CallContext): Last {
  for (;;) {
    const { value, done } = blocks.next()
    if (done === true) return value
    context.throwIfCancelled()
    output.write(value)
  }
}

/**
 * What writes a summary in each format that is no CSV; a new one does not compile without. It ends with how many texts
 * it cut.
 */
const WRITERS: Readonly<
  Record<Exclude<WrittenFormat, CsvFormat>, (content: SummaryFileContent) => Generator<Uint8Array, number>>
> = { xlsx: summaryWorkbook }

function blocksOf(content: SummaryFileContent, format: WrittenFormat, isSafe: boolean): Generator<Uint8Array, number> {
  return isCsvFormat(format) ? wholeCsv(content, format, isSafe) : WRITERS[format](content)
}

/** CSV holds texts of any length: none is cut. */
function* wholeCsv(content: SummaryFileContent, format: CsvFormat, isSafe: boolean): Generator<Uint8Array, number> {
  yield* summaryCsv(content, format, isSafe)
  return 0
}

/** @throws AppError `usage` for more columns than a file has */
function checkColumns({ table: { columns } }: SummaryFileContent): void {
  if (columns.length <= MOST_FILE_COLUMNS) return
  throw new AppError('usage', { problem: 'too-many-columns', columns: columns.length })
}

/** Writes a file, whole or not at all. @returns how many texts were cut, and what came of the file */
function writeFile(
  place: Pick<SummaryFileInput, 'file' | 'onBusy' | 'temporary'>,
  blocks: Generator<Uint8Array, number>,
  context: CallContext,
): Omit<SummaryFileOutcome, 'rows'> {
  const { file } = place
  const output = file === null ? openStandardOutput() : openOutputFile(file, { onBusy: 'fail', ...place })
  try {
    return { cutTexts: writeAll(blocks, output, context), ...output.finish() }
  } catch (cause) {
    output.abandon()
    throw cause
  }
}

/**
 * Writes a summary, or whatever has its shape, into a file or to standard output.
 *
 * @throws AppError `usage` for more columns than a file has; `output-unwritable`, `disk-full`; `cancelled`
 */
export function writeSummary(input: SummaryFileInput, context: CallContext): SummaryFileOutcome {
  const { content, format, isSafe, ...place } = input
  checkColumns(content)
  return { rows: content.table.lines.length, ...writeFile(place, blocksOf(content, format, isSafe), context) }
}

/** Files of summaries. */
export const summaryFiles = () => ({
  /**
   * Writes a summary into a file or to standard output.
   *
   * @throws AppError `usage` for more columns than a file has; `output-unwritable`, `disk-full`; `cancelled`
   */
  write: writeSummary,
  /** Writes several as one workbook. @throws AppError as `write` */
  writeBook: (input: SummaryBookInput, context: CallContext): SummaryFileOutcome => {
    const { contents, notes, ...place } = input
    for (const content of contents) checkColumns(content)
    const rows = contents.reduce((sum, { table }) => sum + table.lines.length, 0)
    return { rows, ...writeFile(place, summariesWorkbook(contents, notes), context) }
  },
})
