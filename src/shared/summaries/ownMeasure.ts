import { badMeasure } from '../measures/kpis.ts'
import type { OwnMeasure } from '../measures/ownMeasures.ts'
import { parseMeasure } from './measureText.ts'
import { resolveMeasure, type SummaryContext } from './resolveMeasure.ts'
import type { Measure } from './types.ts'

/** A user's own measure as `--measure` takes it. */
export function ownMeasureText({ title, dividend, divisor }: OwnMeasure): string {
  return `${title} = ${dividend} / ${divisor}`
}

/**
 * A user's own measure over the fields of its report.
 *
 * @throws AppError `bad-measure`, `not-additive`, `bad-filter` where the report cannot give one of the two, or they
 * cannot be divided
 */
export function readOwnMeasure(own: OwnMeasure, context: SummaryContext): Measure {
  for (const operand of [own.dividend, own.divisor]) {
    const { title, expression } = parseMeasure(operand)
    // A title or a division inside of one would say something else once both stand in one line.
    const isOperand = title === null && ['count', 'field', 'quantile'].includes(expression.kind)
    if (!isOperand) throw badMeasure(operand, 'measure-operand')
  }
  return resolveMeasure(parseMeasure(ownMeasureText(own)), context)
}
