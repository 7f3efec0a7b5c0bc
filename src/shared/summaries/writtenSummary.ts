import { AppError, type ErrorDetail, type SummaryProblem } from '../errors.ts'
import type { Language } from '../language.ts'
import { parseDateSpan } from '../time.ts'
import { checkSteps, parseGroupField } from './groupText.ts'
import { parseMeasure } from './measureText.ts'
import { resolveMeasure, type SummaryContext } from './resolveMeasure.ts'
import {
  EARLIER_PERIODS,
  MOST_GROUP_FIELDS,
  MOST_MEASURES,
  type Comparison,
  type EarlierPeriod,
  type GroupField,
  type Summary,
  type SummaryOrder,
} from './types.ts'

/**
 * A summary as it is written: what the command line takes, and what views and schedules keep. Nothing in it is looked
 * up, so that it stays true when the catalogue changes; whoever reads it in another language than it was written in
 * asks the same, since it says which that was.
 */
export interface WrittenSummary {
  readonly by: readonly string[]
  readonly across: string | null
  /** Without any: `count`. */
  readonly measures: readonly string[]
  readonly compare: string | null
  readonly order: string | null
  readonly limit: string | null
  readonly hasTotals: boolean
  /** What values in the filters of measures are written in; absent: in the language of whoever reads it. */
  readonly writtenIn?: Language
}

/** What is asked where nothing else is said: how many rows there are. */
export const PLAIN_SUMMARY: WrittenSummary = {
  by: [],
  across: null,
  measures: [],
  compare: null,
  order: null,
  limit: null,
  hasTotals: true,
}

const COUNT = 'count'

function badSummary(problem: SummaryProblem, detail: ErrorDetail = {}): AppError {
  return new AppError('bad-summary', { ...detail, problem })
}

/** Reads `previous|week|month|year|DATE..DATE`. @throws AppError `bad-summary` */
export function parseComparison(written: string): Comparison {
  const text = written.trim()
  const named = EARLIER_PERIODS.find((each): each is EarlierPeriod => each === text.toLowerCase())
  if (named !== undefined) return { kind: named }
  const [from, to, ...others] = text.split('..').map((each) => parseDateSpan(each.trim()))
  if (from === undefined || to === undefined || others.length > 0 || from.from > to.to) {
    throw badSummary('compare', { compare: written })
  }
  return { kind: 'range', range: { from: from.from, to: to.to } }
}

const ORDER = /^(label|[1-9]\d?)(?::(asc|desc))?$/i

/** Reads `M|label[:asc|desc]`: M is the place of a measure, from 1. @throws AppError `bad-summary` */
export function parseOrder(written: string, measures: number): SummaryOrder {
  const [, what = '', direction] = ORDER.exec(written.trim()) ?? []
  const place = Number(what)
  if (what === '' || place > measures) throw badSummary('order', { order: written, most: measures })
  const isLabel = what.toLowerCase() === 'label'
  const descending = direction === undefined ? !isLabel : direction.toLowerCase() === 'desc'
  return { by: isLabel ? 'label' : place - 1, descending }
}

function limitOf(written: string): number {
  const text = written.trim()
  if (!/^\d+$/.test(text) || Number(text) === 0) throw badSummary('limit', { limit: written })
  return Math.min(Number(text), Number.MAX_SAFE_INTEGER)
}

/**
 * A summary as the engine takes it, out of what was written.
 *
 * @throws AppError `bad-summary`, `bad-grouping`, `bad-measure`, `not-additive`, `bad-filter`
 */
export function readSummary(written: WrittenSummary, context: SummaryContext): Summary {
  const { by, across, compare, order, limit, hasTotals, writtenIn } = written
  const measures = written.measures.length === 0 ? [COUNT] : written.measures
  if (by.length > MOST_GROUP_FIELDS) throw badSummary('too-many-groups', { most: MOST_GROUP_FIELDS })
  if (measures.length > MOST_MEASURES) throw badSummary('too-many-measures', { most: MOST_MEASURES })
  if (by.length === 0 && (order !== null || limit !== null)) throw badSummary('needs-groups')
  const comparison = compare === null ? null : parseComparison(compare)
  if (comparison !== null && context.range === null) throw badSummary('compare-without-period')
  const ofMeasures = writtenIn === undefined ? context : { ...context, writtenIn }
  const group = (each: string): GroupField => {
    const field = parseGroupField(context.report, each)
    checkSteps(context.report, field, context.range)
    return field
  }
  return {
    by: by.map(group),
    across: across === null ? null : group(across),
    measures: measures.map((each) => resolveMeasure(parseMeasure(each), ofMeasures)),
    compare: comparison,
    order: order === null ? null : parseOrder(order, measures.length),
    limit: limit === null ? null : limitOf(limit),
    hasTotals,
  }
}
