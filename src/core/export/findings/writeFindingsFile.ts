import type { StoreApi } from '../../store/storeApi.ts'
import type { CallOptions } from '../../store/threads/protocol.ts'
import { publishing } from '../publishing.ts'
import { EXPORT_SUBJECTS } from '../subjects.ts'
import type { SummaryFileOutcome } from '../summaries/summaryInput.ts'
import type { FindingsFileInput } from './findingsInput.ts'

/**
 * Writes what a check finds into a file or to standard output, in a thread of the store.
 *
 * @throws AppError `output-unwritable`, `disk-full`, `unknown-field`, `bad-filter`, `cancelled`
 */
export async function writeFindingsFile(
  store: StoreApi,
  input: FindingsFileInput,
  options: Pick<CallOptions, 'signal'> = {},
): Promise<SummaryFileOutcome> {
  const files = store.verbsOf('findingsFiles', EXPORT_SUBJECTS.findingsFiles)
  return publishing(store, input.file, (temporary) => files.write({ ...input, temporary }, options))
}
