import type { Presence } from '../../../shared/shifts/presence.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import { forgetNames } from '../customers/knownNames.ts'
import { presenceOf, type PresenceInput } from '../query/presence.ts'
import { BudgetShare } from '../query/columns/columnBudget.ts'
import { ColumnCache, MOST_COLUMN_BYTES } from '../query/columns/columnCache.ts'
import { ReadAhead } from '../query/columns/readAhead.ts'
import { readingHelpers } from '../query/columns/readingHelpers.ts'
import { likelyWishes } from '../query/summaries/likelyWishes.ts'
import { readTogether, type TogetherInput } from '../query/summaries/readTogether.ts'
import { Refusals } from '../query/summaries/refusals.ts'
import { summarizeRows, type SummarizeInput } from '../query/summaries/summarize.ts'
import { atOneMoment } from '../query/wanted.ts'
import type { CallContext } from '../threads/protocol.ts'
import type { Reading, ThreadParts } from '../threads/subject.ts'

/**
 * Questions that are answered with groups and numbers instead of rows. The columns that are kept for the next one live
 * and end with the thread. Many rows are read by as many threads as the machine has room for beside the window's.
 */
export const summaries = ({ database, startHelper, isAwaited, columnWords }: Reading & ThreadParts) => {
  const cache = new ColumnCache(new BudgetShare(MOST_COLUMN_BYTES, columnWords, 'summary'))
  const refusals = new Refusals()
  const helpers = readingHelpers(database, startHelper)
  const { threads } = helpers
  const ahead = new ReadAhead(database, cache, isAwaited)
  /** Whoever reads much is to be there when much is asked. */
  const prepare = (): void => {
    ahead.stop()
    helpers.prepare()
  }
  return {
    /** @throws AppError `unknown-field`, `bad-filter`, `summary-too-large`; `cancelled` */
    summarize: (input: SummarizeInput, context: CallContext): SummaryAnswer => {
      prepare()
      return atOneMoment(database, context, () =>
        summarizeRows(database, cache, input, () => context.throwIfCancelled(), {
          threads,
          refusals,
          onRead: (known, ...read) => ahead.begin(known, ...read, likelyWishes(known.fieldSet)),
        }),
      )
    },
    /** Reads in one pass what several summaries of the same rows need: see `readTogether.ts`. @throws `cancelled` */
    readTogether: (input: TogetherInput, context: CallContext): void => {
      prepare()
      atOneMoment(database, context, () => {
        readTogether(database, cache, input, () => context.throwIfCancelled(), { threads, refusals })
      })
    },
    /** When agents were logged in, as the rows of a report tell: see `presence.ts`. */
    presence: (input: PresenceInput, context: CallContext): Presence =>
      atOneMoment(database, context, () => presenceOf(database, input, () => context.throwIfCancelled())),
    /** Gives back what is kept of rows in memory. */
    forget: (): void => {
      ahead.stop()
      cache.clear()
      refusals.clear()
      forgetNames(database)
    },
  }
}
