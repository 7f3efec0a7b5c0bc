import { toAppError } from '../../../../shared/errors.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { SummaryQuestion } from '../../../../shared/summaries/types.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { KnownRowSet } from '../rowSet.ts'
import { partsOfRowSet } from '../rowSetParts.ts'
import type { ColumnCache } from '../columns/columnCache.ts'
import type { ColumnWish } from '../columns/columns.ts'
import { columnsOf, keyOf } from '../columns/columnsOf.ts'
import { fitting } from '../columns/readAhead.ts'
import type { Refusals } from './refusals.ts'
import { readingOf, type SummarizeOptions } from './summarize.ts'

// Several summaries of the same rows that are wanted at once, as a page of cards wants them: most of what a first
// summary takes is finding and decrypting rows, which costs as much for one field as for many. So what all of them read
// is read in one pass.

export interface TogetherInput {
  readonly report: ReportDefinition
  /** Summaries of the report's rows. */
  readonly questions: readonly SummaryQuestion[]
}

/** Rows that several summaries read. */
interface Pass {
  readonly known: KnownRowSet
  readonly range: TimeRange | null
  readonly wishes: Map<string, ColumnWish>
  readers: number
}

function passesOf(
  database: ReadableDatabase,
  { report, questions }: TogetherInput,
  refusals: Refusals | undefined,
): readonly Pass[] {
  const passes = new Map<string, Pass>()
  for (const question of questions) {
    let reading: ReturnType<typeof readingOf>
    try {
      reading = readingOf(database, report, question)
    } catch (cause) {
      if (toAppError(cause).code === 'cancelled') throw cause
      // What is wrong with a question says its own answer.
      continue
    }
    const { counted: known, plan, earlier } = reading
    if (refusals?.has(database, known, question) === true) continue
    for (const range of [question.rows.range, ...(earlier === null ? [] : [earlier])]) {
      const key = `${keyOf(known)} ${JSON.stringify(range)}`
      const pass = passes.get(key) ?? { known, range, wishes: new Map<string, ColumnWish>(), readers: 0 }
      passes.set(key, pass)
      for (const wish of plan.wishes) pass.wishes.set(wish.id, wish)
      pass.readers++
    }
  }
  return [...passes.values()]
}

/**
 * Reads the columns that several summaries need of the same rows in the same period, in one pass over these; whoever
 * asks for one of the summaries afterwards finds them in memory. Rows that one summary alone needs are left to it, and
 * so is what has no room; one that was refused before reads nothing.
 *
 * @throws whatever `throwIfCancelled` throws
 */
export function readTogether(
  database: ReadableDatabase,
  cache: ColumnCache,
  input: TogetherInput,
  throwIfCancelled: () => void,
  { threads, refusals }: Pick<SummarizeOptions, 'threads' | 'refusals'> = {},
): void {
  for (const { known, range, wishes, readers } of passesOf(database, input, refusals)) {
    if (readers < 2) continue
    const parts = partsOfRowSet(database, input.report, { ...known.rowSet, range }) ?? []
    const rows = parts.reduce((sum, { slice }) => sum + slice.rows, 0)
    const read = fitting([...wishes.values()], rows, cache.room)
    columnsOf(database, cache, known, [range], read, throwIfCancelled, () => undefined, threads)
  }
}
