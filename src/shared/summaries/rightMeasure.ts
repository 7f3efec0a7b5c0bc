import { isAdditive } from '../measures/additivity.ts'
import { fits, measureOf } from '../measures/kpis.ts'
import type { FieldDefinition, ReportDefinition } from '../reports/types.ts'
import { parseMeasure, type WrittenExpression, type WrittenOperand } from './measureText.ts'

function operandsOf(expression: WrittenExpression): readonly WrittenOperand[] {
  switch (expression.kind) {
    case 'quotient':
      return [expression.dividend, expression.divisor]
    case 'share':
      return [expression.of]
    case 'kpi':
    case 'own':
      return []
    default:
      return [expression]
  }
}

/** Whether a report has what a written measure sums up, or the roles of a KPI. */
function canGive(report: ReportDefinition, expression: WrittenExpression): boolean {
  if (expression.kind === 'kpi') {
    const definition = measureOf(expression.id)
    return definition !== undefined && fits(definition, report)
  }
  return operandsOf(expression).every((operand) => operand.kind === 'count' || isAdditive(report, operand.field))
}

/**
 * What says the same as several values of a field that does not add up, as measures are written, and whether the report
 * itself has it.
 */
export interface RightMeasure {
  readonly written: string
  readonly expression: WrittenExpression
  readonly isOwn: boolean
}

/** What is right instead of summing a field; undefined where nothing is. */
export function rightMeasureOf(report: ReportDefinition, { rightMeasure }: FieldDefinition): RightMeasure | undefined {
  if (rightMeasure === undefined) return undefined
  const { expression } = parseMeasure(rightMeasure)
  return { written: rightMeasure, expression, isOwn: canGive(report, expression) }
}
