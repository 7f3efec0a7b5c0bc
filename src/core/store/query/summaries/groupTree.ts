import type { Summary } from '../../../../shared/summaries/types.ts'
import { overlaps } from '../../../../shared/ranges.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import { BEYOND_CODE, type Dimension } from './dimensions.ts'
import { oneGroup, pairsOf, type Grouping, type Pairing } from './grouping.ts'
import { compareLabels, labelOf } from './labels.ts'
import { MOST_LINES, tooLarge } from './refusals.ts'

/**
 * The groups of a summary level by level: level 0 is all rows, each further one cuts the groups above it by one more
 * field.
 */
export interface Levels {
  readonly dimensions: readonly Dimension[]
  readonly across: Dimension | null
  /** The finest groups, columns included. */
  readonly leaves: Grouping
  /** Of each leaf: its group at each level. */
  readonly prefixes: readonly Int32Array[]
  /** Of each leaf: its column; null without columns. */
  readonly columns: Int32Array | null
  readonly counts: readonly number[]
  /** The groups below each group that has any: what they are called by, and their number at the next level. */
  readonly below: readonly ReadonlyMap<number, ReadonlyMap<number, number>>[]
}

/** Each number by itself. */
function identity(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, place) => place)
}

/** The groups below each group, as far as rows are in them. */
function belowOf(pairing: Pairing): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const below = new Map<number, Map<number, number>>()
  for (let group = 0; group < pairing.count; group++) {
    const above = pairing.firstOf[group] ?? 0
    const own = below.get(above) ?? new Map<number, number>()
    below.set(above, own)
    own.set(pairing.secondOf[group] ?? 0, group)
  }
  return below
}

/**
 * Puts rows into groups, level by level.
 *
 * @param rowsOfSlices how many rows each slice has
 * @param isEachShown whether every finest group has a line of its own: where these are too many already, nothing more
 * is worked out
 * @throws AppError `summary-too-large`
 */
export function levelsOf(
  dimensions: readonly Dimension[],
  across: Dimension | null,
  rowsOfSlices: readonly number[],
  isEachShown: boolean,
): Levels {
  let finest: Grouping = oneGroup(rowsOfSlices)
  const pairings: Pairing[] = []
  for (const dimension of dimensions) {
    const pairing = pairsOf(finest, dimension)
    pairings.push(pairing)
    finest = pairing
    // A finer level has no fewer.
    if (isEachShown && pairing.count > MOST_LINES) throw tooLarge()
  }
  const withColumns = across === null ? undefined : pairsOf(finest, across)
  const leaves = withColumns ?? finest
  const prefixes: Int32Array[] = [withColumns?.firstOf ?? identity(leaves.count)]
  for (const { firstOf } of pairings.toReversed()) {
    prefixes.unshift((prefixes[0] ?? identity(0)).map((group) => firstOf[group] ?? 0))
  }
  return {
    dimensions,
    across,
    leaves,
    prefixes,
    columns: withColumns?.secondOf ?? null,
    counts: [1, ...pairings.map(({ count }) => count)],
    below: pairings.map(belowOf),
  }
}

/** A group on its way into an answer. */
export interface GroupNode {
  readonly level: number
  /** Its number in its dimension; that of all rows is 0. */
  readonly code: number
  /** Its number at its level; -1 where no row is in it. */
  readonly prefix: number
  readonly above: GroupNode | null
}

/** The codes from the outermost group on. */
export function codesOf(node: GroupNode): readonly number[] {
  return node.above === null ? [] : [...codesOf(node.above), node.code]
}

/** Whether a step lies in every step of the same time above it. */
function isPossible(levels: Levels, above: GroupNode, range: TimeRange): boolean {
  const codes = codesOf(above)
  return codes.every((code, level) => {
    const step = levels.dimensions[level]?.steps?.get(code)
    return step === undefined || overlaps(step.range, range)
  })
}

/** The groups below one: those that have rows, and along the time every step of the period. In no order. */
export function childrenOf(levels: Levels, node: GroupNode): readonly GroupNode[] {
  const dimension = levels.dimensions[node.level]
  if (dimension === undefined) return []
  const found = node.prefix < 0 ? undefined : levels.below[node.level]?.get(node.prefix)
  const level = node.level + 1
  const children: GroupNode[] = []
  for (const [code, prefix] of found ?? []) {
    if (!(dimension.hasBeyond && code === BEYOND_CODE)) children.push({ level, code, prefix, above: node })
  }
  // A group without rows has no groups below it: it is a step itself.
  if (node.prefix < 0) return children
  for (const [code, { range }] of dimension.steps ?? []) {
    if (found?.has(code) !== true && isPossible(levels, node, range))
      children.push({ level, code, prefix: -1, above: node })
  }
  return children
}

/** The columns in their order. */
export function columnsInOrder({ across, columns }: Levels, timeZone: string): readonly number[] {
  if (across === null || columns === null) return []
  const codes = new Set([...columns, ...(across.steps?.keys() ?? [])])
  if (across.hasBeyond) codes.delete(BEYOND_CODE)
  return [...codes]
    .map((code) => ({ code, label: labelOf(across, code, timeZone) }))
    .toSorted((a, b) => compareLabels(a.label, b.label, false))
    .map(({ code }) => code)
}

/**
 * Puts groups of one level in order: by the value of a measure or by label, nulls last both ways.
 *
 * @param valueOf the value of the measure that is ordered by, over all columns
 */
export function inOrder(
  { dimensions }: Levels,
  nodes: readonly GroupNode[],
  order: Summary['order'],
  timeZone: string,
  valueOf: (node: GroupNode, by: number) => number | null,
): readonly GroupNode[] {
  const dimension = dimensions[(nodes[0]?.level ?? 0) - 1]
  if (dimension === undefined) return nodes
  const labelled = nodes.map((node) => ({
    node,
    label: labelOf(dimension, node.code, timeZone),
    value: order === null || order.by === 'label' ? null : valueOf(node, order.by),
  }))
  const isDescending = order?.descending === true
  const labelsFall = isDescending && order.by === 'label'
  return labelled
    .toSorted((a, b) => {
      const byLabel = (): number => compareLabels(a.label, b.label, labelsFall)
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null) || byLabel()
      return (isDescending ? b.value - a.value : a.value - b.value) || byLabel()
    })
    .map(({ node }) => node)
}
