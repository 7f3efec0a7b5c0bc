import type { FieldType } from './reports/types.ts'

/** Excel's limit for the characters of a cell. */
export const LONGEST_CELL = 32_767
/** Excel's limit for the rows of a sheet, its heading among them. */
export const MOST_SHEET_ROWS = 1_048_576

/** A number, or the dash or two that the servers write for none. */
const HARMLESS_NUMBER = /^(?:[+-]?\d[\d.,:]*(?: ?%)?|--?)$/
const TELEPHONE = /^\+[\d ().-]*\d[\d ().-]*$/
const DANGEROUS_START = /^[=+\-@\t\r\n\0＝＋－＠]/

/**
 * A value that Excel may open: what it would run as a formula gets an apostrophe in front, which makes it text.
 *
 * Plain numbers (`-5`, `+3.2`, `-00:04:10`) are no formulas and stay. A telephone with a plus stays usable: the plus
 * goes, the digits stay a number. Rule and characters: OWASP, "CSV injection", with the full-width forms that Excel
 * also takes.
 */
export function neutralise(text: string, type: FieldType | undefined): string {
  if (!DANGEROUS_START.test(text)) return text
  if (TELEPHONE.test(text) && (type === 'telephone' || /^\+\d{7,15}$/.test(text))) return text.replace(/^\++/, '')
  return HARMLESS_NUMBER.test(text) ? text : `'${text}`
}
