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

function greatest({ lines: cells }: SummarySheet, lines: readonly number[], series: readonly number[]): number {
  const numbers = lines.flatMap((line) => series.map((column) => cells[line]?.[column]))
  return numbers.reduce<number>((most, cell) => (typeof cell === 'number' ? Math.max(most, cell) : most), 0)
}

/** A chart of a table's cells. */
export function chartOfCells(
  { kind, measure, lines, nameColumns, series }: SheetChart,
  table: SummarySheet,
  columns: readonly (WrittenColumn | undefined)[],
  { sheet, headingRow }: TablePlace,
): Chart {
  const runs = runsOf(lines.map((line) => headingRow + 1 + line))
  const cellsOf = (firstColumn: number, lastColumn: number): string =>
    referenceText(
      sheet,
      runs.map(({ first, last }) => ({ firstColumn, lastColumn, firstRow: first, lastRow: last })),
    )
  const written = columns[series[0] ?? 0]
  return {
    kind,
    title: measure.title,
    subtitle: measure.formula,
    format: written?.axisFormat ?? 'General',
    step: written?.axisStep(greatest(table, lines, series)) ?? null,
    categories: {
      reference: cellsOf(0, nameColumns - 1),
      levels: Array.from({ length: nameColumns }, (_, level) =>
        lines.map((line) => String(table.lines[line]?.[level] ?? '')),
      ),
    },
    series: series.map((column): ChartSeries => {
      const heading = { firstColumn: column, lastColumn: column, firstRow: headingRow, lastRow: headingRow }
      return {
        name: { reference: referenceText(sheet, [heading]), text: columns[column]?.heading ?? '' },
        reference: cellsOf(column, column),
        numbers: lines.map((line) => {
          const cell = table.lines[line]?.[column]
          return typeof cell === 'number' ? (columns[column]?.cell(cell) ?? cell) : null
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
    const { measure, lines, total } = chart
    const said = [[`${measure.title} = ${measure.formula}`], total > lines.length ? [firstOf[index] ?? ''] : []]
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
