import type { Language, LocalizedText } from '../language.ts'
import { filterText } from '../measures/treeText.ts'
import type { RowSet } from '../query.ts'
import { hasDayView } from '../reports/catalogueDays.ts'
import type { ReportDefinition } from '../reports/types.ts'
import { formatInstant, type TimeRange } from '../time.ts'
import { summarySheet, type SummarySheet } from './summarySheet.ts'
import { summaryWarningText, unreadText } from './summaryWarnings.ts'
import type { SummaryAnswer } from './types.ts'

// What a file of a summary holds, whatever its format.

/** Lines of texts: as many cells as a line has. */
export type TextLines = readonly (readonly string[])[]

export interface SummaryFileContent {
  /** What its sheet is called. */
  readonly title: string
  /** What stands above the table: which rows it is of, and how its measures are worked out. */
  readonly head: TextLines
  readonly table: SummarySheet
  /** What a workbook says on a sheet of its own: formulas, and what is not whole. */
  readonly notes: { readonly title: string; readonly lines: TextLines }
}

const WORDS = {
  report: { es: 'Reporte', en: 'Report' },
  period: { es: 'Periodo', en: 'Period' },
  compared: { es: 'Periodo comparado', en: 'Compared period' },
  parameter: { es: 'Parámetro', en: 'Parameter' },
  filter: { es: 'Filtro', en: 'Filter' },
  search: { es: 'Búsqueda', en: 'Search' },
  all: { es: 'todo lo guardado', en: 'everything stored' },
  formulas: { es: 'Fórmulas', en: 'Formulas' },
  measure: { es: 'Medida', en: 'Measure' },
  formula: { es: 'Fórmula', en: 'Formula' },
  seal: { es: 'Sello', en: 'Seal' },
  whole: { es: 'Completo: no falta nada del periodo.', en: 'Complete: nothing of the period is missing.' },
} as const satisfies Readonly<Record<string, LocalizedText>>

/** A summary and whose it is. */
export interface SummarizedRows {
  readonly report: ReportDefinition
  /** The report whose fields make the groups: where the rows are those of a list or of days, not the report itself. */
  readonly asked: ReportDefinition
  readonly connection: string
  readonly rows: RowSet
  readonly answer: SummaryAnswer
}

function instants({ from, to }: TimeRange): readonly string[] {
  return [formatInstant(from), formatInstant(to)]
}

function headOf({ report, asked, connection, rows, answer }: SummarizedRows, language: Language): TextLines {
  const { range, compared, measures } = answer
  return [
    [WORDS.report[language], asked.title[language], report.key, connection],
    [WORDS.period[language], ...(range === null ? [WORDS.all[language]] : instants(range))],
    ...(compared === null ? [] : [[WORDS.compared[language], ...instants(compared)]]),
    ...Object.entries(rows.parameters).map(([name, value]) => [WORDS.parameter[language], `${name}=${value}`]),
    ...rows.filters.map((filter) => [WORDS.filter[language], filterText(filter)]),
    ...(rows.search === '' ? [] : [[WORDS.search[language], rows.search]]),
    ...measures.map(({ title, formula }) => [title, formula]),
  ]
}

/** What of an answer is not whole, and which values its numbers leave out, in sentences. */
export function summaryCaveats({ report, rows, answer }: SummarizedRows): readonly LocalizedText[] {
  const hasDays = hasDayView(report) && rows.byDay !== true
  return [...answer.warnings.map(summaryWarningText), ...answer.unread.map((each) => unreadText(each, hasDays))]
}

/** What is written of a summary, in a language; keys of groups to the letter. */
export function summaryFileContent(summarized: SummarizedRows, language: Language): SummaryFileContent {
  const { asked, answer } = summarized
  const caveats = summaryCaveats(summarized).map((text) => text[language])
  const seal = caveats.length === 0 ? [WORDS.whole[language]] : caveats
  return {
    title: asked.title[language],
    head: headOf(summarized, language),
    table: summarySheet(answer, asked, language, 'keys'),
    notes: {
      title: WORDS.formulas[language],
      lines: [
        [WORDS.measure[language], WORDS.formula[language]],
        ...answer.measures.map(({ title, formula }) => [title, formula]),
        [],
        ...seal.map((text, place) => [place === 0 ? WORDS.seal[language] : '', text]),
      ],
    },
  }
}
