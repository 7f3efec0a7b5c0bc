import type { StoreApi } from '../../store/storeApi.ts'
import type { CallOptions } from '../../store/threads/protocol.ts'
import { publishing } from '../publishing.ts'
import { EXPORT_SUBJECTS } from '../subjects.ts'
import type { SummaryBookInput, SummaryFileInput, SummaryFileOutcome } from './summaryInput.ts'

/**
 * Writes a summary into a file or to standard output, in a thread of the store.
 *
 * @throws AppError `output-unwritable`, `disk-full`, …; `usage` for more columns than a file has
 */
export async function writeSummaryFile(
  store: StoreApi,
  input: SummaryFileInput,
  options: Pick<CallOptions, 'signal'> = {},
): Promise<SummaryFileOutcome> {
  const files = store.verbsOf('summaryFiles', EXPORT_SUBJECTS.summaryFiles)
  return publishing(store, input.file, (temporary) => files.write({ ...input, temporary }, options))
}

/**
 * Writes several summaries into a file or to standard output, as one workbook, in a thread of the store.
 *
 * @throws AppError as {@link writeSummaryFile}
 */
export async function writeSummaryBook(
  store: StoreApi,
  input: SummaryBookInput,
  options: Pick<CallOptions, 'signal'> = {},
): Promise<SummaryFileOutcome> {
  const files = store.verbsOf('summaryFiles', EXPORT_SUBJECTS.summaryFiles)
  return publishing(store, input.file, (temporary) => files.writeBook({ ...input, temporary }, options))
}
