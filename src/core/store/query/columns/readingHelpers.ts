import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { HelperThread } from '../../threads/helperThreads.ts'
import { columnThreads, NO_HELP, type ColumnThreads } from './columnThreads.ts'

/** More threads wait for the file more than they read. */
const MOST_HELPERS = 3
/** What they read they hand over at once. With Node's usual room for that a thread grows by some 40 MB. */
const NURSERY_MB = 16
/** Of a smaller store everything is read before another thread has begun. */
const LARGE_STORE_BYTES = 64 * 1024 * 1024

function isLarge(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= LARGE_STORE_BYTES
}

/** The threads that read many rows beside one that is asked about them. */
export interface ReadingHelpers {
  /** How many there may be. */
  readonly count: number
  readonly threads: ColumnThreads
  /** Has them there before they are needed, where the store is large enough to need them. */
  readonly prepare: () => void
}

export const NO_HELPERS: ReadingHelpers = { count: 0, threads: NO_HELP, prepare: () => undefined }

/**
 * As many threads as the machine has room for beside the one that asks. They start when they are first needed.
 *
 * @param startHelper as `ThreadParts` has it
 */
export function readingHelpers(
  database: ReadableDatabase,
  startHelper: (thread: 'columns', subject: 'columns', nurseryMb: number) => HelperThread,
): ReadingHelpers {
  const count = Math.min(MOST_HELPERS, availableParallelism() - 1)
  let helpers: readonly HelperThread[] | undefined
  const helpersOf = (): readonly HelperThread[] => {
    helpers ??= Array.from({ length: count }, () => startHelper('columns', 'columns', NURSERY_MB))
    return helpers
  }
  return {
    count,
    threads: columnThreads(helpersOf),
    prepare: () => {
      if (helpers === undefined && isLarge(database.name)) helpersOf()
    },
  }
}
