import {
  lineKey,
  type JoinedLines,
  type Measure,
  type MeasureTree,
  type Summary,
  type SummaryGroup,
  type SummaryState,
} from '../../../../shared/summaries/types.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import type { AggregatePlan, GroupedRows } from './aggregates.ts'
import { Cells, columnView, viewOf, type View } from './cells.ts'
import { childrenOf, codesOf, columnsInOrder, inOrder, type GroupNode, type Levels } from './groupTree.ts'
import type { HeldTime } from './heldTime.ts'
import { MOST_LINES, tooLarge } from './refusals.ts'
import { isWithinOneStep, stretchesOf, type Coordinate } from './stretches.ts'

/** The rows of one period in their groups, and how much of it is here. */
export interface SummarizedPeriod {
  readonly grouped: GroupedRows
  readonly held: HeldTime
  /** What a stretch of the period that is asked for is in this one; null where this one is over by then. */
  readonly stretchOf: (stretch: TimeRange) => TimeRange | null
}

/** What stands in one line for one period. */
interface PeriodEntry {
  readonly values: readonly (number | null)[]
  readonly rows: number
  /** Null where the period has no such stretch. */
  readonly state: SummaryState | null
}

/**
 * Whether the time since the last fetch counts as being here. It does where the finest steps have all of it in the
 * one in which that fetch ended: a day so far is a day. Where other steps stand for some of it, these are missing,
 * and neither is complete what covers them.
 */
function isTailForgiven({ dimensions, across }: Levels, { held, stretchOf }: SummarizedPeriod): boolean {
  const tail = held.sinceLastFetch
  if (tail === undefined) return true
  return [...dimensions, ...(across === null ? [] : [across])].every((each) => isWithinOneStep(each, tail, stretchOf))
}

/** Makes the lines of an answer. */
class GroupLines {
  readonly #summary: Summary
  readonly #joined: readonly JoinedLines[]
  readonly #levels: Levels
  readonly #periods: readonly (SummarizedPeriod & { readonly cells: Cells; readonly isForgiven: boolean })[]
  readonly #columns: readonly number[]
  readonly #views = new Map<string, View>()
  readonly #states = new Map<string, SummaryState | null>()
  readonly #timeZone: string
  readonly #lines: SummaryGroup[] = []

  constructor(
    summary: Summary,
    levels: Levels,
    aggregates: readonly AggregatePlan[],
    periods: readonly SummarizedPeriod[],
    timeZone: string,
    throwIfCancelled: () => void,
    joined: readonly JoinedLines[],
  ) {
    this.#joined = joined
    this.#summary = summary
    this.#levels = levels
    this.#periods = periods.map((period) => ({
      ...period,
      cells: new Cells(period.grouped, aggregates, throwIfCancelled),
      isForgiven: isTailForgiven(levels, period),
    }))
    this.#columns = columnsInOrder(levels, timeZone)
    this.#timeZone = timeZone
  }

  /** The lines in the order in which they are read. */
  lines(): readonly SummaryGroup[] {
    const all: GroupNode = { level: 0, code: 0, prefix: 0, above: null }
    const { limit, hasTotals, by } = this.#summary
    const groups = this.#childrenInOrder(all)
    const shown = limit === null ? groups : groups.slice(0, limit)
    for (const group of shown) this.#addGroup(group)
    const rest = groups.slice(shown.length)
    if (rest.length > 0) this.#addOthers(rest)
    if (hasTotals || by.length === 0) this.#addLines(all)
    return this.#lines
  }

  #childrenInOrder(node: GroupNode): readonly GroupNode[] {
    const children = childrenOf(this.#levels, node)
    return inOrder(this.#levels, children, this.#summary.order, this.#timeZone, (child, by) =>
      this.#valueToOrderBy(child, by),
    )
  }

  #addGroup(node: GroupNode): void {
    const isFinest = node.level === this.#levels.dimensions.length
    if (!isFinest) for (const child of this.#childrenInOrder(node)) this.#addGroup(child)
    if (isFinest || this.#summary.hasTotals) this.#addLines(node)
  }

  /** The columns that a group has a line for; null: all of them together. */
  #columnsOfLines(): readonly (number | null)[] {
    if (this.#levels.across === null) return [null]
    return this.#summary.hasTotals ? [...this.#columns, null] : this.#columns
  }

  #addLines(node: GroupNode): void {
    const codes = codesOf(node)
    const key = this.#keyOf(node)
    for (const column of this.#columnsOfLines()) {
      const coordinates = this.#coordinatesOf(codes, column)
      this.#addLine(key, column, {}, (period) =>
        this.#entryOf(
          period,
          this.#viewAt(node.level, column !== null),
          node.prefix,
          column,
          () => this.#stateOf(period, coordinates),
          () => this.#joinedOf(period, [key], column),
        ),
      )
    }
  }

  /** One group of all that a limit leaves out, worked out from its rows. */
  #addOthers(rest: readonly GroupNode[]): void {
    const { prefixes, columns } = this.#levels
    const left = new Set(rest.map(({ prefix }) => prefix))
    const of = (prefixes[1] ?? new Int32Array(0)).map((prefix) => (left.has(prefix) ? 0 : -1))
    const whole = viewOf(of, 1)
    const byColumn = columns === null ? whole : columnView(of, columns, this.#columnCount())
    const keysOfRest = (): readonly (readonly string[])[] => rest.map((node) => this.#keyOf(node))
    for (const column of this.#columnsOfLines()) {
      this.#addLine([null], column, { others: true }, (period) =>
        this.#entryOf(
          period,
          column === null ? whole : byColumn,
          0,
          column,
          () => this.#stateOfAll(period, rest, column),
          () => this.#joinedOf(period, keysOfRest(), column),
        ),
      )
    }
  }

  #addLine(
    key: readonly (string | null)[],
    column: number | null,
    more: Pick<SummaryGroup, 'others'>,
    entryOf: (place: number) => PeriodEntry,
  ): void {
    if (this.#lines.length === MOST_LINES) throw tooLarge()
    const own = entryOf(0)
    const compared = this.#periods.length > 1 ? entryOf(1) : null
    this.#lines.push({
      key,
      column: column === null ? null : (this.#levels.across?.keyOf(column) ?? ''),
      values: own.values,
      compared: compared?.values ?? null,
      rows: own.rows,
      state: own.state ?? 'complete',
      comparedState: compared?.state ?? null,
      ...more,
    })
  }

  #entryOf(
    place: number,
    view: View,
    prefix: number,
    column: number | null,
    stateOf: () => SummaryState | null,
    joinedOf: () => number | null,
    measures = this.#summary.measures,
  ): PeriodEntry {
    const nothing = measures.map(() => null)
    const cells = this.#periods[place]?.cells
    const group = view.find(prefix, column)
    const rows = cells === undefined || group < 0 ? 0 : cells.rows(view, group)
    const held = stateOf()
    // What has rows is not missing.
    const state = held === 'missing' && rows > 0 ? 'partial' : held
    if (cells === undefined || state === null || state === 'missing') return { values: nothing, rows, state }
    const totalView = this.#viewAt(0, column !== null)
    const total = { view: totalView, group: totalView.find(0, column) }
    const valueOf = (tree: MeasureTree): number | null => cells.value(tree, view, group, total)
    const withJoined = ({ tree, joined }: Measure): number | null => {
      const value = valueOf(tree)
      if (joined === undefined || value === null || tree.kind !== 'quotient') return value
      const [more, whole] = [joinedOf(), valueOf(tree.divisor)]
      return more === null || whole === null || whole === 0 ? null : value + more / whole
    }
    return { values: measures.map(withJoined), rows, state }
  }

  #keyOf(node: GroupNode): readonly string[] {
    return codesOf(node).map((code, level) => this.#levels.dimensions[level]?.keyOf(code) ?? '')
  }

  /** What another report has of some lines together; null where it is not known of one of them. */
  #joinedOf(place: number, keys: readonly (readonly string[])[], column: number | null): number | null {
    const joined = this.#joined[place]
    if (joined === undefined) return null
    const name = column === null ? null : (this.#levels.across?.keyOf(column) ?? '')
    let sum = 0
    for (const key of keys) {
      const line = lineKey(key, name)
      const value = joined.lines.has(line) ? joined.lines.get(line) : joined.otherwise
      if (value === null || value === undefined) return null
      sum += value
    }
    return sum
  }

  #valueToOrderBy(node: GroupNode, by: number): number | null {
    const measure = this.#summary.measures[by]
    if (measure === undefined) return null
    const state = (): SummaryState | null => this.#stateOf(0, this.#coordinatesOf(codesOf(node), null))
    const joined = (): number | null => this.#joinedOf(0, [this.#keyOf(node)], null)
    const view = this.#viewAt(node.level, false)
    return this.#entryOf(0, view, node.prefix, null, state, joined, [measure]).values[0] ?? null
  }

  #columnCount(): number {
    return this.#levels.across?.count ?? 1
  }

  #viewAt(level: number, hasColumns: boolean): View {
    const key = `${level} ${hasColumns}`
    let view = this.#views.get(key)
    if (view === undefined) {
      const { prefixes, columns, counts } = this.#levels
      const of = prefixes[level] ?? new Int32Array(0)
      view =
        hasColumns && columns !== null ? columnView(of, columns, this.#columnCount()) : viewOf(of, counts[level] ?? 0)
      this.#views.set(key, view)
    }
    return view
  }

  #coordinatesOf(codes: readonly number[], column: number | null): readonly Coordinate[] {
    const { dimensions, across } = this.#levels
    const ofGroups = codes.flatMap((code, level): Coordinate[] => {
      const dimension = dimensions[level]
      return dimension === undefined ? [] : [{ dimension, code }]
    })
    return across === null || column === null ? ofGroups : [...ofGroups, { dimension: across, code: column }]
  }

  /** How much of the time of a group is here; null where the period has none of it. */
  #stateOf(place: number, coordinates: readonly Coordinate[]): SummaryState | null {
    const period = this.#periods[place]
    if (period === undefined) return null
    const { held, stretchOf, isForgiven } = period
    if (held.period === null) return held.stateOf(null, isForgiven)
    // The earlier period may lack a step of the other; this one has all of its own.
    if (held.isWhole && place === 0) return 'complete'
    const ofTime = coordinates.filter(({ dimension }) => dimension.plan.isOfPeriod)
    const key = `${place} ${ofTime.map(({ dimension, code }) => `${dimension.plan.field.step ?? ''}=${code}`).join(' ')}`
    let state = this.#states.get(key)
    if (state === undefined) {
      const stretches = stretchesOf(ofTime, held.period, stretchOf)
      state = stretches === undefined ? null : held.stateOf(stretches, isForgiven)
      this.#states.set(key, state)
    }
    return state
  }

  /** The state of several groups together: where it is not the same, some of their time is not here. */
  #stateOfAll(place: number, nodes: readonly GroupNode[], column: number | null): SummaryState | null {
    const states = new Set(nodes.map((node) => this.#stateOf(place, this.#coordinatesOf(codesOf(node), column))))
    states.delete(null)
    const [first] = states
    if (first === undefined) return null
    return states.size === 1 ? first : 'partial'
  }
}

/**
 * The lines of a summary's answer in their order.
 *
 * @param periods the one that is asked for, and the one it is compared with, if any
 * @param joined what another report has of the lines, by period
 * @throws AppError `summary-too-large` for more lines than anybody could use
 */
export function answerGroups(
  summary: Summary,
  levels: Levels,
  aggregates: readonly AggregatePlan[],
  periods: readonly SummarizedPeriod[],
  timeZone: string,
  throwIfCancelled: () => void,
  joined: readonly JoinedLines[] = [],
): readonly SummaryGroup[] {
  return new GroupLines(summary, levels, aggregates, periods, timeZone, throwIfCancelled, joined).lines()
}
