import { shiftTexts } from '../../../shared/commonTexts/shifts.ts'
import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import type { Language } from '../../../shared/language.ts'
import type { PaperPage } from '../../../shared/paperPage.ts'
import { adherenceSheet, type AdherenceLines, type AdherenceOfReport } from '../../../shared/shifts/adherenceFile.ts'
import { adherenceCaveats, adherenceFormulas } from '../../../shared/shifts/shiftWords.ts'
import { rowSetFacts } from '../../components/paper/rowSetFacts.ts'
import { sheetTable, type LeftOutWords } from '../../components/paper/sheetTable.ts'

/** A team's month, day by day: whoever needs more needs a file. */
const MOST_LINES = 1_000

/** How agents kept to their shifts as a page: the table of the screen, what it is without, and its formulas. */
export function adherencePage(
  { report, connection, range, adherence, unread }: AdherenceOfReport,
  lines: AdherenceLines,
  language: Language,
  words: LeftOutWords,
): PaperPage {
  const caveats = adherenceCaveats(adherence, unread, 'window')
  const said = caveats.length === 0 ? [summaryTexts('whole')] : caveats
  const formulas = report.presence === undefined ? [] : adherenceFormulas(report.presence)
  const rows = { range, parameters: {}, filters: [], search: '' }
  return {
    title: shiftTexts('title')[language],
    language,
    facts: [
      ...rowSetFacts({ report, operation: connection, rows }, language),
      { label: summaryTexts('completeness')[language], text: said.map((text) => text[language]).join(' ') },
      ...formulas.map(({ title, formula }) => ({ label: title[language], text: `= ${formula[language]}` })),
    ],
    sections: [sheetTable(adherenceSheet(adherence, lines, language), language, { words, mostLines: MOST_LINES })],
    isWide: true,
  }
}
