import { checkTexts } from '../commonTexts/checks.ts'
import { summaryTexts } from '../commonTexts/summaries.ts'
import type { Language } from '../language.ts'
import { filterText } from '../measures/treeText.ts'
import type { RowSet } from '../query.ts'
import type { ReportDefinition } from '../reports/types.ts'
import { shortcomingText, type Shortcoming } from '../shortcomings.ts'
import { stretchCells, type Door } from '../stretchText.ts'
import type { SummaryFileContent, TextLines } from '../summaries/summaryFile.ts'
import { NO_NUMBER } from '../summaries/numberText.ts'
import type { SheetColumn } from '../summaries/summarySheet.ts'
import { checkOf, type ChosenCheck } from './checks.ts'
import { plainCell } from './findingText.ts'
import type { Finding, FindingColumn, FindingsHead } from './findings.ts'

/** What a check found, and in whose rows. */
export interface FoundInRows {
  readonly report: ReportDefinition
  readonly rows: RowSet
  readonly connection: string
  readonly check: ChosenCheck
  readonly found: FindingsHead
  readonly findings: readonly Finding[]
  /** What of the rows is not whole. */
  readonly shortcomings: readonly Shortcoming[]
}

function columnOf({ title, kind }: FindingColumn, language: Language): SheetColumn {
  const heading = title[language]
  return kind === 'count' || kind === 'duration' || kind === 'money'
    ? { heading, kind: 'number', type: kind }
    : { heading, kind: 'text', type: 'number' }
}

/** What a file says above its findings: which rows were looked through, for what, and how whole they are. */
function headOf({ report, rows, connection, check, found, shortcomings }: FoundInRows, language: Language, door: Door) {
  const { title, told } = checkOf(check.id)
  const { range } = rows
  const said = [...shortcomings.map((each) => shortcomingText(each, door)), ...found.caveats].map(
    (text) => text[language],
  )
  const completeness = shortcomings.length === 0 ? [summaryTexts('whole')[language], ...said] : said
  const lines: TextLines = [
    [checkTexts('check')[language], title[language]],
    [summaryTexts('report')[language], report.title[language], report.key, connection],
    [
      summaryTexts('period')[language],
      ...(range === null ? [summaryTexts('all')[language]] : stretchCells(range, language, door)),
    ],
    ...Object.entries(rows.parameters).map(([name, value]) => [
      summaryTexts('parameter')[language],
      `${name}=${value}`,
    ]),
    ...rows.filters.map((filter) => [summaryTexts('filter')[language], filterText(filter)]),
    ...(rows.search === '' ? [] : [[summaryTexts('search')[language], rows.search]]),
    ...told(check.settings).map((setting) => [setting.title[language], setting.value[language]]),
    [checkTexts('checked')[language], String(found.checked)],
    [checkTexts('findings')[language], String(found.total)],
    ...found.facts.map((fact) => [fact.title[language], fact.value === null ? NO_NUMBER : String(fact.value)]),
    ...completeness.map((text, place) => [place === 0 ? summaryTexts('completeness')[language] : '', text]),
    ['', checkTexts('toLookAt')[language]],
  ]
  return lines
}

/** What is written of findings, in a language. @param door where its reader asked for it */
export function findingsFileContent(of: FoundInRows, language: Language, door: Door): SummaryFileContent {
  const { check, found, findings } = of
  const { columns } = found
  const head = headOf(of, language, door)
  return {
    title: checkOf(check.id).title[language],
    head,
    table: {
      columns: columns.map((column) => columnOf(column, language)),
      lines: findings.map(({ cells }) =>
        columns.map((column, place) => plainCell(column, cells[place] ?? null, language)),
      ),
      lineKinds: findings.map(() => 'group'),
    },
    measures: 0,
    charts: [],
    chartTexts: { title: '', facts: [], drawn: [], firstOf: [] },
    isShaded: false,
    notes: { title: checkTexts('about')[language], lines: head },
  }
}
