import type { EventKind } from './reports/eventKinds.ts'
import type { ReportScope } from './holdings.ts'
import type { TextRow } from './rows.ts'
import type { Mask } from './masks.ts'
import type { TimeRange, WallSeconds } from './time.ts'

// Everything that the store has about a customer, over all reports: one line of time, newest first.

/** Whose story is wanted, and how much of it. */
export interface StoryWish {
  /** A telephone in any spelling, an e-mail address, or an id to the letter. */
  readonly customer: string
  /** Null: of all connections. */
  readonly connectionId: number | null
  /** Null: whatever is stored. */
  readonly range: TimeRange | null
  /** Also rows in which a text merely mentions them: every row is looked through for that. */
  readonly withMentions: boolean
  /** How it hides who is meant; the operations that it is of may hide more. Absent: as these say. */
  readonly mask?: Mask
}

/** How a row is about a customer: a field names them, or a text merely mentions them. A row that does both is named. */
export type StoryConnexion = 'named' | 'mentioned'

/** One thing that happened. */
export interface StoryItem {
  /** When, on its operation's wall clock; null where the report has no date. */
  readonly at: WallSeconds | null
  readonly connectionId: number
  readonly reportKey: string
  readonly how: StoryConnexion
  readonly kind: EventKind
  /** The row in the store; of sums over several days the first of them. */
  readonly rowId: number
  /** The rows that are summed into this one, where these are several. */
  readonly summed?: readonly number[]
}

/** A report that was looked at. */
export interface StoryReport {
  readonly connectionId: number
  readonly reportKey: string
  /** Rows of it that are stored in the period. */
  readonly rows: number
  readonly named: number
  readonly mentioned: number
}

/** What of the period is not stored of a report that was fetched before. */
export interface StoryGap extends ReportScope {
  readonly missing: readonly TimeRange[]
}

/** What was found of a customer. Lists hold each value once, in the order in which the story tells them. */
export interface StoryFacts {
  /** What was asked for, without blanks around it. */
  readonly value: string
  /** The same as others may read it, where what is told of rows is masked. */
  readonly told: string
  readonly total: number
  /** Numbers without what their spellings differ in; those of other countries as `+34600123456`. */
  readonly telephones: readonly string[]
  /** In small letters. */
  readonly emails: readonly string[]
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly reports: readonly StoryReport[]
}

/** A story as a window is told of it: its items come in blocks. */
export interface Story extends StoryFacts {
  /** What its blocks are asked for by, until another story takes its slot. */
  readonly storyId: number
  /** How many items there are of each kind; a kind without any is left out. */
  readonly kinds: Readonly<Partial<Record<EventKind, number>>>
  readonly notHere: readonly StoryGap[]
  /** Reports of these operations that name customers, and of which nothing was ever fetched. */
  readonly neverFetched: readonly Pick<ReportScope, 'connectionId' | 'reportKey'>[]
}

/** A row of a story: its fields, also those that no document lists, and their values as texts. */
export interface StoryRow {
  readonly fields: readonly string[]
  readonly values: TextRow
}

/** An item of a story with its row; long texts are cut to a preview. */
export interface ShownStoryItem extends Pick<StoryItem, 'at' | 'connectionId' | 'reportKey' | 'how' | 'rowId'> {
  /** Its place in the whole story, from 0. */
  readonly place: number
  readonly kind: EventKind
  /** Null where the row was replaced or erased since. */
  readonly row: StoryRow | null
}

/** Items of a story, of the wanted kinds alone. */
export interface StoryBlock {
  readonly offset: number
  readonly items: readonly ShownStoryItem[]
}

/** What the store has of one customer of a list. */
export interface ListedCustomer extends Omit<StoryFacts, 'reports' | 'told'>, Pick<Story, 'kinds'> {
  /** When the first and the last of it happened, each on its operation's clock; null where nothing has a date. */
  readonly first: WallSeconds | null
  readonly last: WallSeconds | null
}

/** Why what somebody typed may name no customer. */
export type CustomerDoubt =
  /** Digits alone, too few for a telephone. */
  | 'few-digits'
  /** An address that ends at its @, or without a domain. */
  | 'no-domain'
  /** Words: customers are not looked for by name. */
  | 'name'

/** What a typed text can name. What is doubtful may still be an id. */
export type IdentifiedCustomer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'telephone' | 'email' | 'id'; readonly value: string; readonly doubt: CustomerDoubt | null }
