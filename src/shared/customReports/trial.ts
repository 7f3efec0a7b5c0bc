import type { AppErrorData } from '../errors.ts'
import type { RangePreset, TimeRange } from '../time.ts'
import type { CustomReport } from './customReport.ts'
import type { InferredField } from './inference.ts'

/**
 * The periods over which a report can be tried: short ones first, since an answer without rows says nothing of its
 * fields.
 */
export const TRIAL_PERIODS = ['yesterday', 'last7', 'last30'] as const
export type TrialPeriod = (typeof TRIAL_PERIODS)[number]

/** What a period for trying stands for. */
export const TRIAL_PRESETS: Readonly<Record<TrialPeriod, RangePreset>> = {
  yesterday: 'yesterday',
  last7: 'last7',
  last30: 'last30',
}

/** What is to be asked once, to see what comes. */
export interface Trial {
  readonly connectionId: number
  readonly service: string
  readonly id: string
  readonly parameters: Readonly<Record<string, string>>
  /** Null where the request names no dates. */
  readonly period: TrialPeriod | null
}

/** How a report is most likely to be read, as far as an answer says so. */
export type TrialSuggestion = Pick<CustomReport, 'kind' | 'dateField' | 'maxDays' | 'liveMinutes' | 'shape'>

export type TrialOutcome =
  | {
      readonly kind: 'records'
      readonly records: number
      /** What was asked for; null where the request names no dates. */
      readonly range: TimeRange | null
      readonly fields: readonly InferredField[]
      /**
       * There were more fields than a report can have, or some whose names it cannot have: they come with the rows
       * without a title.
       */
      readonly hasMore: boolean
      readonly suggestion: TrialSuggestion
    }
  | {
      /** The server said that there is nothing. */
      readonly kind: 'nothing'
      /** It did so with 404, which it also says of reports that it does not have. */
      readonly isNotFound: boolean
      readonly range: TimeRange | null
      readonly excerpt: string
    }
  | {
      readonly kind: 'failed'
      readonly error: AppErrorData
      /** Of HTTP; null where no answer came. */
      readonly status: number | null
      /** The answer's first lines, without the token; empty where none came. */
      readonly excerpt: string
    }
