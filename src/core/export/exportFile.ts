import type { StoreApi } from '../store/storeApi.ts'
import type { CallOptions } from '../store/threads/protocol.ts'
import type { ExportInput, ExportOutcome, ExportProgress } from './exportInput.ts'
import { publishing } from './publishing.ts'
import { EXPORT_SUBJECTS } from './subjects.ts'

/**
 * Writes the rows of a question into a file or to standard output, in a thread of the store.
 *
 * @throws AppError `output-unwritable`, `disk-full`, …; `usage` for more columns than a file has
 */
export async function exportFile(
  store: StoreApi,
  input: ExportInput,
  options: Pick<CallOptions<ExportProgress>, 'signal' | 'onProgress'> = {},
): Promise<ExportOutcome> {
  const files = store.verbsOf('files', EXPORT_SUBJECTS.files)
  return publishing(store, input.file, (temporary) => files.write({ ...input, temporary }, options))
}
