/**
 * What happens in an operation, as far as reports tell of it. A report of details has a row for each of them; series
 * and aggregates count the same ones.
 */
export const HAPPENINGS = [
  /** Calls that an agent had, of every direction. */
  'handled-calls',
  /** Those with an activity code: every one but internal calls. */
  'coded-calls',
  /** Those of them which the clock closed, before anybody gave a code. */
  'uncoded-calls',
  /** Those of campaigns. */
  'campaign-calls',
  /** Numbers that campaigns dialled. */
  'diallings',
  /** Records of campaigns with their last dialling. */
  'records',
  /** Diallings that met a machine or a person. */
  'recognitions',
  'machines',
  /** Diallings that met neither. */
  'unanswered-diallings',
  /** Outbound calls that did not connect, dialled by machines or by hand. */
  'unconnected-calls',
  /** Every call of customers and to them, with what became of it. */
  'all-calls',
  /** Customers who came to a skill, by telephone or chat. */
  'interactions',
  'answered-interactions',
  'abandoned-interactions',
  /** What agents do, span by span, with the calls that they had. */
  'work',
  'breaks',
  'states',
  'holds',
  'transfers',
  'previews',
  /** Records that agents saw before they dialled, with a sum of each campaign's day. */
  'preview-records',
  /** Calls in the menus. */
  'menus',
  'sessions',
  'whatsapp-sessions',
  /** What customers and the bot said in the sessions. */
  'bot-messages',
  /** Those that began with an advertisement or a post. */
  'advertised-sessions',
  'chats',
  'transferred-chats',
  'cases',
  'closed-cases',
  'answered-mails',
  'transferred-cases',
  'evaluations',
  'evaluated-attributes',
  'surveys',
  'analyses',
  /** What agents asked an assistant during a conversation. */
  'assistant-questions',
  /** Short messages, as the report of details has them. */
  'messages',
] as const
export type Happening = (typeof HAPPENINGS)[number]

/** Another report whose rows a report counts. */
export interface CountsRowsOf {
  readonly rowsOf: string
  /** For each field that counts only some of the rows: the field of the row that decides, and the values that count. */
  readonly onlyWhere?: Readonly<Record<string, { readonly field: string; readonly values: readonly string[] }>>
}
export type Telling = Happening | CountsRowsOf
