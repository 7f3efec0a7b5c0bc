// What the fields and rows of a report mean to measures. Measures name roles, reports say who plays them: so no measure
// knows a report, and no report a measure.

/** Rows of which a field has one of the values, in any case. */
export interface RowsThat {
  readonly field: string
  readonly values: readonly string[]
}

/** Something that a report counts: its rows, or the sum of fields; of all rows, or of those that a field tells. */
export type Quantity =
  | { readonly kind: 'rows'; readonly where: RowsThat | null }
  | { readonly kind: 'sum'; readonly fields: readonly string[]; readonly where: RowsThat | null }

/** Every row is one. */
export const EVERY_ROW: Quantity = { kind: 'rows', where: null }

/** Rows of which a field has one of the values. */
export function rowsThat(field: string, ...values: readonly string[]): Quantity {
  return { kind: 'rows', where: { field, values } }
}

/** The sum of what fields tell. */
export function sumOf(...fields: readonly string[]): Quantity {
  return { kind: 'sum', fields, where: null }
}

/** Rows that tell from when until when an agent was logged in, in one state or altogether. */
export interface AgentPresence {
  /** The fields that name the agent: the first tells agents apart, the others are what people may call them by. */
  readonly agent: readonly string[]
  readonly from: string
  /** The first second after it. */
  readonly to: string
  /** Null where a row is a whole log-in, whatever the agent did in it. */
  readonly state: {
    readonly field: string
    /** States of work; all others are auxiliary ones, which operations name themselves. In any case. */
    readonly available: readonly string[]
  } | null
}

/** Rows that tell what calling a telephone met: each of an attempt, or of several of them on one day. */
export interface DialledTelephones {
  /** The field with the telephone. */
  readonly telephone: string
  /** Attempts that met nobody: machines, busy lines, no answer. Null: its rows tell of none. */
  readonly unanswered: Quantity | null
  /** Calls in which a person spoke. Null: its rows tell of none. */
  readonly answered: Quantity | null
}

/** The quantities that measures are made of. */
export const QUANTITY_ROLES = [
  /** What asked for an agent, answered or not: what people are planned for. */
  'offered',
  /** What waited for an agent and was answered. */
  'answered',
  /** What waited for an agent and gave up. */
  'abandoned',
  /** What agents handled. */
  'handled',
  /** Time in conversation, in both directions. */
  'talk',
  /** Time on hold, where that is not part of the conversation. */
  'hold',
  /** After-call work. */
  'acw',
  /** Time logged in. */
  'login',
  /** Time in auxiliary states. */
  'aux',
  /** Attempts to reach somebody. */
  'attempts',
  /** Attempts that reached a person. */
  'contacts',
  /** Contacts with the right party. */
  'rightParty',
  /** Contacts that achieved what they were for. */
  'hits',
  /** Interactions that an agent should have given a code. */
  'toCode',
  /** Those that the clock closed without a code. */
  'uncoded',
] as const
export type QuantityRole = (typeof QUANTITY_ROLES)[number]

/** Fields that measures look at row by row. */
export const FIELD_ROLES = [
  /** How long what was answered had waited. */
  'answeredWait',
  /** How long what was abandoned had waited. */
  'abandonedWait',
  /** The code that says what an interaction was about. */
  'reason',
  /** What rows of one interaction have in common. */
  'interaction',
  /** The customer's telephone. */
  'telephone',
  /** Which auxiliary state a time was spent in. */
  'auxState',
  /** The score of an evaluation, or the average of several. */
  'score',
  /** How many evaluations an average is of; without it each row is one. */
  'evaluations',
  /** How many agents the servers think that an hour needs. */
  'agentsNeeded',
] as const
export type FieldRole = (typeof FIELD_ROLES)[number]

/** Who plays which part in a report; a part that nobody plays is absent. */
export type ReportRoles = Readonly<Partial<Record<QuantityRole, Quantity> & Record<FieldRole, string>>>
