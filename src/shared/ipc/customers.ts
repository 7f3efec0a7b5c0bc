import { z } from 'zod'
import { MOST_LISTED } from '../customerList.ts'
import type { IdentifiedCustomer, Story, StoryBlock, StoryRow, StoryWish } from '../customerStory.ts'
import { WINDOW_FORMATS } from '../fileFormats.ts'
import { LANGUAGES } from '../language.ts'
import { MASKS } from '../masks.ts'
import { PAGE_FORMATS } from '../paperPage.ts'
import { EVENT_KINDS } from '../reports/eventKinds.ts'
import { action, after, answer, gives } from './channel.ts'
import type { StoredEvent } from './coverage.ts'
import type { ErasingEvent } from './erasing.ts'
import { id, range } from './inputs.ts'
import { paperPage } from './paper.ts'
import type { ReportsEvent } from './reports.ts'

/** Blocks never hold more items than this. */
const MOST_ITEMS_PER_BLOCK = 1_000

const slot = z.string().min(1).max(100)
const customer = z.string().max(500)
const place = z.int().nonnegative()

const wish: z.ZodType<StoryWish> = z.strictObject({
  customer,
  connectionId: id.nullable(),
  range: range.nullable(),
  withMentions: z.boolean(),
  mask: z.enum(MASKS).exactOptional(),
})

export const customersChannels = {
  /** What a typed text can name. */
  'customers:identify': answer(z.strictObject({ text: z.string().max(4_000) }), gives<IdentifiedCustomer>()),
  /**
   * Finds everything about a customer, and keeps what was found for the slot: its items are asked for by the story's
   * number. A newer wish of the same slot replaces it, also while it is still being answered.
   */
  'customers:story': answer(
    z.strictObject({ slot, wish }),
    gives<Story>(),
    after<StoredEvent | ErasingEvent | ReportsEvent>({ stored: true, 'customer-erased': true, reports: true }),
  ),
  /** Items of a story of some kinds, or of all, with their rows: `limit` from the `offset`-th of these, from 0. */
  'customers:items': answer(
    z.strictObject({
      storyId: id,
      kinds: z.array(z.enum(EVENT_KINDS)).nullable(),
      offset: place,
      limit: z.int().positive().max(MOST_ITEMS_PER_BLOCK),
    }),
    gives<StoryBlock>(),
  ),
  /** The row of an item whole, by the item's place in the whole story; null where it is not there any more. */
  'customers:row': answer(z.strictObject({ storyId: id, place }), gives<StoryRow | null>()),
  /**
   * Asks for a file's name and place, and writes a story there; null where the user thought better of it.
   * `connectionId`: the operation that it was asked from.
   */
  'customers:export': action(
    z.strictObject({
      wish,
      kinds: z.array(z.enum(EVENT_KINDS)).nullable(),
      connectionId: id,
      format: z.enum(WINDOW_FORMATS),
      language: z.enum(LANGUAGES),
    }),
    gives<{ readonly jobId: string } | null>(),
  ),
  /**
   * Asks for a file's name and place, and writes there a line for each customer of a list; null where the user thought
   * better of it. `connectionId`: the operation that it was asked from, and alone looks through unless `isEverywhere`.
   */
  'customers:export-list': action(
    z.strictObject({
      customers: z.array(customer.min(1)).min(1).max(MOST_LISTED),
      connectionId: id,
      isEverywhere: z.boolean(),
      range: range.nullable(),
      mask: z.enum(MASKS).exactOptional(),
      format: z.enum(WINDOW_FORMATS),
      language: z.enum(LANGUAGES),
    }),
    gives<{ readonly jobId: string } | null>(),
  ),
  /** As `paper:save`, of a customer's story. The file is not called after whom it is about. */
  'customers:save-page': action(
    z.strictObject({ connectionId: id, page: paperPage, format: z.enum(PAGE_FORMATS) }),
    gives<{ readonly jobId: string } | null>(),
  ),
  /** Lets go of what a slot holds, or gives up what is being looked for. */
  'customers:close': action(z.strictObject({ slot }), gives<null>()),
}

/** How far the search for a story is. */
export interface StoryProgressEvent {
  readonly kind: 'story-progress'
  readonly slot: string
  readonly rows: number
  readonly total: number
}
