import { plainNumber } from '../../../shared/summaries/bands.ts'
import type { TextLines } from '../../../shared/summaries/summaryFile.ts'
import type { SheetCell } from '../../../shared/summaries/summarySheet.ts'
import { columnLetters } from '../workbook/columnLetters.ts'
import { HEADING_STYLE, type Style, type StyleTable } from '../workbook/styles.ts'
import { isCut, textCellXml } from '../workbook/textCell.ts'
import type { WrittenColumn } from './summaryCells.ts'

const TEXT = '@'
const GENERAL = 'General'

/** Writes the rows of one sheet, one after the other. */
export class SummaryRows {
  rows = 0
  cutTexts = 0
  readonly #styles: StyleTable

  constructor(styles: StyleTable) {
    this.#styles = styles
  }

  /** Rows of texts alone. */
  texts(lines: TextLines, style: Style): string {
    return lines.map((line) => this.#row(line.map((text, column) => this.#text(text, column, style)))).join('')
  }

  /** The headings of a table, over numbers where these end. */
  headings(texts: readonly string[], columns: readonly (WrittenColumn | undefined)[], height: number): string {
    const [left, right] = [false, true].map((isRight) =>
      this.#styles.style(GENERAL, { isBold: true, wraps: true, isRight }),
    )
    const cells = texts.map((text, column) =>
      this.#text(text, column, (columns[column] === undefined ? left : right) ?? HEADING_STYLE),
    )
    return this.#row(cells, height)
  }

  /** A line of a table. */
  line(cells: readonly SheetCell[], columns: readonly (WrittenColumn | undefined)[], isBold: boolean): string {
    const style = this.#styles.style(TEXT, { isBold })
    return this.#row(
      cells.map((cell, column) => {
        if (cell === null) return ''
        if (typeof cell === 'string') return this.#text(cell, column, style)
        const written = columns[column]
        return written === undefined ? '' : this.#number(cell, column, written, isBold)
      }),
    )
  }

  #row(cells: readonly string[], height?: number): string {
    this.rows++
    const high = height === undefined ? '' : ` ht="${height}" customHeight="1"`
    return `<row r="${this.rows}"${high}>${cells.join('')}</row>`
  }

  #place(column: number): string {
    return `${columnLetters(column)}${this.rows + 1}`
  }

  #text(text: string, column: number, style: Style): string {
    if (text === '') return ''
    if (isCut(text)) this.cutTexts++
    return textCellXml(this.#place(column), text, style)
  }

  #number(value: number, column: number, { cell, format }: WrittenColumn, isBold: boolean): string {
    const style = this.#styles.style(format(value), { isBold })
    return `<c r="${this.#place(column)}" s="${style}"><v>${plainNumber(cell(value))}</v></c>`
  }
}
