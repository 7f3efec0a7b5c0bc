// Every fixed table of the store: those that `migrations.ts` makes, beside the tables with rows of reports. Whoever
// goes through fixed tables reads this list: a rebuild, forgetting a customer, forgetting a report, compaction. A table
// of the migrations that is not here fails `test/unit/store/fixedTables.test.ts`: what a rebuild and a customer's
// erasure do with it is decided when it is made, not when it is missed.
//
// Giving back the space of what was forgotten writes every fixed table anew (`refillTable.ts`), whatever stands here: a
// page that one of them gave up may be another's by now.

/** What a rebuild of a damaged store does with a table. */
export type InRebuild =
  /** Nothing can be told of rows without it: where it cannot be read, the store cannot be rebuilt. */
  | 'needed'
  /** What can be read of it is saved; what cannot is no reason to lose rows. */
  | 'saved'
  /** It follows from what is saved, and is worked out anew. */
  | 'anew'

/** What forgetting a customer does with a table's rows. */
export type InForgetting =
  /** Those go whose `parameters` name the customer, and what refers to them. */
  | 'by-parameters'
  /** They go with their scope (`scope_id`). */
  | 'with-scope'
  /** They go, or are corrected, with the rows of reports that they tell of. */
  | 'with-rows'
  /** What is about the customer is taken out of their texts. */
  | 'by-texts'
  /** All of them go, whomever they are about: what was to be done with them is given up. */
  | 'whole'
  /** They go when the work ends that they are of. */
  | 'when-done'
  /** Nothing: they name no customer. */
  | 'nothing'

export interface FixedTable {
  readonly name: string
  /** What earlier versions called it: a rebuild looks for it under these too. */
  readonly earlierNames?: readonly string[]
  readonly inRebuild: readonly [does: InRebuild, why: string]
  readonly inForgetting: readonly [does: InForgetting, why: string]
  /** Whether its rows are each of one report (`report_key`), and go when an own report is removed. */
  readonly isByReport?: true
}

/** In an order in which each refers only to those before it. */
export const FIXED_TABLES = [
  {
    name: 'connections',
    inRebuild: ['needed', 'scopes refer to them, and dates are on their clock'],
    inForgetting: ['nothing', 'what a user calls an operation, and where its server is'],
  },
  {
    name: 'scopes',
    inRebuild: ['needed', 'they say which report a slice is of, asked for with which parameters'],
    inForgetting: ['by-parameters', 'a report may have been asked for by a customer’s telephone'],
    isByReport: true,
  },
  {
    name: 'slices',
    earlierNames: ['windows'],
    inRebuild: ['needed', 'they say which rows there are to be, and of when'],
    inForgetting: ['with-rows', 'they tell how many rows there are, and of when; those of a scope that goes, go'],
  },
  {
    name: 'slice_fields',
    earlierNames: ['window_fields'],
    inRebuild: ['anew', 'names of fields follow from the rows'],
    inForgetting: ['with-rows', 'a server may name a field after a customer'],
  },
  {
    name: 'customer_keys',
    inRebuild: ['anew', 'keys of customers follow from the rows'],
    inForgetting: ['with-rows', 'by them the rows are found that name a customer'],
  },
  {
    name: 'keyed_slices',
    inRebuild: ['anew', 'it says of which rows the keys are there'],
    inForgetting: ['nothing', 'numbers of rows'],
  },
  {
    name: 'outdated_readings',
    inRebuild: ['anew', 'every report is to be read anew: by which rules it was may be what cannot be read any more'],
    inForgetting: ['nothing', 'keys of reports'],
    isByReport: true,
  },
  {
    name: 'request_ledger',
    inRebuild: ['saved', 'what was used of the day’s quota'],
    inForgetting: ['nothing', 'numbers by day'],
  },
  {
    name: 'request_hours',
    inRebuild: ['saved', 'how fast the quota goes'],
    inForgetting: ['nothing', 'numbers by hour'],
  },
  {
    name: 'quota_facts',
    inRebuild: ['saved', 'the reserve is a user’s choice'],
    inForgetting: ['nothing', 'numbers by connection'],
  },
  {
    name: 'preferences',
    inRebuild: ['saved', 'a user’s choices, and what is still to be compacted'],
    inForgetting: ['by-texts', 'searches, filters and the parameters that were typed last'],
  },
  {
    name: 'unfinished_pulls',
    inRebuild: ['saved', 'they go on at the next start'],
    inForgetting: ['by-parameters', 'as scopes'],
    isByReport: true,
  },
  {
    name: 'custom_reports',
    inRebuild: ['saved', 'their rows could not be shown without them'],
    inForgetting: ['by-texts', 'a parameter may be sent with a customer’s telephone where nothing else is typed'],
    isByReport: true,
  },
  {
    name: 'report_marks',
    inRebuild: ['saved', 'finding out again takes requests'],
    inForgetting: ['nothing', 'which reports a server has'],
    isByReport: true,
  },
  {
    name: 'live_logs',
    inRebuild: ['saved', 'which logs are kept is a user’s choice'],
    inForgetting: ['with-scope', 'a log may be of one customer’s telephone'],
  },
  {
    name: 'live_marks',
    inRebuild: ['saved', 'why a log was not kept is told nowhere else'],
    inForgetting: ['with-scope', 'as logs'],
  },
  {
    name: 'live_gaps',
    inRebuild: ['saved', 'why a stretch was not seen is told nowhere else'],
    inForgetting: ['with-scope', 'as logs'],
  },
  {
    name: 'schedules',
    inRebuild: ['saved', 'what runs by itself is a user’s choice'],
    inForgetting: ['by-parameters', 'as scopes; so do those whose file or content names them, and what they remember'],
    isByReport: true,
  },
  {
    name: 'views',
    inRebuild: ['saved', 'names for what is looked at are a user’s work'],
    inForgetting: ['by-texts', 'filters, searches and parameters may name a customer'],
    isByReport: true,
  },
  {
    name: 'pins',
    inRebuild: ['saved', 'what the home page shows is a user’s choice'],
    inForgetting: ['nothing', 'ids of views, and how each is shown'],
  },
  {
    name: 'kept_cards',
    inRebuild: ['anew', 'cards are worked out again of their rows'],
    inForgetting: ['with-rows', 'what cards came to may tell of a customer: with any erasure all go'],
  },
  {
    name: 'retention_rules',
    inRebuild: ['saved', 'how long rows are kept is a promise'],
    inForgetting: ['nothing', 'numbers of months'],
    isByReport: true,
  },
  {
    name: 'shift_sheets',
    inRebuild: ['saved', 'a user imported them'],
    inForgetting: ['nothing', 'agents and when they work: no customers'],
  },
  {
    name: 'unfinished_erasures',
    inRebuild: ['saved', 'who was to be forgotten is forgotten at the next start'],
    inForgetting: ['when-done', 'they name the customer until the erasure has ended'],
  },
  {
    name: 'unfinished_files',
    inRebuild: ['saved', 'what a dead process left of a file is deleted at the next start'],
    inForgetting: ['when-done', 'a user may name a file after a customer'],
  },
  {
    name: 'own_measures',
    inRebuild: ['saved', 'a user’s work, which summaries name'],
    inForgetting: ['by-texts', 'a condition, or a name, may be about a customer'],
  },
  {
    name: 'paid_states',
    inRebuild: ['saved', 'which time is paid is a user’s choice'],
    inForgetting: ['nothing', 'what an operation calls its breaks'],
  },
  {
    name: 'team',
    inRebuild: ['saved', 'taking part again needs an invitation'],
    inForgetting: ['nothing', 'an address, a key, and what this desk is called'],
  },
  {
    name: 'team_outbox',
    inRebuild: ['anew', 'what was not given to the team is fetched by who needs it'],
    inForgetting: ['whole', 'sealed rows, which nobody can look for a customer in'],
  },
  {
    name: 'team_outbox_parts',
    inRebuild: ['anew', 'they are parts of what was not given to the team'],
    inForgetting: ['whole', 'as the outbox'],
  },
  {
    name: 'team_uncounted',
    inRebuild: ['saved', 'what was used of the quota that all desks share'],
    inForgetting: ['nothing', 'numbers by day'],
  },
  {
    name: 'team_erasures',
    inRebuild: ['saved', 'whom the team is to forget, it is told as soon as it can be reached'],
    inForgetting: ['when-done', 'they name the customer until the team was told'],
  },
  {
    name: 'team_obeyed',
    inRebuild: ['saved', 'obeying again takes a look at every row'],
    inForgetting: ['nothing', 'ids of erasures'],
  },
] as const satisfies readonly FixedTable[]

export type FixedTableName = (typeof FIXED_TABLES)[number]['name']

function namesWhere(fits: (table: FixedTable) => boolean): readonly FixedTableName[] {
  return FIXED_TABLES.filter(fits).map(({ name }) => name)
}

/** The tables that a rebuild treats in a way, in an order in which each refers only to those before it. */
export function tablesInRebuild(does: InRebuild): readonly FixedTableName[] {
  return namesWhere(({ inRebuild }) => inRebuild[0] === does)
}

/**
 * The tables that forgetting a customer treats in a way; those that refer to others come before them, so that they can
 * go first.
 */
export function tablesInForgetting(does: InForgetting): readonly FixedTableName[] {
  return namesWhere(({ inForgetting }) => inForgetting[0] === does).toReversed()
}

/** The tables whose rows are each of one report, those that refer to others before them. */
export function tablesByReport(): readonly FixedTableName[] {
  return namesWhere(({ isByReport }) => isByReport === true).toReversed()
}

/** What a table may be called in a store that an earlier version wrote: its name of today first. */
export function namesOverTime(name: FixedTableName): readonly string[] {
  const table: FixedTable | undefined = FIXED_TABLES.find((each) => each.name === name)
  return [name, ...(table?.earlierNames ?? [])]
}
