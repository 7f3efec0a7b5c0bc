import { AppError } from '../../../shared/errors.ts'
import type { CallContext } from '../../store/threads/protocol.ts'
import { MOST_FILE_COLUMNS } from '../mostFileColumns.ts'
import { openOutputFile, openStandardOutput, type Output } from '../outputFile.ts'
import { summaryCsv } from './summaryCsv.ts'
import type { SummaryFileInput, SummaryFileOutcome } from './summaryInput.ts'
import { summaryWorkbook } from './summaryWorkbook.ts'

/** Writes everything that comes. @returns what comes last */
function writeAll<Last>(blocks: Generator<Uint8Array, Last>, output: Output, context: CallContext): Last {
  for (;;) {
    const { value, done } = blocks.next()
    if (done === true) return value
    context.throwIfCancelled()
    output.write(value)
  }
}

/** Files of summaries. */
export const summaryFiles = () => ({
  /**
   * Writes a summary into a file or to standard output.
   *
   * @throws AppError `usage` for more columns than a file has; `output-unwritable`, `disk-full`; `cancelled`
   */
  write: (input: SummaryFileInput, context: CallContext): SummaryFileOutcome => {
    const { content, file, format, isSafe } = input
    const { columns, lines } = content.table
    if (columns.length > MOST_FILE_COLUMNS) {
      throw new AppError('usage', { problem: 'too-many-columns', columns: columns.length })
    }
    const output = file === null ? openStandardOutput() : openOutputFile(file, { ...input, onBusy: 'fail' })
    try {
      const cutTexts =
        format === 'xlsx'
          ? writeAll(summaryWorkbook(content), output, context)
          : (writeAll(summaryCsv(content, format, isSafe), output, context), 0)
      return { rows: lines.length, cutTexts, ...output.finish() }
    } catch (cause) {
      output.abandon()
      throw cause
    }
  },
})
