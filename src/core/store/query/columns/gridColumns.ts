import { totalmem } from 'node:os'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { Reading, ThreadParts } from '../../threads/subject.ts'
import { ColumnCache } from './columnCache.ts'
import { ColumnAnswers } from './columnAnswers.ts'
import { readingHelpers } from './readingHelpers.ts'

/** What columns may take for the grid's questions: half of what those of summaries may. */
const MOST_BYTES = Math.min(256 * 1024 * 1024, totalmem() / 16)

const made = new WeakMap<ReadableDatabase, ColumnAnswers>()

/** The columns of the thread that answers the grid, for all of its subjects. */
export function gridColumns({ database, isAwaited, startHelper }: Reading & ThreadParts): ColumnAnswers {
  const known = made.get(database)
  if (known !== undefined) return known
  const helpers = readingHelpers(database, startHelper)
  const columns = new ColumnAnswers(database, new ColumnCache(MOST_BYTES), isAwaited, { helpers })
  made.set(database, columns)
  return columns
}
