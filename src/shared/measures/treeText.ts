import { filterField, type Filter } from '../query.ts'
import { plainNumber } from '../summaries/bands.ts'
import type { Aggregate, MeasureTree, Term } from '../summaries/types.ts'

// Trees as text: what is added up and divided, over which fields. For people who check a number, and for a workbook's
// sheet of formulas.

/** A filter as the command line writes it. */
export function filterText(filter: Filter): string {
  const { operator, value } = filter
  const field = filterField(filter)
  return operator === 'empty' || operator === '!empty' ? `${field} ${operator}` : `${field} ${operator} ${value}`
}

const NAMES = {
  distinct: 'distinct',
  sum: 'sum',
  average: 'avg',
  least: 'min',
  greatest: 'max',
  only: 'only',
  quantile: 'quantile',
  repeats: 'repeats',
} as const

/** Binary fractions of a percent would show: `p95`, not `p94.99999999999999`. */
const PERCENT_DIGITS = 12

function quantileName(fraction: number): string {
  if (fraction === 0.5) return 'median'
  return `p${plainNumber(Number((fraction * 100).toPrecision(PERCENT_DIGITS)))}`
}

function aggregateText(aggregate: Aggregate): string {
  const where = aggregate.where.map(filterText).join(' and ')
  if (aggregate.kind === 'count') return where === '' ? 'count' : `count(${where})`
  const name = aggregate.kind === 'quantile' ? quantileName(aggregate.fraction) : NAMES[aggregate.kind]
  const weight = aggregate.kind === 'sum' && aggregate.weight !== undefined ? ` × ${aggregate.weight}` : ''
  const within = aggregate.kind === 'repeats' ? ` within ${aggregate.withinSeconds} s` : ''
  return `${name}(${aggregate.field}${weight}${within}${where === '' ? '' : ` where ${where}`})`
}

function termText({ times, of }: Term, place: number): string {
  const factor = Math.abs(times) === 1 ? '' : `${plainNumber(Math.abs(times))} × `
  const sign = times < 0 ? (place === 0 ? '−' : ' − ') : place === 0 ? '' : ' + '
  return `${sign}${factor}${aggregateText(of)}`
}

/** What a tree works out, in aggregates over fields. */
export function treeText(tree: MeasureTree): string {
  const operand = (part: MeasureTree): string =>
    part.kind === 'quotient' || (part.kind === 'terms' && part.terms.length > 1)
      ? `(${treeText(part)})`
      : treeText(part)
  switch (tree.kind) {
    case 'quotient':
      return `${operand(tree.dividend)} / ${operand(tree.divisor)}`
    case 'share':
      return `share(${aggregateText(tree.of)})`
    case 'terms':
      return tree.terms.map(termText).join('')
    default:
      return aggregateText(tree)
  }
}
