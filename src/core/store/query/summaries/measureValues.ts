import type { Aggregate, MeasureTree } from '../../../../shared/summaries/types.ts'
import { certain, certainQuotient } from './sums.ts'

/** What an aggregate is in one group, and in the total of its column; null where it is nothing. */
export interface AggregateValues {
  readonly here: (aggregate: Aggregate) => number | null
  readonly inTotal: (aggregate: Aggregate) => number | null
}

/** What an aggregate is over no rows. */
export function overNoRows({ kind }: Aggregate): number | null {
  return kind === 'count' || kind === 'distinct' || kind === 'sum' || kind === 'repeats' ? 0 : null
}

/** A value as answers carry it: NaN and what goes beyond a double are none. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function quotient(dividend: number | null, divisor: number | null): number | null {
  return dividend === null || divisor === null || divisor === 0
    ? null
    : finiteOrNull(certainQuotient(dividend, divisor))
}

/** The value of a measure in a group: ratios are worked out here, at each level anew. */
export function measureValue(tree: MeasureTree, values: AggregateValues): number | null {
  switch (tree.kind) {
    case 'terms': {
      const summands = tree.terms.flatMap(({ times, of }) => {
        const value = values.here(of)
        return value === null ? [] : [times * value]
      })
      return summands.length === 0 ? null : finiteOrNull(certain(summands.reduce((sum, each) => sum + each, 0)))
    }
    case 'quotient':
      return quotient(measureValue(tree.dividend, values), measureValue(tree.divisor, values))
    case 'share':
      return quotient(values.here(tree.of), values.inTotal(tree.of))
    default:
      return values.here(tree)
  }
}
