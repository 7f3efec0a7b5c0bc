import { z } from 'zod'
import type { UnreadValues } from '../answerNotes.ts'
import { MOST_COUNTED_FIELDS, TIME_BUCKETS, type Counting, type Counts } from '../counts.ts'
import { MASKS } from '../masks.ts'
import type { ToldWords } from '../query.ts'
import { MOST_ROWS_PER_SUM, type BlockSums, type OpenedResult, type ValueList } from '../results.ts'
import type { RowBlock, RowItems, TextRow } from '../rows.ts'
import { action, after, answer, gives } from './channel.ts'
import type { StoredEvent } from './coverage.ts'
import { id, name, question, rowSet } from './inputs.ts'

/** Blocks never hold more rows than this. */
const MOST_ROWS_PER_BLOCK = 1_000

/** The fields by which a row without a key is the same as another: all that a report may have. */
const MOST_KEY_FIELDS = 5_000

const slot = z.string().min(1).max(100)
const place = z.int().nonnegative()
const limit = z.int().positive().max(MOST_ROWS_PER_BLOCK)
const row = z.strictObject({ resultId: id, place })
/** Hides more than the question did: of what is copied without who is meant. */
const mask = z.enum(MASKS).exactOptional()

/** What is shown of an answer at first; its first rows are told beforehand under this number of the window's own. */
const view = z
  .strictObject({
    first: z.int().nonnegative(),
    last: z.int().nonnegative(),
    blockRows: limit,
    turn: z.int().nonnegative(),
  })
  .refine(({ first, last }) => last - first < MOST_ROWS_PER_BLOCK)

const counting: z.ZodType<Counting> = z.strictObject({
  bucket: z.enum(TIME_BUCKETS).nullable(),
  by: z.array(name).max(MOST_COUNTED_FIELDS),
})

export const resultsChannels = {
  /**
   * Fixes the rows of a question, and brings those that are shown at first. A newer question of the same slot replaces
   * it, also while it is still being answered.
   */
  'result:open': action(
    z.strictObject({ slot, question, view }),
    gives<OpenedResult & { readonly blocks: readonly RowBlock[] }>(),
  ),
  /** Lets go of the rows that a slot holds. */
  'result:close': action(z.strictObject({ slot }), gives<null>()),
  /** A block of rows; long texts are cut to a preview. */
  'result:rows': answer(
    z.strictObject({ resultId: id, offset: z.int().nonnegative(), limit, mask }),
    gives<readonly TextRow[]>(),
  ),
  /** The sums of some fields over a block of rows: larger ones are asked for block by block, and anything between. */
  'result:sums': answer(
    z.strictObject({
      resultId: id,
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(MOST_ROWS_PER_SUM),
      fields: z.array(name).min(1).max(100),
    }),
    gives<BlockSums>(),
  ),
  /** What each row of a block is the same as others by: the values of some fields, sealed, for no eye. */
  'result:keys': answer(
    z.strictObject({
      resultId: id,
      offset: z.int().nonnegative(),
      limit,
      fields: z.array(name).min(1).max(MOST_KEY_FIELDS),
    }),
    gives<readonly string[]>(),
  ),
  /** One row whole. */
  'result:row': answer(row.extend({ mask }), gives<TextRow>()),
  /** A value of a row as the list of its field's values has it: sealed where it is hidden. */
  'result:listed': answer(row.extend({ field: name }), gives<string>()),
  /** What the sums of a row are without. */
  'result:unread': answer(row, gives<readonly UnreadValues[]>()),
  /** The items of a row's list, from the first on. */
  'result:items': answer(z.strictObject({ resultId: id, place, list: name, limit }), gives<RowItems>()),
  /** The values of a field in the rows of a question, with their counts. */
  'result:values': answer(
    z.strictObject({ question, field: name, search: z.string().max(1_000), limit }),
    gives<ValueList>(),
  ),
  /**
   * What is asked of rows, as pages and pictures repeat it: without whom it names, where that is hidden of the rows.
   */
  'rows:told': answer(z.strictObject({ rows: rowSet }), gives<ToldWords>()),
  /**
   * How many rows of a question there are, by time and values. A newer request of the same slot stops one that still
   * waits.
   */
  'result:counts': answer(
    z.strictObject({ slot, question, counting }),
    gives<Counts>(),
    after<StoredEvent>({
      stored: ({ connectionId, reportKey }) => ({
        question: {
          ...(connectionId === null ? {} : { connectionId }),
          ...(reportKey === null ? {} : { reportKey }),
        },
      }),
    }),
  ),
}

/** The first rows of an answer that is still being looked for; `unfilteredTotal` null: that is still to be counted. */
export interface FirstRowsEvent {
  readonly kind: 'first-rows'
  readonly slot: string
  readonly turn: number
  readonly fields: readonly string[]
  readonly rows: readonly TextRow[]
  readonly unfilteredTotal: number | null
}
