import type { Language, LocalizedText } from '../shared/language.ts'
import { changeText, differenceText, numberText } from '../shared/summaries/numberText.ts'
import type { SummarizedRows } from '../shared/summaries/summaryFile.ts'
import { summaryCaveats } from '../shared/summaries/summaryWarnings.ts'
import { summarySheet, type SheetCell, type SheetColumn } from '../shared/summaries/summarySheet.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'
import { summaryTexts } from './texts/summaries.ts'

const NO_ROWS: LocalizedText = summaryTexts('noRows')

function cellText(cell: SheetCell, { kind, type }: SheetColumn, language: Language): string {
  if (kind === 'text') return String(cell ?? '')
  const value = typeof cell === 'number' ? cell : null
  if (kind === 'change') return changeText(value, language)
  return kind === 'difference' ? differenceText(value, type, language) : numberText(value, type, language)
}

/** A summary as people read it: a table, and below how each measure is worked out. */
export function summaryText({ asked, answer }: SummarizedRows, language: Language): string {
  const { columns, lines } = summarySheet(answer, asked, language, 'words')
  const headings = columns.map(({ heading }) => heading)
  const numbers = new Set(columns.flatMap(({ kind }, place) => (kind === 'text' ? [] : [place])))
  const rows = lines.map((line) => columns.map((column, place) => cellText(line[place] ?? null, column, language)))
  const formulas = answer.measures.map(({ title, formula }) => `${title} = ${formula}`)
  const shown = rows.length === 0 ? NO_ROWS[language] : table(headings, rows, numbers)
  return [shown, '', ...formulas].join('\n')
}

/** Says on standard error what of a summary is not whole, and which values its numbers leave out. */
export function saySummaryCaveats(terminal: Terminal, summarized: SummarizedRows): void {
  for (const text of summaryCaveats(summarized)) terminal.message(text)
}
