import type { StoreApi } from '../store/storeApi.ts'
import { openOutputFile } from './outputFile.ts'
import { publishing } from './publishing.ts'

/**
 * Writes bytes that are there already into a file, whole or not at all; one that is in use gets another name.
 *
 * @returns the file's path, and how many bytes it has
 * @throws AppError `output-unwritable`, `disk-full`
 */
export function writeBytes(
  store: StoreApi,
  file: string,
  bytes: Uint8Array,
): Promise<{ readonly file: string; readonly bytes: number }> {
  return publishing(store, file, async (temporary) => {
    const output = openOutputFile(file, { onBusy: 'rename', temporary })
    try {
      output.write(bytes)
      const finished = output.finish()
      return { file: finished.file ?? file, bytes: finished.bytes }
    } catch (cause) {
      output.abandon()
      throw cause
    }
  })
}
