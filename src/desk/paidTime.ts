import { byDayReportOf } from '../shared/reports/catalogueDays.ts'
import type { RowSet } from '../shared/query.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { PLAIN_SUMMARY } from '../shared/summaries/writtenSummary.ts'
import {
  lineKey,
  type GroupField,
  type JoinedLines,
  type Summary,
  type SummaryAnswer,
  type SummaryWarning,
} from '../shared/summaries/types.ts'
import { endOfDay, startOfDay, type WallSeconds } from '../shared/time.ts'
import type { StoreApi } from '../core/store/storeApi.ts'

// Paid auxiliary time: one report has the time that agents were logged in, another what they spent in each auxiliary
// state. What the second has of a summary's lines is summed up beside the first, by the same groups.

/** A summary of rows that may count paid auxiliary time. */
export interface AskedSummary {
  /** The report whose rows are stored, and as which its rows are seen. */
  readonly report: ReportDefinition
  readonly asked: ReportDefinition
  readonly rows: RowSet
  readonly summary: Summary
  readonly now: WallSeconds
}

type Problem = Extract<SummaryWarning, { readonly kind: 'paid-aux' }>['problem']

/** Steps that a day knows. */
const BY_DAY: ReadonlySet<GroupField['step']> = new Set(['day', 'week', 'month', 'year', 'day-of-week'])

/** The report that tells how long each agent was in each auxiliary state. */
export function auxiliaryReport(reports: readonly ReportDefinition[]): ReportDefinition | undefined {
  return reports.find(({ roles }) => roles?.auxState !== undefined && roles.aux?.kind === 'sum')
}

/** The same group among days of auxiliary time; undefined where it has none such. */
function sameGroup(field: GroupField, asked: ReportDefinition, source: ReportDefinition): GroupField | undefined {
  if (field.step === null)
    return source.fields.some(({ name, role }) => name === field.field && role === 'key') ? field : undefined
  const isDay = field.field === asked.dateField && source.dateField !== null && BY_DAY.has(field.step)
  return isDay ? { field: source.dateField ?? '', step: field.step } : undefined
}

function problemOf({ rows }: AskedSummary, source: ReportDefinition): Problem | null {
  const { range, list, parameters, filters, search } = rows
  if (range === null || list !== undefined) return 'groups'
  // A day's sums cannot be cut.
  if (range.from !== startOfDay(range.from) || range.to !== endOfDay(range.to)) return 'groups'
  const isPlain = search === '' && Object.keys(parameters).length === 0
  return isPlain && filters.every(({ field }) => source.fields.some(({ name }) => name === field)) ? null : 'filters'
}

function linesOf({ groups }: SummaryAnswer, isCompared: boolean): JoinedLines {
  const lines = new Map<string, number | null>()
  let otherwise: number | null = null
  for (const group of groups) {
    const state = isCompared ? group.comparedState : group.state
    const [value = null] = (isCompared ? group.compared : group.values) ?? []
    const known = state === 'complete' ? (value ?? 0) : null
    lines.set(lineKey(group.key, group.column), known)
    // Who was in no such state is not in its rows.
    if (group.key.length === 0 && group.column === null) otherwise = known === null ? null : 0
  }
  return { lines, otherwise }
}

const UNKNOWN: JoinedLines = { lines: new Map(), otherwise: null }

/** An answer, with paid auxiliary time where its measures count it. @throws AppError as `store.summaries.summarize` */
export async function summarizeWithPaidTime(
  store: Pick<StoreApi, 'summaries'>,
  question: AskedSummary,
  reports: readonly ReportDefinition[],
  options: { readonly signal?: AbortSignal },
): Promise<SummaryAnswer> {
  const { report, asked, rows, summary, now } = question
  const input = { report, question: { rows, summary }, now }
  const states = summary.measures.find(({ joined }) => joined !== undefined)?.joined?.states
  const whole = auxiliaryReport(reports)
  if (states === undefined || whole === undefined) return store.summaries.summarize(input, options)
  const source = byDayReportOf(whole)
  const by = summary.by.map((field) => sameGroup(field, asked, source))
  const across = summary.across === null ? null : sameGroup(summary.across, asked, source)
  const known = by.filter((field) => field !== undefined)
  const problem = known.length < by.length || across === undefined ? 'groups' : problemOf(question, source)
  const told = async (found: Problem | null, joined: readonly JoinedLines[]): Promise<SummaryAnswer> => {
    const answer = await store.summaries.summarize({ ...input, joined }, options)
    if (found === null) return answer
    const warning: SummaryWarning = { kind: 'paid-aux', problem: found, report: whole.title, compared: false }
    return { ...answer, warnings: [...answer.warnings, warning] }
  }
  if (problem !== null || across === undefined) return told(problem, [UNKNOWN, UNKNOWN])
  const { roles = {} } = source
  const { auxState = '', aux } = roles
  const field = aux?.kind === 'sum' ? (aux.fields[0] ?? '') : ''
  const measure = {
    title: '',
    formula: '',
    type: 'duration',
    tree: { kind: 'sum', field, unit: 1, where: [] },
  } as const
  // Its lines are found by what they are truly called.
  const { mask: _mask, ...unmasked } = rows
  const answer = await store.summaries.summarize(
    {
      report: whole,
      question: {
        rows: {
          ...unmasked,
          reportKey: whole.key,
          byDay: true,
          filters: [...rows.filters, { field: auxState, operator: 'one-of', value: JSON.stringify(states) }],
        },
        summary: {
          ...summary,
          by: known,
          across,
          measures: [measure],
          order: null,
          limit: null,
          hasTotals: PLAIN_SUMMARY.hasTotals,
        },
      },
      now,
    },
    options,
  )
  const joined = [linesOf(answer, false), ...(answer.compared === null ? [] : [linesOf(answer, true)])]
  const isWhole = joined.every(({ lines }) => [...lines.values()].every((value) => value !== null))
  return told(isWhole ? null : 'not-fetched', joined)
}
