import { badMeasure } from '../measures/kpis.ts'
import type { OwnMeasure } from '../measures/ownMeasures.ts'
import { fieldOf } from '../reports/catalogue.ts'
import { dateFieldOf } from '../reports/catalogueLists.ts'
import type { ReportDefinition } from '../reports/types.ts'
import { parseMeasure, type WrittenExpression, type WrittenOperand } from './measureText.ts'

type Division = Extract<WrittenExpression, { readonly kind: 'quotient' }>

function operandOf(written: string): WrittenOperand {
  const { title, expression } = parseMeasure(written)
  const { kind } = expression
  if (title === null && (kind === 'count' || kind === 'field' || kind === 'quantile')) return expression
  // A title or a division inside of one is no number that could be divided.
  throw badMeasure(written, 'measure-operand')
}

/**
 * What a user's own measure divides.
 *
 * @throws AppError `bad-measure`, `bad-filter` where one of the two is no operand
 */
export function ownExpression({ dividend, divisor }: Pick<OwnMeasure, 'dividend' | 'divisor'>): Division {
  return { kind: 'quotient', dividend: operandOf(dividend), divisor: operandOf(divisor) }
}

function fieldsOf(operand: WrittenOperand): readonly string[] {
  if (operand.kind !== 'count') return [operand.field]
  return operand.filter === null ? [] : [operand.filter.field]
}

/**
 * Whether a report has all the fields that a division needs, as documents tell. Names that depend on the operation
 * would let one report have everything.
 */
export function hasFields(report: ReportDefinition, { dividend, divisor }: Division): boolean {
  return [dividend, divisor]
    .flatMap(fieldsOf)
    .every((field) => fieldOf(report, field) !== undefined || dateFieldOf(report)?.name === field)
}
