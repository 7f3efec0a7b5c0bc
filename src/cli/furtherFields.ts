import { furtherFieldsText, type FurtherFields } from '../shared/otherFields.ts'
import type { Terminal } from './terminal.ts'

/** Says on standard error that rows have more fields than columns, and where the others are. */
export function tellFurtherFields(terminal: Terminal, further: FurtherFields | null | undefined): void {
  if (further === null || further === undefined) return
  const { en, es } = furtherFieldsText(further, 'by-name')
  terminal.message({ en: `${en}, as JSON.`, es: `${es}, como JSON.` })
}
