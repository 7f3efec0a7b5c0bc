import { CHECKS, type ChosenCheck } from '../checks/checks.ts'
import { findingsFileContent } from '../checks/findingsFile.ts'
import type { Finding, FindingsHead } from '../checks/findings.ts'
import { homeTexts } from '../commonTexts/home.ts'
import { summaryTexts } from '../commonTexts/summaries.ts'
import type { Language, LocalizedText } from '../language.ts'
import { filterText } from '../measures/treeText.ts'
import { fieldDefinitionOf } from '../reports/catalogue.ts'
import { personalLines } from '../personalText.ts'
import type { FieldType, ReportDefinition } from '../reports/types.ts'
import type { RowSet } from '../query.ts'
import type { TextRow } from '../rows.ts'
import { summaryFileContent, type SummaryFileContent, type TextLines } from '../summaries/summaryFile.ts'
import type { SheetCell, SheetColumn } from '../summaries/summarySheet.ts'
import type { MeasureType, SummaryAnswer } from '../summaries/types.ts'
import { formatInstant, type WallSeconds } from '../time.ts'
import { numberOf } from '../values.ts'

// What the file of the home page holds: a sheet for each card, and one with what is to be said of them.

/** So many rows of a card's rows the file has; whoever wants all of them exports the view. */
export const MOST_FILE_ROWS = 1_000

interface SheetOf {
  /** What the card is called. */
  readonly name: string
  /** The report as its rows are seen. */
  readonly seen: ReportDefinition
  readonly report: ReportDefinition
  readonly connection: string
  readonly rows: RowSet
  /** What is not whole, in sentences. */
  readonly caveats: readonly LocalizedText[]
}

/** A card as it is written. */
export type HomeSheet =
  | (SheetOf & { readonly kind: 'summary'; readonly answer: SummaryAnswer })
  | (SheetOf & {
      readonly kind: 'rows'
      readonly total: number
      readonly fields: readonly string[]
      readonly first: readonly TextRow[]
    })
  | (SheetOf & {
      readonly kind: 'findings'
      readonly check: ChosenCheck
      readonly found: FindingsHead
      readonly findings: readonly Finding[]
    })
  /** What has no numbers, and why. */
  | { readonly kind: 'problem'; readonly name: string; readonly problem: LocalizedText }

export interface HomeFileContent {
  readonly sheets: readonly SummaryFileContent[]
  readonly notes: SummaryFileContent['notes']
}

/** Of which file it is. */
export interface HomeFileFacts {
  readonly connection: string
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

const NUMBER_TYPES: Readonly<Partial<Record<FieldType, MeasureType>>> = {
  integer: 'count',
  decimal: 'number',
  money: 'money',
  duration: 'duration',
  percent: 'percent',
}

/** A value as a cell: a number where it is one, so that a sheet can reckon with it. */
function cellOf(text: string | null, type: FieldType | undefined): SheetCell {
  if (text === null || type === undefined || NUMBER_TYPES[type] === undefined) return text
  const number = numberOf(type, text)
  if (number === null) return text
  return type === 'percent' ? number / 100 : number
}

function rowsSheet(sheet: Extract<HomeSheet, { kind: 'rows' }>, language: Language): SummaryFileContent {
  const { name, seen, report, connection, rows, total, fields, first } = sheet
  const definitions = fields.map((field) => fieldDefinitionOf(seen, field))
  const cells = first.map((row) => row.map((text, place) => cellOf(text, definitions[place]?.type)))
  // A column of numbers is one where each of its cells is: what is none stays what it is.
  const columns = definitions.map((definition, place): SheetColumn => {
    const type = definition === undefined ? undefined : NUMBER_TYPES[definition.type]
    const isNumber = type !== undefined && cells.every((line) => typeof line[place] !== 'string' || line[place] === '')
    return {
      heading: definition?.title[language] ?? fields[place] ?? '',
      kind: isNumber ? 'number' : 'text',
      type: type ?? 'number',
    }
  })
  const lines = cells.map((line, at) =>
    line.map((cell, place) => {
      if (columns[place]?.kind === 'text') return first[at]?.[place] ?? null
      return cell === '' ? null : cell
    }),
  )
  const shown =
    total > first.length
      ? homeTexts('rowsShown', { shown: String(first.length), total: String(total) })[language]
      : String(total)
  const { range } = rows
  return {
    title: name,
    head: [
      [summaryTexts('report')[language], seen.title[language], report.key, connection],
      [
        summaryTexts('period')[language],
        ...(range === null ? [summaryTexts('all')[language]] : [formatInstant(range.from), formatInstant(range.to)]),
      ],
      ...Object.entries(rows.parameters).map(([key, value]) => [
        summaryTexts('parameter')[language],
        `${key}=${value}`,
      ]),
      ...rows.filters.map((filter) => [summaryTexts('filter')[language], filterText(filter)]),
      ...(rows.search === '' ? [] : [[summaryTexts('search')[language], rows.search]]),
      ...personalLines(rows.mask, language),
      [homeTexts('rows')[language], shown],
    ],
    table: { columns, lines, lineKinds: lines.map(() => 'group' as const) },
    measures: 0,
    charts: [],
    chartTexts: { title: '', facts: [], drawn: [], firstOf: [] },
    isShaded: false,
    notes: { title: '', lines: [] },
  }
}

function sealLines(caveats: readonly LocalizedText[], language: Language): TextLines {
  const texts = caveats.length === 0 ? [summaryTexts('whole')] : caveats
  return texts.map((text, place) => [place === 0 ? summaryTexts('completeness')[language] : '', text[language]])
}

/** How many findings a check has, as far as the sheet has them. */
function findingsLines(
  { check, found, findings }: Extract<HomeSheet, { kind: 'findings' }>,
  language: Language,
): TextLines {
  const [shown, total] = [findings.length, found.total].map(String)
  const count =
    shown === total ? (total ?? '') : homeTexts('rowsShown', { shown: shown ?? '', total: total ?? '' })[language]
  return [[CHECKS[check.id].title[language], count]]
}

/** What is said of a card: its period, its formulas, and how whole it is. */
function notesOf(sheet: HomeSheet, content: SummaryFileContent | null, language: Language): TextLines {
  const { name } = sheet
  if (sheet.kind === 'problem') return [[name, sheet.problem[language]], []]
  const { range } = sheet.rows
  const period =
    range === null ? summaryTexts('all')[language] : `${formatInstant(range.from)} – ${formatInstant(range.to)}`
  const count = sheet.kind === 'rows' ? (content?.head.at(-1) ?? []) : []
  return [
    [name, `${sheet.seen.title[language]} · ${period}`],
    ...(sheet.kind === 'findings'
      ? findingsLines(sheet, language)
      : sheet.kind === 'summary'
        ? sheet.answer.measures.map(({ title, formula }) => [title, formula])
        : [count]),
    ...sealLines(sheet.caveats, language),
    [],
  ]
}

/** What the file of an operation's cards holds, in a language. */
export function homeFileContent(
  sheets: readonly HomeSheet[],
  { connection, now }: HomeFileFacts,
  language: Language,
): HomeFileContent {
  const contents = sheets.map((sheet): SummaryFileContent | null => {
    if (sheet.kind === 'problem') return null
    if (sheet.kind === 'rows') return rowsSheet(sheet, language)
    if (sheet.kind === 'findings') {
      const { seen, ...found } = sheet
      return {
        ...findingsFileContent({ ...found, report: seen, shortcomings: [] }, language, 'window'),
        title: sheet.name,
      }
    }
    const { report, seen: asked, rows, answer } = sheet
    const whole = summaryFileContent({ report, asked, connection: sheet.connection, rows, answer }, language, 'window')
    return { ...whole, title: sheet.name, charts: [] }
  })
  const said = (name: 'operation' | 'written', text: string): readonly string[] => [homeTexts(name)[language], text]
  return {
    sheets: contents.flatMap((content) => content ?? []),
    notes: {
      title: homeTexts('seals')[language],
      lines: [
        [homeTexts('card')[language], homeTexts('says')[language]],
        said('operation', connection),
        said('written', formatInstant(now)),
        [],
        ...sheets.flatMap((sheet, place) => notesOf(sheet, contents[place] ?? null, language)),
      ],
    },
  }
}
