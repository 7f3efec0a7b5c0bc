import type { DateProblem, ErrorCode, SummaryProblem, UsageProblem } from '../errors.ts'
import type { PolicyName } from '../policy/settings.ts'
import type { TypedProblem } from '../typed/typedValues.ts'

/** Where an error is told: commands and variables mean nothing to whoever looks at a window. */
export type Place = 'terminal' | 'window'

/** What a language says of errors. Every table is exhaustive: a code without a text does not compile. */
export interface ErrorTexts {
  readonly sentences: Readonly<Record<ErrorCode, string>>
  readonly hints: Readonly<Record<ErrorCode, string>>
  readonly windowSentences: Readonly<Partial<Record<ErrorCode, string>>>
  readonly windowHints: Readonly<Record<ErrorCode, string>>
  readonly usage: Readonly<Record<UsageProblem, string>>
  readonly dates: Readonly<Record<DateProblem, string>>
  readonly summaries: Readonly<Record<SummaryProblem, string>>
  /** What the administrator of the computer set, said to who is held by it. */
  readonly managed: Readonly<Record<PolicyName, string>>
  readonly filterHints: Readonly<Record<TypedProblem, Readonly<Record<Place, string>>>>
  /** Words that errors carry as their `reason`, and others' codes for faults. */
  readonly reasons: Readonly<Record<string, string>>
  /** How long a period may be: one day, or several. */
  readonly days: Readonly<Record<'one' | 'other', string>>
  /** Said of any fault of the network that met a request through a proxy, where its sentence does not name it. */
  readonly throughProxy: string
}
