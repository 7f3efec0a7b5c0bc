import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import type { Language } from '../../../shared/language.ts'
import type { PaperFact, PaperPage } from '../../../shared/paperPage.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { summarySheet } from '../../../shared/summaries/summarySheet.ts'
import { summaryCaveats } from '../../../shared/summaries/summaryWarnings.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import { rowSetFacts } from '../../components/paper/rowSetFacts.ts'
import { sheetTable, type LeftOutWords } from '../../components/paper/sheetTable.ts'

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
/** Numbers that fit beside one another on paper that stands. */
const MOST_UPRIGHT = 6

function capitalised(text: string, language: Language): string {
  return text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1)
}

/** Whose numbers a summary has, of which rows, and of when. */
export function factsOf({ report, operation, asked, answer }: ShownSummary, language: Language): readonly PaperFact[] {
  const { range, compared } = answer
  return rowSetFacts({ report, operation, rows: { ...asked, range }, compared }, language)
}

/** What of a summary is not whole, in sentences; where nothing is missing, that. */
export function sealOf({ report, asked, answer }: ShownSummary, language: Language): readonly string[] {
  const caveats = summaryCaveats({ report, asked: report, rows: asked, answer }, 'window')
  return caveats.length === 0 ? [summaryTexts('whole')[language]] : caveats.map((text) => text[language])
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
  const sheet = summarySheet(answer, shown.report, language, 'copied')
  const table = sheetTable(sheet, language, { words, mostLines: MOST_LINES })
  const isWide = table.columns.filter(({ isNumber }) => isNumber).length > MOST_UPRIGHT
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
