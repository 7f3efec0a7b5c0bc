/** A text in the two languages of Atalaya. */
export interface LocalizedText {
  readonly es: string
  readonly en: string
}

/**
 * What a field holds. It decides how the field sorts, filters and looks; what is stored is always what the server sent.
 *
 * `id` and `telephone` are digits that nobody counts with; `longText` and `html` are too long for a column of a search index.
 */
export type FieldType =
  | 'text'
  | 'longText'
  | 'html'
  | 'telephone'
  | 'email'
  | 'id'
  | 'integer'
  | 'decimal'
  | 'percent'
  | 'money'
  | 'duration'
  | 'date'
  | 'dateTime'
  | 'hour'

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
  /** Aggregates only: `key` names the group a row counts, `sum` adds up over days. */
  readonly role?: 'key' | 'sum'
}

export interface ParameterDefinition {
  readonly name: string
  readonly required: boolean
  readonly title: LocalizedText
  readonly meaning: LocalizedText
  /** Values a server takes, as a regular expression over the whole value. */
  readonly pattern: string
  /** What a user most often means, offered first. */
  readonly usual?: string
}

/**
 * How a report relates to time:
 * `detail` rows with a date · `series` pre-summed rows with a date · `aggregate` sums without a date · `snapshot` the state
 * now · `live` a rolling stretch of recent events.
 */
export type ReportKind = 'detail' | 'series' | 'aggregate' | 'snapshot' | 'live'

export const REPORT_GROUPS = ['messages', 'campaigns', 'email', 'chatbots', 'live'] as const
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
  /** The field that dates a row, or null where rows carry no date. */
  readonly dateField: string | null
  /** The longest range of one request, in days; null where the report takes no dates. */
  readonly maxDays: number | null
  /** Records of one answer at which the server may have cut it. */
  readonly maxRecords: number
  /** `live` only: how far back an answer reaches, in minutes. */
  readonly liveMinutes?: number
}

/** Whether a pull of the report asks for a range of dates. */
export function takesDates(report: ReportDefinition): boolean {
  return report.kind === 'detail' || report.kind === 'series' || report.kind === 'aggregate'
}

/** Whether every field of an aggregate is a key or adds up, so that days can be summed into any range. */
export function addsUp(report: ReportDefinition): boolean {
  return report.kind === 'aggregate' && report.fields.every((field) => field.role !== undefined)
}
