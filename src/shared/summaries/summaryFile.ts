import { summaryTexts } from '../commonTexts/summaries.ts'
import type { Language } from '../language.ts'
import { filterText } from '../measures/treeText.ts'
import { personalLines } from '../personalText.ts'
import type { RowSet } from '../query.ts'
import type { ReportDefinition } from '../reports/types.ts'
import { stretchCells, type Door } from '../stretchText.ts'
import { sheetCharts, type SheetChart } from './sheetCharts.ts'
import { summarySheet, type SummarySheet } from './summarySheet.ts'
import { summaryCaveats } from './summaryWarnings.ts'
import type { SummaryAnswer, SummaryChartKind } from './types.ts'

// What a file of a summary holds, whatever its format.

/** Lines of texts: as many cells as a line has. */
export type TextLines = readonly (readonly string[])[]

export interface SummaryFileContent {
  /** What its sheet is called. */
  readonly title: string
  /** What stands above the table: which rows it is of, and how its measures are worked out. */
  readonly head: TextLines
  readonly table: SummarySheet
  /** How many measures it has. */
  readonly measures: number
  /** What a workbook draws on a sheet of its own. */
  readonly charts: readonly SheetChart[]
  readonly chartTexts: SummaryChartTexts
  /** Whether a workbook colours the table's numbers, as a heat map does. */
  readonly isShaded: boolean
  /** What a workbook says on a sheet of its own: formulas, and what is not whole. */
  readonly notes: { readonly title: string; readonly lines: TextLines }
}

/** What is said around the charts; lists go by the charts. */
export interface SummaryChartTexts {
  /** What their sheet is called. */
  readonly title: string
  /** What stands above them: whose numbers they show, and of when. */
  readonly facts: TextLines
  /** What a chart tells, in a sentence. */
  readonly drawn: readonly string[]
  /** How many groups a chart leaves out. */
  readonly firstOf: readonly string[]
}

/** A summary and whose it is. */
export interface SummarizedRows {
  readonly report: ReportDefinition
  /** The report whose fields make the groups: where the rows are those of a list or of days, not the report itself. */
  readonly asked: ReportDefinition
  readonly connection: string
  readonly rows: RowSet
  readonly answer: SummaryAnswer
}

function headOf(
  { report, asked, connection, rows, answer }: SummarizedRows,
  language: Language,
  door: Door,
): TextLines {
  const { range, compared, measures } = answer
  return [
    [summaryTexts('report')[language], asked.title[language], report.key, connection],
    [
      summaryTexts('period')[language],
      ...(range === null ? [summaryTexts('all')[language]] : stretchCells(range, language, door)),
    ],
    ...(compared === null
      ? []
      : [[summaryTexts('comparedPeriod')[language], ...stretchCells(compared, language, door)]]),
    ...Object.entries(rows.parameters).map(([name, value]) => [
      summaryTexts('parameter')[language],
      `${name}=${value}`,
    ]),
    ...rows.filters.map((filter) => [summaryTexts('filter')[language], filterText(filter)]),
    ...(rows.search === '' ? [] : [[summaryTexts('search')[language], rows.search]]),
    ...personalLines(rows.mask, language),
    ...measures.map(({ title, formula }) => [title, formula]),
  ]
}

/** What is said around charts. @param facts whose numbers they draw, line by line */
export function chartTextsOf(charts: readonly SheetChart[], facts: TextLines, language: Language): SummaryChartTexts {
  return {
    title: summaryTexts('charts')[language],
    facts,
    drawn: charts.map(({ measure }) => summaryTexts('chartOf', { measure: measure.title })[language]),
    firstOf: charts.map(
      ({ categories, total }) =>
        summaryTexts('firstGroups', { count: String(categories.length), total: String(total) })[language],
    ),
  }
}

/**
 * What is written of a summary, in a language; keys of groups to the letter.
 *
 * @param door where its reader asked for it
 * @param chart how it is drawn where it is seen; a workbook has charts in any case
 */
export function summaryFileContent(
  summarized: SummarizedRows,
  language: Language,
  door: Door = 'cli',
  chart: SummaryChartKind = 'none',
): SummaryFileContent {
  const { asked, answer } = summarized
  const caveats = summaryCaveats(summarized, door).map((text) => text[language])
  const completeness = caveats.length === 0 ? [summaryTexts('whole')[language]] : caveats
  const table = summarySheet(answer, asked, language, 'keys')
  const charts = sheetCharts(answer, table, chart === 'bars' || chart === 'lines' ? chart : null)
  const head = headOf(summarized, language, door)
  return {
    title: asked.title[language],
    head,
    table,
    measures: answer.measures.length,
    charts,
    // Formulas stand above each chart.
    chartTexts: chartTextsOf(charts, head.slice(0, head.length - answer.measures.length), language),
    isShaded: chart === 'heat',
    notes: {
      title: summaryTexts('formulas')[language],
      lines: [
        [summaryTexts('measure')[language], summaryTexts('formula')[language]],
        ...answer.measures.map(({ title, formula }) => [title, formula]),
        [],
        ...completeness.map((text, place) => [place === 0 ? summaryTexts('completeness')[language] : '', text]),
      ],
    },
  }
}
