import { trimmed } from '../blanks.ts'
import type { Language, LocalizedText } from '../language.ts'
import { AppError } from '../errors.ts'
import { SECONDS_PER_DAY, type TimeRange, type WallSeconds } from '../time.ts'
import type { EventKind, EventKindBy } from './eventKinds.ts'
import type { ConversationDefinition } from './conversation.ts'
import type { Outreach, ProtectionRows } from './outreach.ts'
import type { AgentPresence, DialledTelephones, ReportRoles } from './roles.ts'

/**
 * What a field holds. It decides how the field sorts, filters and looks; what is stored is always what the server sent.
 *
 * `id` and `telephone` are digits that nobody counts with; `longText` and `html` are too long for a column of a search
 * index.
 */
export const FIELD_TYPES = [
  'text',
  'longText',
  'html',
  'telephone',
  'email',
  'id',
  'integer',
  'decimal',
  'percent',
  'money',
  'duration',
  'date',
  'dateTime',
  'hour',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** What a state means for who waits: free to take work, at work, not back from it yet, being called, away. */
export const VALUE_TONES = ['free', 'busy', 'after', 'called', 'away'] as const
export type ValueTone = (typeof VALUE_TONES)[number]

/**
 * What a field may tell of a contact with a customer: who attended, which way or through what it came, how it ended in
 * words or else as a code, and what was said.
 */
export const CONTACT_PARTS = ['agent', 'manner', 'outcome', 'code', 'words'] as const
export type ContactPart = (typeof CONTACT_PARTS)[number]

export interface FieldDefinition {
  /** The field's name exactly as the server spells it, misspellings included. */
  readonly name: string
  readonly title: LocalizedText
  readonly meaning: LocalizedText
  readonly type: FieldType
  /** Other spellings of the same field in the servers' documents; read where the name itself is absent. */
  readonly otherNames?: readonly string[]
  /** Values that documents name, for pickers and for the sample operation. Others occur. */
  readonly knownValues?: readonly string[]
  /** What values are called, by the value in lower case; others go by themselves. */
  readonly valueTitles?: Readonly<Record<string, LocalizedText>>
  /** What values mean where a single row is told in words, by the value in lower case; tables show them as they are. */
  readonly saidAs?: Readonly<Record<string, LocalizedText>>
  /** Of a field of states: how known ones are to be taken, by the value in lower case; all others are time away. */
  readonly valueTones?: readonly { readonly value: string; readonly tone: ValueTone }[]
  /** Values of rows that are of nobody outside the operation: calls between its agents. In any case. */
  readonly internalValues?: readonly string[]
  /** Its values are what the operation's own list of these calls by name. */
  readonly identifies?: Picker
  /** It holds the name of a customer: beside telephones, addresses and ids, what is personal of a row. */
  readonly isCustomerName?: true
  /**
   * Of an id: it names a customer unless this says that it does not, or `identifies` that it is something else's. Of a
   * text: it holds such ids.
   */
  readonly isCustomerId?: boolean
  /**
   * Of a telephone, an address or a name: it may as well be the operation's own. A telephone or an address names
   * whoever is asked for; nobody else is told of by it, and nobody at all by a name.
   */
  readonly isEitherSide?: true
  /** What it tells of a contact with a customer, where contacts stand one below another. */
  readonly tells?: ContactPart
  /** What it names is the operation's own, its line or its people, and is no customer whatever it looks like. */
  readonly isOfOperation?: true
  /** Aggregates only: `key` names the group a row counts, `sum` adds up over days. */
  readonly role?: 'key' | 'sum'
  /**
   * Where rows sum things up: the server worked it out of other numbers (an average, a share), or documents leave that
   * open, so that several of it are neither summed nor averaged. A row that is one thing has its own. Percentages need
   * not say so.
   */
  readonly isRatio?: true
  /** What says the same of several rows, as measures are written: `kpi:aht`, `share(sum(count))`. */
  readonly rightMeasure?: string
  /** Aggregates only: it adds up over the rows of one answer, though not over days. */
  readonly addsWithinAnswer?: true
  /** `hour` only: minutes from one value to the next, where that is not a whole hour. */
  readonly stepMinutes?: number
}

/** What the value of a parameter names, so that it can be picked from what is known of the operation. */
export const PICKERS = ['agent', 'campaign', 'skill', 'routingPoint', 'activityCode', 'connector'] as const
export type Picker = (typeof PICKERS)[number]

/** Where the operation's own list of what a parameter names comes from. */
export interface PickerSource {
  /** The report that lists them; it takes no parameter that it needs. */
  readonly reportKey: string
  /** The field with what the parameter takes. */
  readonly value: string
  /** The field with what people call it. */
  readonly name: string
}

/** A value that a parameter takes, and what it stands for. */
export interface ParameterChoice {
  readonly value: string
  readonly title: LocalizedText
}

export interface ParameterDefinition {
  readonly name: string
  readonly required: boolean
  /** Its value names a customer. */
  readonly isOfCustomer?: true
  readonly title: LocalizedText
  readonly meaning: LocalizedText
  /** Values a server takes, as a regular expression over the whole value. */
  readonly pattern: string
  /** What a user most often means, offered first. */
  readonly usual?: string
  readonly picker?: Picker
  /** Every value there is, where they are few and known. */
  readonly choices?: readonly ParameterChoice[]
}

/** What counted things are called, for one and for several: `[mensaje, mensajes]`. */
export type CountedNoun = Readonly<Record<Language, readonly [one: string, several: string]>>

/** A list that stands within each row. */
export interface ListDefinition {
  /** The name of the row's field that holds the list. */
  readonly name: string
  readonly title: LocalizedText
  readonly meaning: LocalizedText
  /** What its items are called where they are counted. */
  readonly noun: CountedNoun
  /** What an item holds; empty where documents do not tell. */
  readonly fields: readonly FieldDefinition[]
  /** The fields by which an item is the same thing in another answer, as {@link ReportDefinition.keyFields}. */
  readonly keyFields?: readonly string[]
  /** Lists within each item. */
  readonly lists?: readonly ListDefinition[]
  /** What its items mean to measures. */
  readonly roles?: ReportRoles
  /** Where its items are turns of a talk. Fields are the item's own; `session` may be one of what it stands in. */
  readonly conversation?: ConversationDefinition
  /** The server sends one record here, not a list of them. */
  readonly isRecord?: true
  /** Atalaya keeps it beside what the server sent: no answer has it. */
  readonly isOwn?: true
}

/** Fields whose names depend on the operation or on a parameter. */
export interface DynamicFieldDefinition {
  /** How documents write the name, the changing part replaced: `service_level_XXseg`. */
  readonly documentedName: string
  /**
   * Names of such fields, as a regular expression over the whole name. A field of the report's own list is never one of
   * them.
   */
  readonly pattern: string
  /** The field of the report that such fields follow in the server's order. */
  readonly after: string
  readonly type: FieldType
  /** `$1` stands for what the first group of the pattern matches, `$&` for the whole name. */
  readonly title: LocalizedText
  readonly meaning: LocalizedText
  /** As {@link FieldDefinition.isRatio}. */
  readonly isRatio?: true
  /** As {@link FieldDefinition.rightMeasure}, with `$1` for what the first group matches. */
  readonly rightMeasure?: string
  /** The parameter whose value the changing part repeats. */
  readonly parameter?: string
}

/**
 * How an answer holds its records where that is not a list of them in `data`:
 *
 * - `bareList`: by the documents the answer is the list, without an envelope; clients read `data` all the same;
 * - `record`: `data` is the one record;
 * - `recordsByName`: `data` is an object of records, and the name of each becomes the field `nameField`;
 * - `listsByName`: `data` is an object of lists of records, and the name of each list becomes the field `nameField`;
 * - `listAt`: the list lies at `path`, counted from the answer itself. Beside it stand the fields `besides`, which
 *   every record gets; the one that `total` names tells how many records there are, of which the answer may hold but a
 *   page.
 */
export type AnswerShape =
  | { readonly kind: 'bareList' }
  | { readonly kind: 'record' }
  | { readonly kind: 'recordsByName'; readonly nameField: string }
  | { readonly kind: 'listsByName'; readonly nameField: string }
  | {
      readonly kind: 'listAt'
      readonly path: readonly string[]
      readonly besides: readonly FieldDefinition[]
      readonly total?: string
    }

/** What an operation wants to know of its calls as they come: how many went well, of those that could. */
export interface WallboardRate {
  readonly title: LocalizedText
  /** What it is a share of, in words. */
  readonly meaning: LocalizedText
  /** The results that count, in any case. */
  readonly values: readonly string[]
  /** The results among which they are a share; null: all of them. */
  readonly of: readonly string[] | null
  /** Whether more of it is better. */
  readonly isGood: boolean
}

/** What a log shows on a wall: its rows counted by minute, by hour, by what they are and how they ended. */
export interface WallboardDefinition {
  /** What the board shows: not what the report's answers reach back to, but what the log keeps of today. */
  readonly title: LocalizedText
  /** What a row is, in the plural. */
  readonly rows: LocalizedText
  /** The field that tells rows apart by what they are. */
  readonly typeField: string
  /** The field that tells how a row ended. */
  readonly resultField: string
  readonly rates: readonly WallboardRate[]
  /** What the values of both fields are called, by the value in lower case; others are shown as they are. */
  readonly valueTitles: Readonly<Record<string, LocalizedText>>
}

/** Rows that sum up other rows of the same answer: those whose field has the value. */
export interface TotalRows {
  readonly field: string
  readonly value: string
}

/**
 * How a report relates to time: `detail` rows with a date · `series` pre-summed rows with a date · `aggregate` sums
 * without a date · `snapshot` the state now · `live` a rolling stretch of recent events.
 */
export type ReportKind = 'detail' | 'series' | 'aggregate' | 'snapshot' | 'live'

/** What reports are about, in the order in which lists show the groups; `groups.ts` has their titles. */
export const REPORT_GROUPS = [
  'messages',
  'chats',
  'email',
  'chatbots',
  'calls',
  'ivr',
  'campaigns',
  'agents',
  'skills',
  'codes',
  'quality',
  'analysis',
  'live',
  'information',
  'billing',
  'own',
] as const
export type ReportGroup = (typeof REPORT_GROUPS)[number]

/** One endpoint of the servers, as data. Everything that differs between reports stands here and nowhere else. */
export interface ReportDefinition {
  /** `service/id`, unique. */
  readonly key: string
  readonly service: string
  readonly id: string
  readonly group: ReportGroup
  readonly kind: ReportKind
  readonly title: LocalizedText
  readonly description: LocalizedText
  /** The report's own parameters; the dates are implied by the kind. */
  readonly parameters: readonly ParameterDefinition[]
  readonly fields: readonly FieldDefinition[]
  /** The field that dates a row, or null where rows carry no date. Inside a list: `list.field`. */
  readonly dateField: string | null
  /** The longest range of one request, in days; null where the report takes no dates. */
  readonly maxDays: number | null
  /** Records of one answer at which the server may have cut it. */
  readonly maxRecords: number
  /** `live` only: how far back an answer reaches, in minutes. */
  readonly liveMinutes?: number
  /** `live` only: what of the log is shown on a wall. */
  readonly wallboard?: WallboardDefinition
  /**
   * `live` only: the fields by which a row is the same event in another answer, its date among them. The log shows what
   * the newest answer told of an event, and keeps what earlier ones told (`catalogueEvents.ts`). Without them only
   * whole rows are compared.
   */
  readonly eventFields?: readonly string[]
  /**
   * `snapshot` only: the fields by which a row is the same thing in another snapshot. Without them only whole rows are
   * compared.
   */
  readonly keyFields?: readonly string[]
  /** Where the records of an answer are not a list in `data`. */
  readonly shape?: AnswerShape
  /** Lists within each row, beside its fields. */
  readonly lists?: readonly ListDefinition[]
  readonly dynamicFields?: readonly DynamicFieldDefinition[]
  /** The server compares the period with another date than the one that rows show. */
  readonly filedByOtherDate?: true
  readonly totalRows?: TotalRows
  /** What its rows and fields mean to measures. */
  readonly roles?: ReportRoles
  /** What a row is called where rows are counted; absent where they sum things up, or are of no one kind. */
  readonly noun?: CountedNoun
  /** What a row is in the life of a customer; absent: other. */
  readonly eventKind?: EventKind
  /** Where a field of the row says so. */
  readonly eventKindBy?: EventKindBy
  /** Where its rows are turns of a talk. */
  readonly conversation?: ConversationDefinition
  /** Where its rows tell when agents were logged in. */
  readonly presence?: AgentPresence
  /** Where its rows tell which telephones answered, and which did not. */
  readonly dialled?: DialledTelephones
  /**
   * Which of its rows are contacts that the operation sought; absent: by the types of its fields
   * (`catalogueOutreach.ts`).
   */
  readonly outreach?: Outreach
  /** Where its rows tell what the servers themselves say of when a telephone may be called. */
  readonly protection?: ProtectionRows
  /** What one has to know to read the report right. */
  readonly note?: LocalizedText
  /**
   * On the screen: the fields that its reader looks for first, in their order. The others follow as is usual there (the
   * date, then what is named and counted, ids last); files keep the server's order.
   */
  readonly readFirst?: readonly string[]
}

/** Whether a pull of the report asks for a range of dates. */
export function takesDates(report: Pick<ReportDefinition, 'kind'>): boolean {
  return report.kind === 'detail' || report.kind === 'series' || report.kind === 'aggregate'
}

/** Whether every field of an aggregate is a key or adds up, so that days can be summed into any range. */
export function addsUp(report: ReportDefinition): boolean {
  return (
    report.kind === 'aggregate' &&
    report.lists === undefined &&
    report.fields.every((field) => field.role !== undefined)
  )
}

/**
 * Whether a report is kept for exactly the period asked for: sums that do not add up, unless each day is asked for by
 * itself.
 */
export function comesAsOneWhole(report: ReportDefinition, byDay: boolean): boolean {
  return report.kind === 'aggregate' && !byDay && !addsUp(report)
}

/**
 * The longest period of one question about the report, in days; null where any will do. Sums that do not add up are
 * those of one request: they cannot be put together from several.
 */
export function longestPeriodDays(report: ReportDefinition, byDay = false): number | null {
  return comesAsOneWhole(report, byDay) ? report.maxDays : null
}

/**
 * Whether a period is longer than the report can be asked for, as far as it has begun.
 *
 * @param now the operation's wall clock
 * @param byDay each day by itself, for which no period is too long
 */
export function isTooLong(report: ReportDefinition, range: TimeRange, now: WallSeconds, byDay = false): boolean {
  const days = longestPeriodDays(report, byDay)
  return days !== null && Math.min(range.to, now) - range.from + 1 > days * SECONDS_PER_DAY
}

/** The refusal of a period that is too long for the report ({@link isTooLong}). */
export function periodTooLong(report: ReportDefinition): AppError {
  const days = longestPeriodDays(report) ?? 0
  return new AppError('period-too-long', { report: report.key, days })
}

/**
 * Whether a row sums up other rows of its answer, so that whoever counts leaves it out. `valueOf` gives a field's text
 * by its name.
 */
export function isTotalRow(
  { totalRows }: Pick<ReportDefinition, 'totalRows'>,
  valueOf: (name: string) => string | null | undefined,
): boolean {
  if (totalRows === undefined) return false
  return trimmed(valueOf(totalRows.field) ?? '').toUpperCase() === totalRows.value.toUpperCase()
}
