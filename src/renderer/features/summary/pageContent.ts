import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import type { Language } from '../../../shared/language.ts'
import { filterText } from '../../../shared/measures/treeText.ts'
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
import type { MeasureHeading, SummaryAnswer } from '../../../shared/summaries/types.ts'

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

export interface Fact {
  readonly label: string
  readonly text: string
}

export interface PageLine {
  readonly kind: SheetLineKind
  readonly cells: readonly string[]
}

export interface PageContent {
  readonly title: string
  /** Whose numbers they are, of which rows, and of when. */
  readonly facts: readonly Fact[]
  /** What is not whole; where nothing is missing, that. */
  readonly seal: readonly string[]
  readonly measures: readonly Pick<MeasureHeading, 'title' | 'formula'>[]
  readonly columns: readonly { readonly heading: string; readonly isNumber: boolean }[]
  readonly lines: readonly PageLine[]
  /** How many groups and columns there are, where the page has not all of them. */
  readonly leftOut: { readonly lines: Bounded | null; readonly columns: Bounded | null }
  /** Whether the paper has to lie on its side. */
  readonly isWide: boolean
}

interface Bounded {
  readonly shown: number
  readonly total: number
}

/** Some ten sheets of paper: whoever needs more needs a file. */
const MOST_LINES = 400
/** Numbers that fit beside one another on paper that lies on its side, and on one that stands. */
const [MOST_NUMBERS, MOST_UPRIGHT] = [12, 6]

function capitalised(text: string, language: Language): string {
  return text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1)
}

/** Whose numbers a summary has, of which rows, and of when. */
export function factsOf({ report, operation, asked, answer }: ShownSummary, language: Language): readonly Fact[] {
  const { range, compared } = answer
  const fact = (name: FactName, text: string): Fact => ({
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
function fittingLines(lines: readonly PageLine[]): readonly PageLine[] {
  if (lines.length <= MOST_LINES) return lines
  return [...lines.slice(0, MOST_LINES), ...lines.slice(MOST_LINES).filter(({ kind }) => kind === 'total')]
}

/** What a page of a summary says. */
export function pageContent(shown: ShownSummary, language: Language): PageContent {
  const { report, answer, sentence, formulaText } = shown
  const sheet = summarySheet(answer, report, language, 'copied')
  const places = fittingColumns(sheet.columns)
  const columns = places.flatMap((place) => sheet.columns[place] ?? [])
  const all = sheet.lines.map((line, index): PageLine => ({
    kind: sheet.lineKinds[index] ?? 'group',
    cells: places.map((place) => {
      const column = sheet.columns[place]
      return column === undefined ? '' : cellText(line[place] ?? null, column, language)
    }),
  }))
  const lines = fittingLines(all)
  const numbers = columns.filter(({ kind }) => kind !== 'text').length
  return {
    title: capitalised(sentence, language),
    facts: factsOf(shown, language),
    seal: sealOf(shown, language),
    measures: answer.measures.map(({ title, formula }) => ({ title, formula: formulaText(formula) })),
    columns: columns.map(({ heading, kind }) => ({ heading, isNumber: kind !== 'text' })),
    lines,
    leftOut: {
      lines: lines.length < all.length ? { shown: lines.length, total: all.length } : null,
      columns: columns.length < sheet.columns.length ? { shown: columns.length, total: sheet.columns.length } : null,
    },
    isWide: numbers > MOST_UPRIGHT,
  }
}
