import type { Filter } from '../../src/shared/query.ts'
import type { Aggregate, MeasureTree } from '../../src/shared/summaries/types.ts'

// Measures worked out over a handful of rows, as plainly as can be: what is right, not how it is done.

export type ModelRow = Readonly<Record<string, string>>

function numberIn(row: ModelRow, field: string): number | null {
  const text = row[field] ?? ''
  const clock = /^(\d+):(\d\d):(\d\d)$/.exec(text)
  if (clock !== null) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  const plain = text.replace(/ ?%$/, '')
  return plain === '' || Number.isNaN(Number(plain)) ? null : Number(plain)
}

function fits(row: ModelRow, { field, operator, value }: Filter): boolean {
  const text = (row[field] ?? '').toLowerCase()
  const number = numberIn(row, field)
  switch (operator) {
    case '=':
      return text === value.toLowerCase()
    case 'in':
      return value.toLowerCase().split('|').includes(text)
    case '<=':
      return number !== null && number <= Number(value)
    case '>':
      return number !== null && number > Number(value)
    case '!empty':
      return text !== ''
    default:
      throw new Error(`the model knows no ${operator}`)
  }
}

function instantOf(row: ModelRow): number {
  return Date.parse(`${(row['date'] ?? '').replace(' ', 'T')}Z`) / 1000
}

/** What is near is looked for among all rows, whichever group these are in. */
function repeats(
  rows: readonly ModelRow[],
  all: readonly ModelRow[],
  { field, contact, withinSeconds }: Aggregate & { kind: 'repeats' },
): number {
  return rows.filter(
    (row) =>
      (row[field] ?? '') !== '' &&
      all.some(
        (other) =>
          other !== row &&
          other[field] === row[field] &&
          (contact === null || other[contact] !== row[contact]) &&
          Math.abs(instantOf(other) - instantOf(row)) <= withinSeconds,
      ),
  ).length
}

function aggregateOf(aggregate: Aggregate, group: readonly ModelRow[], all: readonly ModelRow[]): number | null {
  const rows = group.filter((row) => aggregate.where.every((filter) => fits(row, filter)))
  if (aggregate.kind === 'count') return rows.length
  const { field } = aggregate
  if (aggregate.kind === 'distinct')
    return new Set(rows.map((row) => row[field] ?? '').filter((text) => text !== '')).size
  if (aggregate.kind === 'repeats') return repeats(rows, all, aggregate)
  const { unit } = aggregate
  const weight = aggregate.kind === 'sum' ? aggregate.weight : undefined
  const numbers = rows.flatMap((row) => {
    const number = numberIn(row, field)
    const times = weight === undefined ? 1 : numberIn(row, weight)
    return number === null || times === null ? [] : [number * unit * times]
  })
  if (numbers.length === 0) return aggregate.kind === 'sum' && rows.length === 0 ? 0 : null
  const sum = numbers.reduce((total, number) => total + number, 0)
  switch (aggregate.kind) {
    case 'sum':
      return sum
    case 'average':
      return sum / numbers.length
    case 'least':
      return Math.min(...numbers)
    case 'greatest':
      return Math.max(...numbers)
    case 'only':
      return numbers.length === 1 ? (numbers[0] ?? null) : null
    case 'quantile': {
      const sorted = numbers.toSorted((one, other) => one - other)
      const place = aggregate.fraction * (sorted.length - 1)
      const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
      return below + (above - below) * (place - Math.floor(place))
    }
  }
}

/**
 * What a measure is over rows.
 *
 * @param all the rows of the grand total, for shares and for what is near in time; the rows themselves where they are
 * all
 */
export function modelValue(
  tree: MeasureTree,
  rows: readonly ModelRow[],
  all: readonly ModelRow[] = rows,
): number | null {
  switch (tree.kind) {
    case 'quotient': {
      const [dividend, divisor] = [modelValue(tree.dividend, rows, all), modelValue(tree.divisor, rows, all)]
      return dividend === null || divisor === null || divisor === 0 ? null : dividend / divisor
    }
    case 'share': {
      const [part, whole] = [aggregateOf(tree.of, rows, all), aggregateOf(tree.of, all, all)]
      return part === null || whole === null || whole === 0 ? null : part / whole
    }
    case 'terms': {
      const parts = tree.terms.flatMap(({ times, of }) => {
        const value = aggregateOf(of, rows, all)
        return value === null ? [] : [times * value]
      })
      return parts.length === 0 ? null : parts.reduce((total, part) => total + part, 0)
    }
    default:
      return aggregateOf(tree, rows, all)
  }
}

/** Every field that a tree looks at. */
export function fieldsOfTree(tree: MeasureTree): readonly string[] {
  const ofAggregate = (aggregate: Aggregate): readonly string[] => [
    ...aggregate.where.map(({ field }) => field),
    ...('field' in aggregate ? [aggregate.field] : []),
    ...(aggregate.kind === 'sum' && aggregate.weight !== undefined ? [aggregate.weight] : []),
    ...(aggregate.kind === 'repeats' && aggregate.contact !== null ? [aggregate.contact] : []),
  ]
  switch (tree.kind) {
    case 'quotient':
      return [...fieldsOfTree(tree.dividend), ...fieldsOfTree(tree.divisor)]
    case 'share':
      return ofAggregate(tree.of)
    case 'terms':
      return tree.terms.flatMap(({ of }) => ofAggregate(of))
    default:
      return ofAggregate(tree)
  }
}
