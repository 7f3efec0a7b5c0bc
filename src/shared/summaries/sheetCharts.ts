import { FOLDED_STEPS, TIME_STEPS, type MeasureHeading, type SummaryAnswer } from './types.ts'
import type { SummarySheet } from './summarySheet.ts'

// Which charts a table of a summary's numbers gives: what is drawn are places of its cells.

export type SheetChartKind = 'bars' | 'lines'

/** A measure as a chart of a table's cells. */
export interface SheetChart {
  readonly kind: SheetChartKind
  readonly measure: MeasureHeading
  /** Places of the lines that are drawn, from 0; the cells of their groups' names are the categories. */
  readonly lines: readonly number[]
  /** How many groups there are, drawn or not. */
  readonly total: number
  /** How many columns hold a group's name: the first ones. */
  readonly nameColumns: number
  /** Places of the columns that are drawn, each in a colour of its own. */
  readonly series: readonly number[]
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

/**
 * The charts of a table: one for each measure that has numbers. Groups alone are drawn: totals, and all others
 * together, would dwarf them. Columns across are drawn beside one another; without them, the earlier period is.
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
  const drawn = groups.slice(0, MOST_LINES[kind])
  return measures.flatMap((measure, place): readonly SheetChart[] => {
    const own = columns.flatMap(({ of }, column) => (of?.measure === place ? [{ ...of, place: column }] : []))
    const wanted = across === null ? own : own.filter(({ column, period }) => column !== null && period === 'own')
    const series = wanted.slice(0, MOST_SERIES).map((each) => each.place)
    const hasNumbers = series.some((column) => drawn.some((line) => typeof lines[line]?.[column] === 'number'))
    if (!hasNumbers) return []
    return [{ kind, measure, lines: drawn, total: groups.length, nameColumns: by.length, series }]
  })
}
