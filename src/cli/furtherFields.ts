import { furtherFieldsText, type FurtherFields } from '../shared/otherFields.ts'
import type { Terminal } from './terminal.ts'
import { questionTexts } from './texts/questions.ts'

/** Says on standard error that rows have more fields than columns, and where the others are. */
export function tellFurtherFields(terminal: Terminal, further: FurtherFields | null | undefined): void {
  if (further === null || further === undefined) return
  terminal.message(questionTexts('furtherFields', { fields: furtherFieldsText(further, 'by-name') }))
}
