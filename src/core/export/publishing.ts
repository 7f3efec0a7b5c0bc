import type { StoreApi } from '../store/storeApi.ts'
import { checkFolder } from './allowedFolders.ts'

/**
 * Writes a file that the store knows of until it is finished: what a process leaves that is killed goes with the next
 * start.
 *
 * @param file null: standard output, which leaves nothing
 * @param write writes it, its bytes under the temporary name until it is finished; undefined: any name
 * @throws AppError `managed` where files may not be written there; what `write` throws
 */
export async function publishing<Outcome>(
  store: StoreApi,
  file: string | null,
  write: (temporary: string | undefined) => Promise<Outcome>,
): Promise<Outcome> {
  checkFolder(store.policy, file)
  // Where the store cannot be written, files still can.
  const begun = file === null ? null : await store.unfinishedFiles.begin(file).catch(() => null)
  if (begun === null) return write(undefined)
  try {
    return await write(begun.temporary)
  } finally {
    await store.unfinishedFiles.end(begun.id).catch(() => undefined)
  }
}
