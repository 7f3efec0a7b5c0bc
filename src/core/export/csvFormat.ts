import type { FieldType } from '../../shared/reports/types.ts'

export const CSV_FORMATS = ['csv', 'csv-excel', 'csv-excel-es'] as const
export type CsvFormat = (typeof CSV_FORMATS)[number]

/** How a format writes. All follow RFC 4180: CRLF after each line, quotes where a value needs them and doubled inside. */
export interface CsvStyle {
  readonly delimiter: ',' | ';'
  /** Excel reads UTF-8 only where the file says so with a mark. */
  readonly hasMark: boolean
  /** Texts that Excel would run as a formula are neutralised. */
  readonly isSafe: boolean
}

/** The style of a format; `safe` asks for the formula rule where the format itself does not. */
export function csvStyle(format: CsvFormat, safe: boolean): CsvStyle {
  return {
    delimiter: format === 'csv-excel-es' ? ';' : ',',
    hasMark: format !== 'csv',
    isSafe: safe || format !== 'csv',
  }
}

/** A number, or the dash or two that the servers write for none. */
const HARMLESS_NUMBER = /^(?:[+-]?\d[\d.,:]*(?: ?%)?|--?)$/
const TELEPHONE = /^\+[\d ().-]*\d[\d ().-]*$/
const DANGEROUS_START = /^[=+\-@\t\r\n\0＝＋－＠]/

/**
 * A value that Excel may open: what it would run as a formula gets an apostrophe in front, which makes it text.
 *
 * Plain numbers (`-5`, `+3.2`, `-00:04:10`) are no formulas and stay. A telephone with a plus stays usable: the plus goes, the digits stay
 * a number. Rule and characters: OWASP, "CSV injection", with the full-width forms that Excel also takes.
 */
export function neutralise(text: string, type: FieldType | undefined): string {
  if (!DANGEROUS_START.test(text)) return text
  if (TELEPHONE.test(text) && (type === 'telephone' || /^\+\d{7,15}$/.test(text))) return text.replace(/^\++/, '')
  return HARMLESS_NUMBER.test(text) ? text : `'${text}`
}
