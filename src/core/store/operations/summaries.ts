import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import { ColumnCache } from '../query/summaries/columnCache.ts'
import { ReadAhead } from '../query/summaries/readAhead.ts'
import { summarizeRows, type SummarizeInput } from '../query/summaries/summarize.ts'
import { atOneMoment } from '../query/wanted.ts'
import type { CallContext } from '../threads/protocol.ts'
import type { Reading } from '../threads/subject.ts'

/**
 * Questions that are answered with groups and numbers instead of rows. The columns that are kept for the next one live
 * and end with the thread.
 */
export const summaries = ({ database }: Reading) => {
  const cache = new ColumnCache()
  const ahead = new ReadAhead(database, cache)
  return {
    /** @throws AppError `unknown-field`, `bad-filter`, `summary-too-large`; `cancelled` */
    summarize: (input: SummarizeInput, context: CallContext): SummaryAnswer => {
      ahead.stop()
      return atOneMoment(database, context, () =>
        summarizeRows(
          database,
          cache,
          input,
          () => context.throwIfCancelled(),
          (...read) => ahead.begin(...read),
        ),
      )
    },
    /** Gives back what is kept of rows in memory. */
    forget: (): void => {
      ahead.stop()
      cache.clear()
    },
  }
}
