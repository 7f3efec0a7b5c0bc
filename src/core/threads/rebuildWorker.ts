import { parentPort, workerData } from 'node:worker_threads'
import { toAppError, type AppErrorData } from '../../shared/errors.ts'
import type { StoreLocation } from '../store/file/database.ts'
import { rebuildStore, type RebuildSummary } from '../store/file/rebuild.ts'

/** What a rebuild is told to do. */
export interface RebuildOrder {
  readonly location: StoreLocation
  /** For the old file's new name. */
  readonly mark: string
}

export type RebuildReply =
  { readonly ok: true; readonly summary: RebuildSummary } | { readonly ok: false; readonly error: AppErrorData }

// A thread that rebuilds one store and ends: it may take minutes, in which whoever asked must stay responsive.
const { location, mark } = workerData as RebuildOrder
let reply: RebuildReply
try {
  reply = { ok: true, summary: rebuildStore(location, mark) }
} catch (cause) {
  reply = { ok: false, error: toAppError(cause).toData() }
}
parentPort?.postMessage(reply)
