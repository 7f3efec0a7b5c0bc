import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import type { Language } from '../../../shared/language.ts'
import { filterText } from '../../../shared/measures/treeText.ts'
import type { PaperFact, PaperLine, PaperPage, PaperTable } from '../../../shared/paperPage.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import type { RowSet } from '../../../shared/query.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { changeText, differenceText, numberText } from '../../../shared/summaries/numberText.ts'
import {
  summarySheet,
  type SheetCell,
  type SheetColumn,
  type SheetLineKind,
} from '../../../shared/summaries/summarySheet.ts'
import { summaryCaveats } from '../../../shared/summaries/summaryWarnings.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'

// What a page of a summary says, on paper and above a picture.

/** A summary as the window shows it. */
export interface ShownSummary {
  /** The report as its rows are seen. */
  readonly report: ReportDefinition
  readonly operation: string
  readonly asked: RowSet
  readonly answer: SummaryAnswer
  /** What is asked, in words. */
  readonly sentence: string
  /** How a measure is worked out, in words. */
  readonly formulaText: (formula: string) => string
}

/** Some ten sheets of paper: whoever needs more needs a file. */
const MOST_LINES = 400
/** Numbers that fit beside one another on paper that lies on its side, and on one that stands. */
const [MOST_NUMBERS, MOST_UPRIGHT] = [12, 6]

function capitalised(text: string, language: Language): string {
  return text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1)
}

/** Whose numbers a summary has, of which rows, and of when. */
export function factsOf({ report, operation, asked, answer }: ShownSummary, language: Language): readonly PaperFact[] {
  const { range, compared } = answer
  const fact = (name: FactName, text: string): PaperFact => ({
    label: summaryTexts(name)[language],
    text,
  })
  const titled = (field: string): string => fieldDefinitionOf(report, field)?.title[language] ?? field
  return [
    fact('operation', operation),
    fact('report', report.title[language]),
    fact('period', range === null ? summaryTexts('all')[language] : rangeText(range, language, null)),
    ...(compared === null ? [] : [fact('comparedPeriod', rangeText(compared, language, null))]),
    ...Object.entries(asked.parameters).map(([name, value]) => fact('parameter', `${name}: ${value}`)),
    ...asked.filters.map((filter) => fact('filter', filterText({ ...filter, field: titled(filter.field) }))),
    ...(asked.search === '' ? [] : [fact('search', asked.search)]),
  ]
}

type FactName = 'operation' | 'report' | 'period' | 'comparedPeriod' | 'parameter' | 'filter' | 'search'

/** What of a summary is not whole, in sentences; where nothing is missing, that. */
export function sealOf({ report, asked, answer }: ShownSummary, language: Language): readonly string[] {
  const caveats = summaryCaveats({ report, asked: report, rows: asked, answer }, 'window')
  return caveats.length === 0 ? [summaryTexts('whole')[language]] : caveats.map((text) => text[language])
}

function cellText(cell: SheetCell, { kind, type }: SheetColumn, language: Language): string {
  if (typeof cell === 'string') return cell
  switch (kind) {
    case 'text':
      return ''
    case 'number':
      return numberText(cell, type, language, 'screen')
    case 'difference':
      return differenceText(cell, type, language, 'screen')
    case 'change':
      return changeText(cell, language, 'screen')
  }
}

/** Places of the columns that fit: names, the first numbers and those over all columns. */
function fittingColumns(columns: readonly SheetColumn[]): readonly number[] {
  const places = columns.map((_column, place) => place)
  const numbers = places.filter((place) => columns[place]?.kind !== 'text')
  if (numbers.length <= MOST_NUMBERS) return places
  const isAcross = columns.some(({ of }) => of !== undefined && of.column !== null)
  const firstTotal = isAcross ? numbers.findIndex((place) => columns[place]?.of?.column === null) : -1
  const totals = firstTotal === -1 ? [] : numbers.slice(firstTotal)
  const kept = totals.length >= MOST_NUMBERS ? [] : totals
  const fitting = new Set([...numbers.slice(0, MOST_NUMBERS - kept.length), ...kept])
  return places.filter((place) => columns[place]?.kind === 'text' || fitting.has(place))
}

/** The lines that fit: the first ones, and the total, which stands last. */
function fittingLines(lines: readonly PaperLine[]): readonly PaperLine[] {
  if (lines.length <= MOST_LINES) return lines
  return [...lines.slice(0, MOST_LINES), ...lines.slice(MOST_LINES).filter(({ kind }) => kind === 'total')]
}

/** The words of what a page leaves out, which has only so much room. */
export interface LeftOutWords {
  readonly lines: (count: number, total: number) => string
  readonly columns: (count: number, total: number) => string
}

/** All others together stand there as a group does. */
function lineKindOf(kind: SheetLineKind | undefined): PaperLine['kind'] {
  return kind === 'subtotal' || kind === 'total' ? kind : 'group'
}

function tableOf(
  { report, answer }: ShownSummary,
  language: Language,
  words: LeftOutWords,
): { readonly table: PaperTable; readonly numbers: number } {
  const sheet = summarySheet(answer, report, language, 'copied')
  const places = fittingColumns(sheet.columns)
  const columns = places.flatMap((place) => sheet.columns[place] ?? [])
  const all = sheet.lines.map((line, index): PaperLine => ({
    kind: lineKindOf(sheet.lineKinds[index]),
    cells: places.map((place) => {
      const column = sheet.columns[place]
      return column === undefined ? '' : cellText(line[place] ?? null, column, language)
    }),
  }))
  const lines = fittingLines(all)
  const table: PaperTable = {
    kind: 'table',
    heading: null,
    columns: columns.map(({ heading, kind }) => ({ heading, isNumber: kind !== 'text' })),
    lines,
    notes: [
      ...(lines.length < all.length ? [words.lines(lines.length, all.length)] : []),
      ...(columns.length < sheet.columns.length ? [words.columns(columns.length, sheet.columns.length)] : []),
    ],
  }
  return { table, numbers: columns.filter(({ kind }) => kind !== 'text').length }
}

/** What stands over a summary. */
export function titleOf({ sentence }: ShownSummary, language: Language): string {
  return capitalised(sentence, language)
}

/**
 * A summary as a page.
 *
 * @param draw its chart for paper of a width, as an SVG's text; null: without
 */
export function pageOf(
  shown: ShownSummary,
  language: Language,
  words: LeftOutWords,
  draw: ((size: { readonly isWide: boolean }) => string) | null,
): PaperPage {
  const { answer, formulaText } = shown
  const { table, numbers } = tableOf(shown, language, words)
  const isWide = numbers > MOST_UPRIGHT
  return {
    title: titleOf(shown, language),
    language,
    facts: [
      ...factsOf(shown, language),
      { label: summaryTexts('completeness')[language], text: sealOf(shown, language).join(' ') },
      ...answer.measures.map(({ title, formula }) => ({ label: title, text: `= ${formulaText(formula)}` })),
    ],
    sections: [...(draw === null ? [] : [{ kind: 'drawing' as const, heading: null, svg: draw({ isWide }) }]), table],
    isWide,
  }
}
