import { Zip } from 'fflate/browser'
import type { AboutSheet } from '../../../shared/aboutFile.ts'
import { AppError } from '../../../shared/errors.ts'
import type { FieldType } from '../../../shared/reports/types.ts'
import { MOST_SHEET_ROWS } from '../../../shared/spreadsheet.ts'
import type { RowEncoder } from '../rowEncoder.ts'
import { aboutSheetXml } from './aboutSheet.ts'
import { columnLetters } from './columnLetters.ts'
import { DeflatedPart } from './deflatedPart.ts'
import { valueEnds } from './joinedValues.ts'
import { mayBeNumberCell, numberCellOf } from './numberCell.ts'
import {
  areaOf,
  closingParts,
  columnWidth,
  pixelWidth,
  ROOT_RELATIONS_PATH,
  ROOT_RELATIONS_XML,
  sheetEndXml,
  sheetPath,
  sheetStartXml,
  type WrittenSheet,
} from './parts.ts'
import { isPlainText } from './plainText.ts'
import { sheetNameOf, sheetNamesOf } from './sheetName.ts'
import { HEADING_STYLE, LONG_TEXT_STYLE, stylesXml, TEXT_STYLE, type Style } from './styles.ts'
import { isCut, PLAIN_TEXT_END, plainTextStart, textCellXml } from './textCell.ts'
import { XmlBytes } from './xmlBytes.ts'

/** Where a workbook ends. */
export interface WorkbookLimits {
  /** Rows of a sheet, its heading among them. */
  readonly sheetRows: number
  /** Bytes of a sheet before they are deflated: beyond, readers count in numbers that are too small. */
  readonly sheetBytes: number
  /** Bytes of the file: beyond, a zip file would need records that not every reader knows. */
  readonly fileBytes: number
}

export const WORKBOOK_LIMITS: WorkbookLimits = {
  sheetRows: MOST_SHEET_ROWS,
  sheetBytes: 2 ** 31,
  fileBytes: 2 ** 32 - 2 ** 24,
}

/** What else a workbook of rows may have. */
export interface WorkbookOptions {
  /** How wide each column is, in pixels; undefined: as its type needs it. */
  readonly widths?: readonly (number | undefined)[]
  /** What it says of itself on a last sheet. */
  readonly about?: AboutSheet | undefined
  readonly limits?: WorkbookLimits
}

/** Some versions of Excel show a longer text as a row of `#` where the cell's format is that of texts. */
const LONGEST_SHORT_TEXT = 255

/** XML is deflated in chunks of this many bytes. */
const CHUNK_BYTES = 128 * 1024

/**
 * Writes a workbook of Excel (ECMA-376, SpreadsheetML) in a stream: rows become XML, XML is deflated, and what is done
 * goes out.
 *
 * Every value shows as it was. What a spreadsheet can count with exactly is a number, a date or a time; all else is
 * text, never a formula. Rows that a sheet has no room for go on in a further one, under the same heading.
 */
export class WorkbookEncoder implements RowEncoder {
  cutTexts = 0
  readonly #title: string
  readonly #types: readonly (FieldType | undefined)[]
  readonly #letters: readonly string[]
  readonly #limits: WorkbookLimits
  readonly #widths: readonly number[]
  readonly #about: AboutSheet | undefined
  readonly #sheets: WrittenSheet[] = []
  readonly #zip: Zip
  #heading: readonly string[] = []
  #part: DeflatedPart | undefined
  #rowsInSheet = 0
  #bytesInSheet = 0
  #bytes = 0
  readonly #xml = new XmlBytes()
  #done: Uint8Array[] = []

  /**
   * @param title what the sheets are called
   * @param types the type of each column; undefined for a field that no document lists
   */
  constructor(
    title: string,
    types: readonly (FieldType | undefined)[],
    { widths = [], about, limits = WORKBOOK_LIMITS }: WorkbookOptions = {},
  ) {
    this.#title = title
    this.#types = types
    this.#letters = types.map((_, column) => columnLetters(column))
    this.#limits = limits
    this.#about = about
    this.#widths = types.map((type, column) => pixelWidth(widths[column]) ?? columnWidth(type))
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) throw error
      this.#bytes += chunk.length
      this.#done.push(chunk)
    })
  }

  header(names: readonly string[]): Uint8Array {
    this.#heading = names
    // Programs that tell a file's kind by its beginning look for this part.
    this.#writePart(ROOT_RELATIONS_PATH, ROOT_RELATIONS_XML)
    this.#writePart('xl/styles.xml', stylesXml())
    this.#startSheet()
    return this.#take()
  }

  encode(block: Buffer, rows: number): Uint8Array | undefined {
    const columns = this.#types.length
    const ends = valueEnds(block, rows, columns)
    if (ends === undefined) return undefined
    let start = 0
    for (let row = 0; row < rows; row++) {
      const number = this.#startRow()
      for (let column = 0; column < columns; column++) {
        const end = ends[row * columns + column] ?? 0
        if (end > start) this.#bytesCell(block, start, end, column, number)
        start = end + 1
      }
      this.#endRow()
    }
    return this.#take()
  }

  encodeRows(rows: readonly (readonly Uint8Array[])[]): Uint8Array {
    for (const row of rows) {
      const number = this.#startRow()
      row.forEach((value, column) => this.#cell(Buffer.from(value).toString('utf8'), column, number))
      this.#endRow()
    }
    return this.#take()
  }

  end(): Uint8Array {
    this.#endSheet()
    if (this.#about !== undefined) this.#writeAbout(this.#about)
    for (const [path, xml] of closingParts(this.#sheets)) this.#writePart(path, xml)
    this.#zip.end()
    return this.#take()
  }

  #writeAbout({ title, lines }: AboutSheet): void {
    this.#writePart(sheetPath(this.#sheets.length + 1), aboutSheetXml(lines))
    const names = sheetNamesOf([...this.#sheets.map(({ name }) => name), title])
    this.#sheets.push({ name: names.at(-1) ?? title, filteredArea: null })
  }

  /** Begins a row, in a further sheet where this one is full. @returns its number in the sheet */
  #startRow(): string {
    const { sheetRows, sheetBytes } = this.#limits
    if (this.#rowsInSheet >= sheetRows || this.#bytesInSheet >= sheetBytes) {
      this.#endSheet()
      this.#startSheet()
    }
    const number = String(++this.#rowsInSheet)
    this.#xml.ascii(`<row r="${number}">`)
    return number
  }

  #endRow(): void {
    this.#xml.ascii('</row>')
    if (this.#xml.length >= CHUNK_BYTES) this.#flush(false)
  }

  /** A cell of a value's UTF-8: most are texts that go from bytes to bytes. */
  #bytesCell(block: Buffer, start: number, end: number, column: number, row: string): void {
    if (mayBeNumberCell(this.#types[column]) || !isPlainText(block, start, end)) {
      this.#cell(block.toString('utf8', start, end), column, row)
      return
    }
    const xml = this.#xml
    xml.ascii(plainTextStart(this.#letters[column] ?? '', row))
    xml.copy(block, start, end)
    xml.ascii(PLAIN_TEXT_END)
  }

  #cell(text: string, column: number, row: string): void {
    if (text === '') return
    const place = `${this.#letters[column]}${row}`
    const cell = numberCellOf(text, this.#types[column])
    if (cell !== undefined) this.#xml.ascii(`<c r="${place}" s="${cell.style}"><v>${cell.number}</v></c>`)
    else this.#xml.text(this.#textCell(place, text, text.length > LONGEST_SHORT_TEXT ? LONG_TEXT_STYLE : TEXT_STYLE))
  }

  #textCell(place: string, text: string, style: Style): string {
    if (isCut(text)) this.cutTexts++
    return textCellXml(place, text, style)
  }

  #startSheet(): void {
    this.#part = new DeflatedPart(sheetPath(this.#sheets.length + 1))
    this.#zip.add(this.#part)
    this.#bytesInSheet = 0
    this.#rowsInSheet = 1
    const cells = this.#heading.map((name, column) => this.#textCell(`${this.#letters[column]}1`, name, HEADING_STYLE))
    this.#xml.text(`${sheetStartXml(this.#widths, 1)}<row r="1">${cells.join('')}</row>`)
  }

  #endSheet(): void {
    const area = areaOf(this.#types.length, 1, this.#rowsInSheet)
    this.#xml.text(sheetEndXml({ area, filteredArea: area }))
    this.#flush(true)
    this.#sheets.push({ name: sheetNameOf(this.#title, this.#sheets.length + 1), filteredArea: area })
  }

  #flush(isLast: boolean): void {
    const chunk = this.#xml.take()
    this.#bytesInSheet += chunk.length
    this.#part?.push(chunk, isLast)
  }

  #writePart(path: string, xml: string): void {
    const part = new DeflatedPart(path)
    this.#zip.add(part)
    part.push(Buffer.from(xml), true)
  }

  #take(): Uint8Array {
    if (this.#bytes > this.#limits.fileBytes) throw new AppError('workbook-too-large')
    const done = Buffer.concat(this.#done)
    this.#done = []
    return done
  }
}
