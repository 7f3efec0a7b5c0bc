import type { SheetChart } from '../../../shared/summaries/sheetCharts.ts'
import type { SummarySheet } from '../../../shared/summaries/summarySheet.ts'
import type { SummaryChartTexts } from '../../../shared/summaries/summaryFile.ts'
import type { Chart, ChartSeries } from '../workbook/chartPart.ts'
import { referenceText, runsOf } from '../workbook/cellReference.ts'
import type { DrawnChart } from '../workbook/drawingPart.ts'
import type { WrittenColumn } from './summaryCells.ts'

/** Where a table stands. */
export interface TablePlace {
  /** Its sheet's name. */
  readonly sheet: string
  /** The row of its headings, from 1. */
  readonly headingRow: number
}

/** Widths of the columns of the charts' sheet, in characters: each chart is as wide as all of them. */
export const CHART_WIDTHS = [24, 30, 24, 24] as const
const CHART_ROWS = 20
/** Rows above each chart: what it is of, and how much of it is drawn. */
const SAID_ROWS = 2

type DrawnSeries = SheetChart['series'][number]

/** The number of a category as the table has it; null where there is none. */
function numberIn({ lines: cells }: SummarySheet, { column }: DrawnSeries, line: number | null): number | null {
  const cell = line === null ? null : cells[line]?.[column]
  return typeof cell === 'number' ? cell : null
}

/** A chart of a table's cells. */
export function chartOfCells(
  { kind, measure, categories, nameColumns, series }: SheetChart,
  table: SummarySheet,
  columns: readonly (WrittenColumn | undefined)[],
  { sheet, headingRow }: TablePlace,
): Chart {
  // The line above the headings is empty: a category without a number has a cell there.
  const rowOf = (line: number | null): number => (line === null ? headingRow - 1 : headingRow + 1 + line)
  const cellsOf = (lines: readonly (number | null)[], firstColumn: number, lastColumn: number): string =>
    referenceText(
      sheet,
      runsOf(lines.map(rowOf)).map(({ first, last }) => ({ firstColumn, lastColumn, firstRow: first, lastRow: last })),
    )
  const textsOf = (line: number, firstColumn: number, lastColumn: number): readonly string[] =>
    (table.lines[line] ?? []).slice(firstColumn, lastColumn + 1).map((cell) => String(cell ?? ''))
  const written = columns[series[0]?.column ?? 0]
  const numbers = series.flatMap((each) => each.lines.map((line) => numberIn(table, each, line) ?? 0))
  return {
    kind,
    title: measure.title,
    subtitle: measure.formula,
    format: written?.axisFormat ?? 'General',
    step: written?.axisStep(numbers.reduce((most, number) => Math.max(most, number), 0)) ?? null,
    categories: {
      reference: cellsOf(categories, 0, nameColumns - 1),
      levels: Array.from({ length: nameColumns }, (_, level) =>
        categories.map((line) => textsOf(line, level, level)[0] ?? ''),
      ),
    },
    series: series.map((each): ChartSeries => {
      const { column, lines, name } = each
      const heading = { firstColumn: column, lastColumn: column, firstRow: headingRow, lastRow: headingRow }
      return {
        name:
          name === null
            ? { reference: referenceText(sheet, [heading]), texts: [columns[column]?.heading ?? ''] }
            : {
                reference: cellsOf([name.line], name.firstColumn, name.lastColumn),
                texts: textsOf(name.line, name.firstColumn, name.lastColumn),
              },
        reference: cellsOf(lines, column, column),
        numbers: lines.map((line) => {
          const number = numberIn(table, each, line)
          return number === null ? null : (columns[column]?.cell(number) ?? number)
        }),
      }
    }),
  }
}

/** The lines of texts on the sheet of the charts: each above its own, which {@link chartPlaces} leaves room for. */
export function chartSheetLines(
  charts: readonly SheetChart[],
  { facts, firstOf }: SummaryChartTexts,
): readonly (readonly string[])[] {
  const above = charts.flatMap((chart, index): readonly (readonly string[])[] => {
    const { measure, categories, total } = chart
    const said = [[`${measure.title} = ${measure.formula}`], total > categories.length ? [firstOf[index] ?? ''] : []]
    return [...said, ...Array.from({ length: CHART_ROWS }, () => [])]
  })
  return [...facts, [], ...above]
}

/** Where the charts lie on their sheet. */
export function chartPlaces(charts: readonly SheetChart[], { facts, drawn }: SummaryChartTexts): readonly DrawnChart[] {
  return charts.map(({ measure }, index) => {
    const first = facts.length + 1 + index * (SAID_ROWS + CHART_ROWS) + SAID_ROWS
    return {
      name: measure.title,
      description: drawn[index] ?? measure.title,
      columns: [0, CHART_WIDTHS.length],
      // An empty row below.
      rows: [first, first + CHART_ROWS - 1],
    }
  })
}
