import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { Reading, ThreadParts } from '../../threads/subject.ts'
import { BudgetShare } from './columnBudget.ts'
import { ColumnCache, MOST_COLUMN_BYTES } from './columnCache.ts'
import { ColumnAnswers } from './columnAnswers.ts'
import { readingHelpers } from './readingHelpers.ts'

const made = new WeakMap<ReadableDatabase, ColumnAnswers>()

/** The columns of the thread that answers the grid, for all of its subjects. */
export function gridColumns({ database, isAwaited, startHelper, columnWords }: Reading & ThreadParts): ColumnAnswers {
  const known = made.get(database)
  if (known !== undefined) return known
  const helpers = readingHelpers(database, startHelper)
  const cache = new ColumnCache(new BudgetShare(MOST_COLUMN_BYTES, columnWords, 'grid'))
  const columns = new ColumnAnswers(database, cache, isAwaited, { helpers })
  made.set(database, columns)
  return columns
}
