export const CSV_FORMATS = ['csv', 'csv-excel', 'csv-excel-es'] as const
export type CsvFormat = (typeof CSV_FORMATS)[number]

/** How a format writes. All follow RFC 4180: CRLF after each line, quotes where a value needs them and doubled inside. */
export interface CsvStyle {
  readonly delimiter: ',' | ';'
  /** Excel reads UTF-8 only where the file says so with a mark. */
  readonly hasMark: boolean
  /** Texts that Excel would run as a formula are neutralised. */
  readonly isSafe: boolean
  /** What stands before the decimals of a number; a point is the servers' own. */
  readonly decimalSign: '.' | ','
}

/** The style of a format; `safe` asks for the formula rule where the format itself does not. */
export function csvStyle(format: CsvFormat, safe: boolean): CsvStyle {
  return {
    delimiter: format === 'csv-excel-es' ? ';' : ',',
    hasMark: format !== 'csv',
    isSafe: safe || format !== 'csv',
    decimalSign: format === 'csv-excel-es' ? ',' : '.',
  }
}
