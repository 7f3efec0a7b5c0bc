import { FACTS, type Language } from '../../../shared/language.ts'
import { formatValue } from '../../../shared/format.ts'
import type { FieldType } from '../../../shared/reports/types.ts'
import { neutralise } from '../../../shared/spreadsheet.ts'

// Rows as text for the clipboard, as spreadsheets paste them.

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
      return shown === text ? text : shown.replaceAll(FACTS[language].separators.group, '')
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
 * Rows with their headings, tabs between the cells. Cells with tabs, quotes or line breaks stand in quotes, which
 * spreadsheets take off again.
 *
 * @param rows the values of the columns, in their order
 */
export function tsvOf(
  columns: readonly CopiedColumn[],
  rows: Iterable<readonly (string | null)[]>,
  language: Language,
): string {
  const lines = [columns.map(({ heading }) => cell(neutralise(heading, 'text'))).join('\t')]
  for (const row of rows) {
    const cells = columns.map(({ type }, index) => cell(neutralise(pasted(type, row[index] ?? null, language), type)))
    lines.push(cells.join('\t'))
  }
  return `${lines.join('\r\n')}\r\n`
}
