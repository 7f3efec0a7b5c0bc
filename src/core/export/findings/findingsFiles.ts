import { createHash } from 'node:crypto'
import { findingsFileContent } from '../../../shared/checks/findingsFile.ts'
import { rowCheckTexts } from '../../../shared/commonTexts/rowChecks.ts'
import { isCsvFormat } from '../../../shared/fileFormats.ts'
import type { SummaryFileContent } from '../../../shared/summaries/summaryFile.ts'
import { CheckMemory } from '../../store/query/checks/memory.ts'
import { reckon } from '../../store/query/checks/reckoners.ts'
import { toldRowSet } from '../../store/query/masks/toldRowSet.ts'
import { shortcomingsOf } from '../../store/query/shortcomings.ts'
import { atOneMoment } from '../../store/query/wanted.ts'
import { gapsOf } from '../../store/tables/logBook.ts'
import { slicesOf } from '../../store/tables/slices.ts'
import type { CallContext } from '../../store/threads/protocol.ts'
import type { Reading } from '../../store/threads/subject.ts'
import { tableCsv } from '../summaries/summaryCsv.ts'
import { writeSummary } from '../summaries/summaryFiles.ts'
import type { SummaryFileOutcome } from '../summaries/summaryInput.ts'
import type { FindingsFileInput } from './findingsInput.ts'

/**
 * A file's content with the hash of its findings: of the very bytes that a CSV file has below its blank line, and in a
 * workbook of those that `csv` would have there. So whoever gets the file can see that nobody changed a row.
 */
function sealed(
  content: SummaryFileContent,
  { format, isSafe, language }: Pick<FindingsFileInput, 'format' | 'isSafe' | 'language'>,
): SummaryFileContent {
  const { head, table, notes } = content
  const hash = createHash('sha256')
  for (const bytes of tableCsv(table, isCsvFormat(format) ? format : 'csv', isSafe)) hash.update(bytes)
  const line = [rowCheckTexts('hash')[language], hash.digest('hex')]
  return { ...content, head: [...head, line], notes: { ...notes, lines: [...notes.lines, line] } }
}

/** Files of what checks find. */
export const findingsFiles = ({ database }: Reading) => ({
  /**
   * Works a check out and writes what it finds, all of it at one moment of the store.
   *
   * @throws AppError `unknown-field`, `bad-filter`; `output-unwritable`, `disk-full`; `cancelled`
   */
  write: (input: FindingsFileInput, context: CallContext): SummaryFileOutcome =>
    atOneMoment(database, context, () => {
      const { language, connection, door, format, isSafe, file, onBusy, temporary, ...question } = input
      const { report, rows, check, now } = question
      const throwIfCancelled = (): void => {
        context.throwIfCancelled()
      }
      const found = reckon({ database, memory: new CheckMemory(), throwIfCancelled }, question)
      const slices = slicesOf(database, rows)
      const gaps = report.kind === 'live' ? gapsOf(database, rows, rows.range) : []
      const { range, byDay = false } = rows
      const shortcomings = shortcomingsOf({ report, slices, gaps, range, byDay, now })
      const { block, close, ...head } = found
      const findings = block(0, head.total)
      close?.()
      const told = toldRowSet(database, report, rows)
      const of = { report, rows: told, connection, check, found: head, findings, shortcomings }
      const content = sealed(findingsFileContent(of, language, door), input)
      const place = { file, temporary, ...(onBusy === undefined ? {} : { onBusy }) }
      return writeSummary({ content, format, isSafe, ...place }, context)
    }),
})
