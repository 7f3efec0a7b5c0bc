import type { StoryItem, StoryRow, StoryWish } from '../../../shared/customerStory.ts'
import type { Mask } from '../../../shared/masks.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { SearchProgress } from '../customers/find.ts'
import { forgetNames } from '../customers/knownNames.ts'
import { findListed, type ListProgress } from '../customers/listed.ts'
import { maskedFacts, maskedListed, readMaskedRows } from '../customers/maskedStory.ts'
import { findStory, storyPlace } from '../customers/story.ts'
import { textOf } from '../query/previews.ts'
import { atOneMoment } from '../query/wanted.ts'
import type { CallContext } from '../threads/protocol.ts'
import type { Reading } from '../threads/subject.ts'

/** Which rows of a story are wanted. */
export interface StoryRowsInput {
  /** The definitions of the reports that the items are of. */
  readonly reports: readonly ReportDefinition[]
  readonly items: readonly Pick<StoryItem, 'connectionId' | 'reportKey' | 'rowId' | 'summed'>[]
  /** Hides who is meant, unless the items' operations do so more strictly; absent: as these say. */
  readonly mask?: Mask | undefined
}

/** A list of customers, and where they are looked for. */
export interface ListedInput extends Pick<StoryWish, 'connectionId' | 'range'> {
  readonly reports: readonly ReportDefinition[]
  readonly values: readonly string[]
  /** As of a story's rows. */
  readonly mask?: Mask | undefined
}

/** What the store has about customers. */
export const customers = ({ database }: Reading) => {
  const texts = ({ reports, items, mask }: StoryRowsInput, isPreview: boolean): readonly (StoryRow | null)[] =>
    readMaskedRows(database, reports, items, mask, isPreview).map(
      (row) => row && { fields: row.fields, values: row.values.map(textOf) },
    )
  return {
    /** Everything about one, newest first. @throws AppError `usage` for a text that says nothing; `cancelled` */
    story: (
      { reports, wish }: { reports: readonly ReportDefinition[]; wish: StoryWish },
      context: CallContext<SearchProgress>,
    ) =>
      atOneMoment(database, context, () =>
        maskedFacts(
          database,
          findStory(database, reports, wish, (progress) => {
            context.throwIfCancelled()
            context.progress(progress)
          }),
          wish.mask,
          wish.connectionId,
        ),
      ),
    /** What there is of each of many. @throws AppError as `story` */
    listed: ({ reports, values, mask, ...wish }: ListedInput, context: CallContext<ListProgress>) =>
      atOneMoment(database, context, () => {
        const found = findListed(storyPlace(database, reports, wish), values, (progress) => {
          context.throwIfCancelled()
          context.progress(progress)
        })
        return maskedListed(database, found, mask, wish.connectionId)
      }),
    /** The rows of a story's items whole, masked or as the server sent them; null for one that is gone. */
    rows: ({ reports, items, mask }: StoryRowsInput) => readMaskedRows(database, reports, items, mask, false),
    /** The same as texts. */
    texts: (input: StoryRowsInput) => texts(input, false),
    /** The same, long texts cut to their beginning. */
    previews: (input: StoryRowsInput) => texts(input, true),
    /** Gives back what is kept of rows in memory. */
    forget: (): void => {
      forgetNames(database)
    },
  }
}
