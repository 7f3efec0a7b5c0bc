import { z } from 'zod'
import { LANGUAGES } from '../../../shared/language.ts'
import { readySummary } from '../../../shared/summaries/readySummary.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import {
  MOST_GROUP_FIELDS,
  MOST_MEASURES,
  SUMMARY_CHARTS,
  type SummaryChartKind,
} from '../../../shared/summaries/types.ts'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'

export const CHARTS = SUMMARY_CHARTS
export type ChartKind = SummaryChartKind

/** What a user asks in the summary of a report, and what is drawn beside its table. */
export interface KeptSummary {
  readonly version: 1
  readonly summary: WrittenSummary
  readonly chart: ChartKind
}

const part = z.string().max(4_000)

export const keptSummarySchema: z.ZodType<KeptSummary> = z.object({
  version: z.literal(1),
  summary: z.object({
    by: z.array(part).max(MOST_GROUP_FIELDS),
    across: part.nullable(),
    measures: z.array(part).min(1).max(MOST_MEASURES),
    compare: part.nullable(),
    order: part.nullable(),
    limit: part.nullable(),
    hasTotals: z.boolean(),
    writtenIn: z.enum(LANGUAGES).exactOptional(),
  }),
  chart: z.enum(CHARTS),
})

/** What a report's summary shows before anybody chose anything. */
export function freshSummary(report: ReportDefinition): KeptSummary {
  return { version: 1, summary: readySummary(report), chart: 'none' }
}

/** Of values that there may be many of, so many come by themselves. */
const MOST_VALUES = '20'

function withoutLostOrder(summary: WrittenSummary): WrittenSummary {
  const { by, order, measures } = summary
  if (by.length === 0) return { ...summary, order: null, limit: null }
  const place = Number(order?.split(':')[0])
  return place > measures.length ? { ...summary, order: null } : summary
}

/** With one more field of groups, the innermost. */
export function withGroup(summary: WrittenSummary, field: string): WrittenSummary {
  if (summary.by.length >= MOST_GROUP_FIELDS || summary.by.includes(field)) return summary
  const isFirst = summary.by.length === 0
  // The greatest first, where nothing else orders them.
  const isValue = !field.includes(':')
  return {
    ...summary,
    by: [...summary.by, field],
    ...(isFirst && isValue ? { order: '1', limit: MOST_VALUES } : {}),
  }
}

/** With another field, or step, at a place; the same place empty: without it. */
export function withGroupAt(summary: WrittenSummary, place: number, field: string | null): WrittenSummary {
  const by = field === null ? summary.by.toSpliced(place, 1) : summary.by.toSpliced(place, 1, field)
  return withoutLostOrder({ ...summary, by })
}

/** With one more measure, the last. */
export function withMeasure(summary: WrittenSummary, measure: string): WrittenSummary {
  if (summary.measures.length >= MOST_MEASURES || summary.measures.includes(measure)) return summary
  return { ...summary, measures: [...summary.measures, measure] }
}

/** With another measure at a place, which the order by that place then follows. */
export function withMeasureAt(summary: WrittenSummary, place: number, measure: string): WrittenSummary {
  if (summary.measures.some((each, other) => each === measure && other !== place)) return summary
  return { ...summary, measures: summary.measures.with(place, measure) }
}

/** Without a measure; the last one stays. The order goes with the measure that made it. */
export function withoutMeasure(summary: WrittenSummary, place: number): WrittenSummary {
  if (summary.measures.length === 1) return summary
  const [by, direction] = (summary.order ?? '').split(':')
  const ordered = Number(by) - 1
  const measures = summary.measures.toSpliced(place, 1)
  if (ordered === place) return withoutLostOrder({ ...summary, measures, order: null })
  if (ordered < place || Number.isNaN(ordered)) return { ...summary, measures }
  const order = direction === undefined ? String(ordered) : `${ordered}:${direction}`
  return { ...summary, measures, order }
}

/** Without some of its measures; where none would be left, with how many rows there are. */
export function withoutMeasures(summary: WrittenSummary, isMeant: (measure: string) => boolean): WrittenSummary {
  const places = summary.measures.flatMap((measure, place) => (isMeant(measure) ? [place] : []))
  if (places.length === summary.measures.length) {
    return withoutLostOrder({ ...summary, measures: ['count'], order: summary.by.length === 0 ? null : '1' })
  }
  return places.reduceRight(withoutMeasure, summary)
}

/**
 * How groups are ordered after a heading was pressed: measures from the greatest, labels from the first, then the other
 * way round.
 */
export function ordered(summary: WrittenSummary, by: number | 'label'): WrittenSummary {
  if (summary.by.length === 0) return summary
  const name = by === 'label' ? 'label' : String(by + 1)
  const [first, second] = by === 'label' ? ['asc', 'desc'] : ['desc', 'asc']
  const now = orderOf(summary)
  const isSame = now.by === by && now.direction === first
  return { ...summary, order: `${name}:${isSame ? second : first}` }
}

/** Ordered by a measure, in a direction. */
export function orderedBy(summary: WrittenSummary, measure: number, direction: 'asc' | 'desc'): WrittenSummary {
  return summary.by.length === 0 ? summary : { ...summary, order: `${measure + 1}:${direction}` }
}

/** How the groups are ordered. */
export function orderOf({ order }: WrittenSummary): {
  readonly by: number | 'label'
  readonly direction: 'asc' | 'desc'
} {
  if (order === null) return { by: 'label', direction: 'asc' }
  const [name = '', direction] = order.split(':')
  const by = name === 'label' ? 'label' : Number(name) - 1
  return { by, direction: direction === 'asc' || direction === 'desc' ? direction : by === 'label' ? 'asc' : 'desc' }
}
