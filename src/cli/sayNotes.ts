import { noteTexts, type AnswerNotes } from '../shared/answerNotes.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { Terminal } from './terminal.ts'

/** Says on standard error what an answer leaves out: a table or file of it would otherwise look complete. */
export function sayNotes(terminal: Terminal, report: ReportDefinition, notes: AnswerNotes): void {
  for (const text of noteTexts(report, notes, 'cli')) terminal.message(text)
}
