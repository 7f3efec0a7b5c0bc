import { z } from 'zod'
import { chosenChecksSchema, type ChosenCheck } from '../../../shared/checks/checks.ts'
import { periodSchema } from '../../../shared/periodSchema.ts'
import type { Period } from '../../../shared/periods.ts'
import { FRESH_VIEW, viewStateSchema, type ViewState } from '../../features/grid/viewState.ts'
import type { Parameters } from '../../features/report/parameters.ts'
import { keptSummarySchema, type KeptSummary } from '../../features/summary/summaryState.ts'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'
import { FACES, type Face } from './faces.ts'

/**
 * How a report of an operation is looked at: all that a user chose, and nothing of what came of it. What is kept of a
 * report is its look; a named view is one that was given a name.
 */
export interface Look {
  readonly version: 1
  /** Null: as is usual for the report. */
  readonly period: Period | null
  /** What was typed into the parameters' fields. */
  readonly parameters: Parameters
  /** Sums: each day by itself. */
  readonly byDay: boolean
  readonly face: Face
  /** The rows: their filters, search and order, and the columns. */
  readonly grid: ViewState
  /** Null: what the report is summed up by before anybody chose anything. */
  readonly summary: KeptSummary | null
  /** The checks that were chosen, the one that is shown first. */
  readonly checks: readonly ChosenCheck[]
}

/** The look of a report before anybody chose anything. */
export const FRESH_LOOK: Look = {
  version: 1,
  period: null,
  parameters: {},
  byDay: false,
  face: 'rows',
  grid: FRESH_VIEW,
  summary: null,
  checks: [],
}

export const lookSchema: z.ZodType<Look> = z.object({
  version: z.literal(1),
  period: periodSchema.nullable(),
  parameters: z.record(z.string().max(100), z.string().max(4_000)),
  byDay: z.boolean(),
  face: z.enum(FACES),
  grid: viewStateSchema,
  summary: keptSummarySchema.nullable(),
  // What was kept before there were checks has none; one that is no check any more leaves the rest as it was.
  checks: chosenChecksSchema.catch([]),
})

/** What of a look a change was about, for whoever takes it back: `search`, for example. */
export const LOOK_PARTS = [
  'period',
  'parameters',
  'byDay',
  'face',
  'filters',
  'search',
  'order',
  'columns',
  'summary',
  'chart',
  'checks',
] as const
export type LookPart = (typeof LOOK_PARTS)[number]

/** What somebody chose of a summary: what it is written in follows from who wrote it first. */
function choicesOf({ writtenIn: _writtenIn, ...chosen }: WrittenSummary): Omit<WrittenSummary, 'writtenIn'> {
  return chosen
}

/** The parts by which two looks differ, by what they hold rather than by which objects hold it. */
export function changedParts(one: Look, other: Look): readonly LookPart[] {
  const partsOf = ({ period, parameters, byDay, face, grid, summary, checks }: Look): Record<LookPart, unknown> => ({
    period,
    parameters,
    byDay,
    face,
    filters: grid.filters,
    search: grid.search,
    order: grid.sort,
    columns: grid.columns,
    summary: summary === null ? null : choicesOf(summary.summary),
    chart: summary?.chart ?? 'none',
    checks,
  })
  const [before, after] = [partsOf(one), partsOf(other)]
  return LOOK_PARTS.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
}
