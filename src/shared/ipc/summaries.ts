import { z } from 'zod'
import { PICTURE_FORMATS, WINDOW_FORMATS } from '../fileFormats.ts'
import { LANGUAGES } from '../language.ts'
import { SUMMARY_CHARTS } from '../summaries/types.ts'
import { MOST_GROUP_FIELDS, MOST_MEASURES, type SummaryAnswer } from '../summaries/types.ts'
import type { WrittenSummary } from '../summaries/writtenSummary.ts'
import { action, after, answer, gives } from './channel.ts'
import type { StoredEvent } from './coverage.ts'
import { name, rowSet } from './inputs.ts'
import type { OwnMeasuresEvent } from './ownMeasures.ts'
import type { PaidStatesEvent } from './paidStates.ts'

/** A measure may hold a filter; what people type is far shorter. */
const MOST_MEASURE_CHARACTERS = 4_000
const choice = z.string().max(100)

/** Parts of a summary as they are written: what they name is looked up, and refused where there is none. */
const written: z.ZodType<WrittenSummary> = z.strictObject({
  by: z.array(name).max(MOST_GROUP_FIELDS),
  across: name.nullable(),
  measures: z.array(z.string().max(MOST_MEASURE_CHARACTERS)).max(MOST_MEASURES),
  compare: choice.nullable(),
  order: choice.nullable(),
  limit: choice.nullable(),
  hasTotals: z.boolean(),
  writtenIn: z.enum(LANGUAGES).exactOptional(),
})

const asked = {
  rows: rowSet,
  summary: written,
  /** Whose words titles are in, and what values in filters are written in where the summary does not say. */
  language: z.enum(LANGUAGES),
}

/** A chart in twice its size takes some hundred thousand. */
const MOST_PICTURE_CHARACTERS = 64_000_000

export const summariesChannels = {
  /**
   * The numbers of a summary. A newer request of the same slot stops one that is still being worked out.
   */
  'summary:ask': answer(
    z.strictObject({ slot: z.string().min(1).max(100), ...asked }),
    gives<SummaryAnswer>(),
    after<StoredEvent | OwnMeasuresEvent | PaidStatesEvent>({
      'own-measures': true,
      'paid-states': true,
      stored: ({ connectionId, reportKey }) => ({
        rows: {
          ...(connectionId === null ? {} : { connectionId }),
          ...(reportKey === null ? {} : { reportKey }),
        },
      }),
    }),
  ),
  /** Asks for a file's name and place, and writes the numbers there; null where the user thought better of it. */
  'summary:export': action(
    // A workbook has charts: as the window draws them, where it does.
    z.strictObject({ ...asked, format: z.enum(WINDOW_FORMATS), chart: z.enum(SUMMARY_CHARTS) }),
    gives<{ readonly jobId: string } | null>(),
  ),
  /** The same of a chart's picture: an SVG's text, or the base64 of a PNG. */
  'summary:save-picture': action(
    z.strictObject({ rows: rowSet, format: z.enum(PICTURE_FORMATS), picture: z.string().max(MOST_PICTURE_CHARACTERS) }),
    gives<{ readonly jobId: string } | null>(),
  ),
}
