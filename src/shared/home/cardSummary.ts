import { measureOf } from '../measures/kpis.ts'
import type { ReportDefinition } from '../reports/types.ts'
import { parseGroupField } from '../summaries/groupText.ts'
import { parseMeasure } from '../summaries/measureText.ts'
import type { WrittenSummary } from '../summaries/writtenSummary.ts'
import type { CardForm, CardShape } from '../home.ts'

// How a summary is made small enough for a card.

/** The shape of a summary's outermost groups. @throws AppError `bad-grouping`, `unknown-field` */
export function shapeOf({ by }: WrittenSummary, report: ReportDefinition): CardShape {
  const [first] = by
  if (first === undefined) return 'total'
  return parseGroupField(report, first).step === null ? 'groups' : 'steps'
}

function isPartOfRowOrColumn(written: string): boolean {
  try {
    const { expression } = parseMeasure(written)
    return expression.kind === 'share' && expression.base !== undefined && expression.base !== 'total'
  } catch {
    return false
  }
}

/**
 * The summary as a card asks it: its outermost groups with their total, all steps of time, of other groups the first
 * few and all others as one. A view that puts its groups in no order shows the largest. What is a part of a row or a
 * column keeps its columns, which it is a part of.
 *
 * @param most how many groups that are no steps come by themselves
 */
export function cardSummary(written: WrittenSummary, shape: CardShape, most: number): WrittenSummary {
  const { by, measures, order, limit } = written
  const across = measures.some(isPartOfRowOrColumn) ? written.across : null
  const outermost = { ...written, by: by.slice(0, 1), across, hasTotals: true }
  if (shape === 'total') return { ...outermost, order: null, limit: null }
  if (shape === 'steps') return outermost
  const own = limit === null ? most : Math.min(most, Number(limit) || most)
  return { ...outermost, order: order ?? '1', limit: String(own) }
}

/** Whether more of each measure is better; null where neither is, or nobody knows. */
export function betterOf({ measures }: WrittenSummary): readonly (boolean | null)[] {
  return (measures.length === 0 ? ['count'] : measures).map((written) => {
    try {
      const { expression } = parseMeasure(written)
      return expression.kind === 'kpi' ? (measureOf(expression.id)?.isMoreBetter ?? null) : null
    } catch {
      return null
    }
  })
}

/** What a card shows where nobody chose: a number of a total, a chart of steps, a table of groups. */
export function fittingForm(shape: CardShape | 'rows'): CardForm {
  if (shape === 'total') return 'number'
  return shape === 'steps' ? 'chart' : 'table'
}

/** The forms that a card can have. */
export function formsOf(shape: CardShape | 'rows'): readonly CardForm[] {
  if (shape === 'total') return ['number']
  return shape === 'rows' ? ['number', 'table'] : ['number', 'chart', 'table']
}
