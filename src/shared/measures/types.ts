import type { FieldRole, QuantityRole } from '../reports/roles.ts'
import type { LocalizedText } from '../language.ts'
import type { MeasureType } from '../summaries/types.ts'

// The measures of the field as data: what they are made of is said in roles, which reports play. Nothing here knows a
// report.

export const PARAMETER_NAMES = ['seconds', 'short', 'variant', 'days'] as const
export type ParameterName = (typeof PARAMETER_NAMES)[number]

/** How the values of a measure's parameters are chosen; `variant` is a word, the others are whole numbers. */
export interface MeasureParameters {
  /** Up to how many seconds of waiting are in time, this second included. */
  readonly seconds: number
  /** Up to how many seconds of waiting an abandoned call counts as none that was lost. */
  readonly short: number
  /** Within how many days another contact is a repetition. */
  readonly days: number
  /** Which of a measure's formulas; empty where it has but one. */
  readonly variant: string
}

/** A threshold of waiting: at most as long as a parameter says, or longer. */
export interface WaitLimit {
  readonly is: '<=' | '>'
  readonly parameter: 'seconds' | 'short'
}

/** One summand of a formula: what plays a role, once, subtracted, or as far as its waiting fits. */
export interface RoleTerm {
  readonly role: QuantityRole
  readonly isSubtracted?: true
  /** Only what waited so long; `answered` and `abandoned` alone. */
  readonly wait?: WaitLimit
  /** How long it waited is added up, instead of how many there are. */
  readonly takes?: 'wait'
  /** Left out where a report has none of it. */
  readonly isOptional?: true
}

/** What is to be worked out, in roles. */
export type RoleFormula =
  | {
      readonly kind: 'quotient'
      readonly dividend: readonly RoleTerm[]
      readonly divisor: readonly RoleTerm[]
      /** The divisor is a time, and the measure says how many to the hour. */
      readonly perHour?: true
    }
  | { readonly kind: 'longest-wait' }
  | { readonly kind: 'wait-quantile'; readonly fraction: number }
  /** Contacts with another of the same telephone near in time, of all that have one. */
  | { readonly kind: 'repeats' }
  /** The part of all rows: of each code, where codes make the groups. */
  | { readonly kind: 'share-of-rows' }
  /** The average of scores, each as often as it stands for evaluations. */
  | { readonly kind: 'score' }

/** One way to work a measure out. Of several the first that a report has all roles for is taken. */
export interface MeasureFormula {
  /** Where the user chooses among ways: its word, and what it is called. */
  readonly variant?: { readonly id: string; readonly title: LocalizedText; readonly isUsual?: true }
  /** What the measure is called when it is worked out like this, where that says less than its own title. */
  readonly title?: LocalizedText
  readonly formula: RoleFormula
  /** Auxiliary time that is paid counts in the dividend too; another report of the operation has it. */
  readonly countsPaidAux?: true
  /** What it needs beside the roles that it names. */
  readonly needs?: readonly FieldRole[]
}

/**
 * What the program itself needs a measure for: how long interactions take and how many are served in time, to plan
 * people and to show on a wall.
 */
export type MeasurePurpose = 'handling-time' | 'served-in-time'

/** A measure of the catalogue. */
export interface MeasureDefinition {
  /** As `kpi:ID` names it. */
  readonly id: string
  /** Where the program asks for it by itself: what for. One measure has each purpose. */
  readonly purpose?: MeasurePurpose
  readonly title: LocalizedText
  /** What it tells, in a sentence. */
  readonly meaning: LocalizedText
  readonly type: MeasureType
  /** Whether more of it is better; null where neither is. */
  readonly isMoreBetter: boolean | null
  readonly parameters: readonly ParameterName[]
  readonly formulas: readonly MeasureFormula[]
}
