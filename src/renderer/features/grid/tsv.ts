import type { Language } from '../../../shared/language.ts'
import { formatValue } from '../../../shared/format.ts'
import type { FieldType } from '../../../shared/reports/types.ts'

// Rows as text for the clipboard, as spreadsheets paste them.

/** A number, a share, a duration, or the dash or two that the servers write for none. */
const HARMLESS = /^(?:[+-]?\d[\d.,:]*(?: ?%)?|--?)$/
const TELEPHONE = /^\+[\d ().-]*\d[\d ().-]*$/
const MAY_BE_FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/

/** A text that a spreadsheet would run as a formula gets an apostrophe in front; a telephone loses its plus instead. */
function neutralised(text: string, type: FieldType): string {
  if (!MAY_BE_FORMULA.test(text)) return text
  if (TELEPHONE.test(text) && (type === 'telephone' || /^\+\d{7,15}$/.test(text))) return text.replace(/^\++/, '')
  return HARMLESS.test(text) ? text : `'${text}`
}

function cell(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Numbers as a spreadsheet in the window's language reads them; dates and everything else as they were sent. */
function pasted(type: FieldType, text: string | null, language: Language): string {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'percent': {
      const shown = formatValue(type, text, language)
      // A spreadsheet may take groups of three digits for text: digits alone are safe.
      return shown === text ? text : shown.replaceAll(language === 'es' ? '.' : ',', '')
    }
    case 'duration':
      return formatValue(type, text, language)
    default:
      return text ?? ''
  }
}

/** A column that is copied: what its heading says, and what it holds. */
export interface CopiedColumn {
  readonly heading: string
  readonly type: FieldType
}

/**
 * Rows with their headings, tabs between the cells. Cells with tabs, quotes or line breaks stand in quotes, which spreadsheets take off again.
 *
 * @param rows the values of the columns, in their order
 */
export function tsvOf(
  columns: readonly CopiedColumn[],
  rows: Iterable<readonly (string | null)[]>,
  language: Language,
): string {
  const lines = [columns.map(({ heading }) => cell(neutralised(heading, 'text'))).join('\t')]
  for (const row of rows) {
    const cells = columns.map(({ type }, index) => cell(neutralised(pasted(type, row[index] ?? null, language), type)))
    lines.push(cells.join('\t'))
  }
  return `${lines.join('\r\n')}\r\n`
}
