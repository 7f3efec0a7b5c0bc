import { AppError } from '../../../../shared/errors.ts'
import type { LogGap } from '../../../../shared/live.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import { comparedPeriod, comparedShift, comparedStretch } from '../../../../shared/summaries/comparison.ts'
import type {
  JoinedLines,
  SummaryAnswer,
  SummaryQuestion,
  SummaryWarning,
  UnreadValues,
} from '../../../../shared/summaries/types.ts'
import { askedLines, withShares, withWholes } from '../../../../shared/summaries/shares.ts'
import { groupFieldHeading } from '../../../../shared/summaries/groupText.ts'
import type { TimeRange, WallSeconds } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { sql } from '../../sql/sql.ts'
import { gapsOf } from '../../tables/logBook.ts'
import { slicesOf } from '../../tables/slices.ts'
import type { StoredSlice } from '../../records/slices.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'
import { timeZoneOf } from '../../tables/timeZones.ts'
import { notesOf } from '../answerNotes.ts'
import { maskedSummary } from '../masks/maskedSummary.ts'
import { sumsUpOthers } from '../rowCounts.ts'
import { knownRowSet, overRows, type KnownRowSet } from '../rowSet.ts'
import { partsOfRowSet } from '../rowSetParts.ts'
import { shortcomingsOf, shownSlices } from '../shortcomings.ts'
import { isMade } from '../source.ts'
import { answerGroups, type SummarizedPeriod } from './answerGroups.ts'
import type { ColumnCache } from '../columns/columnCache.ts'
import { columnsOf, type RowSetColumns } from '../columns/columnsOf.ts'
import { NO_HELP, type ColumnThreads } from '../columns/columnThreads.ts'
import { dimensionOf, type PeriodRows } from './dimensions.ts'
import { levelsOf } from './groupTree.ts'
import { heldTimeOf, type HeldTime } from './heldTime.ts'
import { planOf, type SummaryPlan } from './plan.ts'
import type { Refusals } from './refusals.ts'

export interface SummarizeInput {
  readonly report: ReportDefinition
  readonly question: SummaryQuestion
  /** The operation's wall clock. */
  readonly now: WallSeconds
  /** What another report has of the answer's lines: of the period, and of the one it is compared with. */
  readonly joined?: readonly JoinedLines[]
}

export interface SummarizeOptions {
  /** Those that help to read many rows. */
  readonly threads?: ColumnThreads
  /** What was refused before, and is refused again as long as the rows are the same. */
  readonly refusals?: Refusals
  /** Hears which rows were summarized. */
  readonly onRead?: (known: KnownRowSet, periods: readonly (TimeRange | null)[], rows: number) => void
}

/** What is here of a period, and what is to be said of it. */
interface PeriodFacts {
  readonly range: TimeRange | null
  readonly held: HeldTime
  readonly warnings: readonly SummaryWarning[]
}

/** The rows that a period leaves out since they carry no date, as a warning. */
function undatedIn(
  database: ReadableDatabase,
  known: KnownRowSet,
  range: TimeRange | null,
  compared: boolean,
): readonly SummaryWarning[] {
  const { report, fieldSet } = known
  const rowSet = { ...known.rowSet, range }
  const parts = partsOfRowSet(database, report, rowSet)
  // A table that is made for the rows leaves out none.
  if (parts === undefined || isMade(report, rowSet, parts)) return []
  const undated = overRows(database, { ...known, rowSet, parts }, null, ({ source }) => {
    return notesOf(database, { fieldSet, source }, rowSet).undated
  })
  return undated === null ? [] : [{ kind: 'undated', ...undated, compared }]
}

function periodFacts(
  database: ReadableDatabase,
  known: KnownRowSet,
  { report, question, now }: SummarizeInput,
  slices: readonly StoredSlice[],
  range: TimeRange | null,
  compared: boolean,
): PeriodFacts {
  const { rows } = question
  const byDay = rows.byDay === true
  const gaps: readonly LogGap[] = report.kind === 'live' ? gapsOf(database, rows, range) : []
  const facts = { report, range, byDay, slices, gaps, now }
  const shortcomings = shortcomingsOf(facts)
  const provisional = shownSlices(facts).filter(({ state }) => state === 'provisional')
  const ofProvisional: SummaryWarning[] =
    provisional.length === 0 ? [] : [{ kind: 'provisional', ranges: provisional.map((slice) => slice.range), compared }]
  return {
    range,
    held: heldTimeOf(facts),
    warnings: [
      ...shortcomings.map((each): SummaryWarning => ({ ...each, compared })),
      ...ofProvisional,
      ...undatedIn(database, known, range, compared),
    ],
  }
}

/** Values of each field that no number could be read of, over all rows of the period. */
function unreadOf({ slices }: RowSetColumns, { readAsNumbers }: SummaryPlan): readonly UnreadValues[] {
  return [...readAsNumbers].flatMap(([field, wish]) => {
    const values = slices.reduce((sum, slice) => sum + slice.unread(wish), 0)
    return values === 0 ? [] : [{ field, values }]
  })
}

/** How rows of a period lie along the time of the one that is asked for. */
function periodRows(columns: RowSetColumns, period: TimeRange | null, own: TimeRange | null): PeriodRows {
  if (period === null || own === null || own === period) return { slices: columns.slices, shift: 0, bounds: null }
  return { slices: columns.slices, shift: comparedShift(period, own), bounds: { of: own, into: period } }
}

/** What a summary reads of which rows. */
export interface SummaryReading {
  readonly known: KnownRowSet
  /** Without rows that sum up others. */
  readonly counted: KnownRowSet
  readonly plan: SummaryPlan
  /** The period that the question's is compared with; null where it is compared with none. */
  readonly earlier: TimeRange | null
}

/** What a question's summary reads of which rows. @throws AppError `unknown-field`, `bad-filter` */
export function readingOf(
  database: ReadableDatabase,
  report: ReportDefinition,
  { rows, summary }: SummaryQuestion,
): SummaryReading {
  const known = knownRowSet(database, report, rows)
  const isTotal = sumsUpOthers(known.fieldSet.report)
  const counted = isTotal === undefined ? known : { ...known, conditions: [...known.conditions, sql`NOT ${isTotal}`] }
  const earlier = summary.compare === null || rows.range === null ? null : comparedPeriod(rows.range, summary.compare)
  return { known, counted, plan: planOf(known.fieldSet, summary), earlier }
}

/**
 * Summarizes the rows of a question: one pass over columns, no sorting of rows; every subtotal and total from the rows
 * anew.
 *
 * @param cache columns of row sets that were asked about before
 * @throws AppError `unknown-field`, `bad-filter`, `summary-too-large`; whatever `throwIfCancelled` throws
 */
export function summarizeRows(
  database: ReadableDatabase,
  cache: ColumnCache,
  input: SummarizeInput,
  throwIfCancelled: () => void,
  { threads = NO_HELP, refusals, onRead }: SummarizeOptions = {},
): SummaryAnswer {
  const { report, now } = input
  const { rows, summary } = input.question
  const { known, counted, plan, earlier } = readingOf(database, report, input.question)
  const slices = slicesOf(database, rows)
  const [firstSlice] = slices
  const numbering = planOfConnection(database, rows.connectionId)
  const timeZone = firstSlice === undefined ? 'UTC' : timeZoneOf(database, firstSlice.id)
  const facts = [
    periodFacts(database, known, input, slices, rows.range, false),
    ...(earlier === null ? [] : [periodFacts(database, known, input, slices, earlier, true)]),
  ]

  const answer = (columns: readonly RowSetColumns[]): SummaryAnswer => {
    const [own] = columns
    if (own === undefined) throw new AppError('internal', { reason: 'no period' })
    const period = facts[0]?.held.period ?? null
    const ofPeriods = columns.map((each, place) => periodRows(each, period, facts[place]?.held.period ?? null))
    const dimensions = plan.dimensions.map((each) => dimensionOf(each, ofPeriods, own.textsOf, period, now))
    const across = plan.across === null ? null : dimensionOf(plan.across, ofPeriods, own.textsOf, period, now)
    throwIfCancelled()
    const levels = levelsOf(
      dimensions,
      across,
      columns.flatMap((each) => each.slices.map((slice) => slice.rows)),
      summary.limit === null && dimensions.every(({ hasBeyond }) => !hasBeyond),
    )
    let first = 0
    const periods = columns.flatMap((each, place): SummarizedPeriod[] => {
      const held = facts[place]?.held
      const ids = levels.leaves.ids.slice(first, first + each.slices.length)
      first += each.slices.length
      if (held === undefined) return []
      const grouped = {
        slices: each.slices,
        ids,
        groups: levels.leaves.count,
        textsOf: own.textsOf,
        textCountOf: own.textCountOf,
        numbering,
      }
      const stretchOf = (stretch: TimeRange): TimeRange | null =>
        place === 0 || period === null || held.period === null ? stretch : comparedStretch(stretch, period, held.period)
      return [{ grouped, held, stretchOf }]
    })
    const worked = withWholes(summary)
    const lines = answerGroups(worked, levels, plan.aggregates, periods, timeZone, throwIfCancelled, input.joined)
    return {
      range: rows.range,
      compared: earlier,
      by: summary.by.map(groupFieldHeading),
      across: summary.across === null ? null : groupFieldHeading(summary.across),
      measures: summary.measures.map(({ title, formula, type }) => ({ title, formula, type })),
      groups: askedLines(withShares(lines, summary.measures), summary),
      unread: unreadOf(own, plan),
      warnings: facts.flatMap(({ warnings }) => warnings),
    }
  }
  const ranges = facts.map(({ range }) => range)
  const use = (columns: readonly RowSetColumns[]): SummaryAnswer => {
    const answered = answer(columns)
    const read = columns.reduce((sum, each) => sum + each.rows, 0)
    onRead?.(counted, ranges, read)
    const { mask } = known.rowSet
    return mask === undefined ? answered : maskedSummary(database, counted, ranges, summary, answered, mask)
  }
  const work = (): SummaryAnswer =>
    columnsOf(database, cache, counted, ranges, plan.wishes, throwIfCancelled, use, threads)
  return refusals === undefined ? work() : refusals.remembering(database, counted, input.question, work)
}
