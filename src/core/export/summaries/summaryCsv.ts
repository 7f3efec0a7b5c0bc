import type { FieldType } from '../../../shared/reports/types.ts'
import { plainNumber } from '../../../shared/summaries/bands.ts'
import type { SummaryFileContent } from '../../../shared/summaries/summaryFile.ts'
import type { SheetCell, SheetColumn, SummarySheet } from '../../../shared/summaries/summarySheet.ts'
import { CsvEncoder } from '../csvEncoder.ts'
import { csvDialect, type CsvFormat } from '../../../shared/fileFormats.ts'

const LINES_PER_BLOCK = 1_000

function textOf(cell: SheetCell): string {
  return typeof cell === 'number' ? plainNumber(cell) : (cell ?? '')
}

/** All numbers have the format's decimal sign, whatever they count. */
function typeOf({ kind }: SheetColumn): FieldType | undefined {
  return kind === 'text' ? undefined : 'decimal'
}

function bytesOf(texts: readonly string[]): readonly Uint8Array[] {
  return texts.map((text) => Buffer.from(text))
}

/** The bytes of a table as CSV, block by block: headings, a line for each group. A block is valid until the next. */
export function* tableCsv(table: SummarySheet, format: CsvFormat, isSafe: boolean): Generator<Uint8Array> {
  const style = csvDialect(format, isSafe)
  yield new CsvEncoder(style, []).encodeRows([bytesOf(table.columns.map(({ heading }) => heading))])
  const numbers = new CsvEncoder(style, table.columns.map(typeOf))
  for (let place = 0; place < table.lines.length; place += LINES_PER_BLOCK) {
    const block = table.lines.slice(place, place + LINES_PER_BLOCK)
    yield numbers.encodeRows(block.map((line) => bytesOf(line.map(textOf))))
  }
}

/**
 * The bytes of a summary as CSV, block by block: what it is of, a blank line, headings, a line for each group. Numbers
 * are not rounded, percentages are fractions, durations seconds. A block is valid until the next.
 */
export function* summaryCsv(
  { head, table }: SummaryFileContent,
  format: CsvFormat,
  isSafe: boolean,
): Generator<Uint8Array> {
  const [first = [], ...others] = head
  const texts = new CsvEncoder(csvDialect(format, isSafe), [])
  yield texts.header(first)
  yield texts.encodeRows([...others, []].map(bytesOf))
  yield* tableCsv(table, format, isSafe)
}
