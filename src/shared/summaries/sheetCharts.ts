import { FOLDED_STEPS, TIME_STEPS, type MeasureHeading, type SummaryAnswer } from './types.ts'
import type { SummarySheet } from './summarySheet.ts'

// Which charts a table of a summary's numbers gives: what is drawn are places of its cells.

export type SheetChartKind = 'bars' | 'lines'

/** Numbers that are drawn in one colour: those of a column, by the categories. */
export interface SheetChartSeries {
  readonly column: number
  /** The line that each category has its number in; null where it has none. */
  readonly lines: readonly (number | null)[]
  /** The cells that say what it is: groups of a line, from a column to another; null: the column's heading. */
  readonly name: { readonly line: number; readonly firstColumn: number; readonly lastColumn: number } | null
}

/** A measure as a chart of a table's cells. Lines and columns are places in the table, from 0. */
export interface SheetChart {
  readonly kind: SheetChartKind
  readonly measure: MeasureHeading
  /** The lines whose first cells are the categories. */
  readonly categories: readonly number[]
  /** How many categories there are, drawn or not. */
  readonly total: number
  /** How many columns say what a category is: the first ones. */
  readonly nameColumns: number
  readonly series: readonly SheetChartSeries[]
}

/** More bars than these are too thin to be told apart; a line of a year's days still shows how it runs. */
const MOST_LINES: Readonly<Record<SheetChartKind, number>> = { bars: 60, lines: 400 }
const MOST_SERIES = 8

const FOLDED_HOURS: ReadonlySet<string> = new Set(FOLDED_STEPS.filter((step) => step.endsWith('-of-day')))
const ALONG_TIME: ReadonlySet<string> = new Set([...TIME_STEPS, ...FOLDED_HOURS])

/** The group without a name comes last, however the others are ordered. */
function isAscending(all: readonly unknown[]): boolean {
  const names = all.filter((name) => name !== '')
  return names.every((name, place) => place === 0 || String(names[place - 1]) <= String(name))
}

/** Lines run along the time, in its order; anything else is told apart by bars. */
function kindOf(
  { by }: Pick<SummaryAnswer, 'by'>,
  names: readonly unknown[],
  asked: SheetChartKind | null,
): SheetChartKind {
  const [first] = by
  if (asked === 'bars' || first === undefined || first.step === null) return 'bars'
  if (asked === 'lines') return 'lines'
  return by.length === 1 && ALONG_TIME.has(first.step) && isAscending(names) ? 'lines' : 'bars'
}

/** What a measure's chart is made of, without its kind. */
type Drawn = Pick<SheetChart, 'categories' | 'total' | 'nameColumns' | 'series'>

/** Each group is a category, and each column a colour. */
function byColumns(columns: readonly number[], groups: readonly number[], levels: number, most: number): Drawn {
  const categories = groups.slice(0, most)
  const series = columns.map((column): SheetChartSeries => ({ column, lines: categories, name: null }))
  return { categories, total: groups.length, nameColumns: levels, series }
}

/** The outermost groups are the categories; each kind of the groups within them is a colour. */
function byGroups(
  column: number,
  lines: SummarySheet['lines'],
  groups: readonly number[],
  levels: number,
  most: number,
): Drawn {
  const outer = Map.groupBy(groups, (line) => JSON.stringify(lines[line]?.[0]))
  const within = (line: number): string => JSON.stringify(lines[line]?.slice(1, levels))
  const inner = Map.groupBy(groups, within)
  const drawn = [...outer.values()].slice(0, most)
  const series = [...inner].slice(0, MOST_SERIES).map(([kind, own]): SheetChartSeries => ({
    column,
    lines: drawn.map((category) => category.find((line) => within(line) === kind) ?? null),
    name: { line: own[0] ?? 0, firstColumn: 1, lastColumn: levels - 1 },
  }))
  return { categories: drawn.map(([line = 0]) => line), total: outer.size, nameColumns: 1, series }
}

/**
 * The charts of a table: one for each measure that has numbers, of what the screen draws it of. Groups alone are drawn:
 * totals, and all others together, would dwarf them. Columns across are drawn beside one another; without them, groups
 * within groups are, or the earlier period.
 *
 * @param asked how, where somebody chose; null: as the groups suggest. Lines need groups that follow one another.
 */
export function sheetCharts(
  answer: Pick<SummaryAnswer, 'by' | 'across' | 'measures'>,
  { columns, lines, lineKinds }: SummarySheet,
  asked: SheetChartKind | null,
): readonly SheetChart[] {
  const { by, across, measures } = answer
  const groups = lineKinds.flatMap((kind, place) => (kind === 'group' ? [place] : []))
  const kind = kindOf(
    answer,
    groups.map((place) => lines[place]?.[0]),
    asked,
  )
  const isNested = across === null && by.length > 1
  return measures.flatMap((measure, place): readonly SheetChart[] => {
    const own = columns.flatMap(({ of }, column) => (of?.measure === place ? [{ ...of, place: column }] : []))
    const wanted = across === null ? own : own.filter(({ column, period }) => column !== null && period === 'own')
    const drawn = wanted.slice(0, isNested ? 1 : MOST_SERIES).map((each) => each.place)
    const [first] = drawn
    if (first === undefined) return []
    const parts = isNested
      ? byGroups(first, lines, groups, by.length, MOST_LINES.bars)
      : byColumns(drawn, groups, by.length, MOST_LINES[kind])
    const hasNumbers = parts.series.some(({ column, lines: drawnLines }) =>
      drawnLines.some((line) => line !== null && typeof lines[line]?.[column] === 'number'),
    )
    return hasNumbers ? [{ kind, measure, ...parts }] : []
  })
}
