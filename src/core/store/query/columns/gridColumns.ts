import { totalmem } from 'node:os'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { ColumnCache } from './columnCache.ts'
import { ColumnAnswers } from './columnAnswers.ts'

/** What columns may take for the grid's questions: half of what those of summaries may. */
const MOST_BYTES = Math.min(256 * 1024 * 1024, totalmem() / 16)

const made = new WeakMap<ReadableDatabase, ColumnAnswers>()

/**
 * The columns of the thread that answers the grid, for all of its subjects.
 *
 * @param isAwaited as `ThreadParts` has it
 */
export function gridColumns(database: ReadableDatabase, isAwaited: () => boolean): ColumnAnswers {
  const columns = made.get(database) ?? new ColumnAnswers(database, new ColumnCache(MOST_BYTES), isAwaited)
  made.set(database, columns)
  return columns
}
