import type { ShareBase } from '../../summaries/types.ts'
import type { QuantityRole } from '../../reports/roles.ts'

/** Functions of one field, by the names that the command line has for them. */
export type FieldFunctionName = 'distinct' | 'sum' | 'avg' | 'min' | 'max' | 'median' | 'only'

/** What a language says of measures; `{{name}}` stands for what is told. Every table is exhaustive. */
export interface MeasureWords {
  readonly roles: Readonly<Record<QuantityRole, string>>
  /** Only what waited at most so long, or longer. */
  readonly within: string
  readonly after: string
  /** How long something waited, added up. */
  readonly waitOf: string
  readonly perHour: string
  readonly longestWait: string
  readonly waitPercentile: string
  readonly repeats: string
  readonly shareOfRows: string
  readonly score: string
  readonly weightedScore: string
  /** Thresholds as they stand behind a title. */
  readonly seconds: string
  readonly short: string
  readonly days: Readonly<Record<'one' | 'other', string>>
  /** Behind a title and a formula: which auxiliary states are paid, that none is, or that nobody said so yet. */
  readonly paidUnsaid: string
  readonly paidNone: string
  readonly paid: string
  readonly formulaUnsaid: string
  readonly formulaPaid: string
  readonly rows: string
  readonly functions: Readonly<Record<FieldFunctionName, string>>
  readonly percentile: string
  readonly share: string
  /** Behind a title: what its numbers are parts of. */
  readonly shares: Readonly<Record<ShareBase, string>>
}
