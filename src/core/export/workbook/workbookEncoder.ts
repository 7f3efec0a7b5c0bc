import { Zip } from 'fflate/browser'
import type { AboutSheet } from '../../../shared/aboutFile.ts'
import { AppError } from '../../../shared/errors.ts'
import type { FieldType } from '../../../shared/reports/types.ts'
import { MOST_SHEET_ROWS } from '../../../shared/spreadsheet.ts'
import type { RowEncoder } from '../rowEncoder.ts'
import { aboutSheetXml } from './aboutSheet.ts'
import { columnLetters } from './columnLetters.ts'
import { DeflatedPart } from './deflatedPart.ts'
import { PlainDeflater, type Deflater } from './deflater.ts'
import { valueEnds } from './joinedValues.ts'
import { letGo } from '../../store/query/letGo.ts'
import { Markup } from './markup.ts'
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
import { hasPlainEnds } from './plainText.ts'
import { sheetNameOf, sheetNamesOf } from './sheetName.ts'
import { HEADING_STYLE, LONG_TEXT_STYLE, stylesXml, TEXT_STYLE, type Style } from './styles.ts'
import { isCut, PLAIN_TEXT_END, PLAIN_TEXT_START, textCellXml } from './textCell.ts'
import { XmlBytes, type CellMarkup } from './xmlBytes.ts'

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
  /** What deflates it; by default the thread that encodes. */
  readonly deflater?: Deflater
}

/** Some versions of Excel show a longer text as a row of `#` where the cell's format is that of texts. */
const LONGEST_SHORT_TEXT = 255

const MOST_DIGITS = String(MOST_SHEET_ROWS).length
const ROW_START = new Markup('<row r="')
const ROW_MIDDLE = new Markup('">')
const ROW_END = new Markup('</row>')
const TEXT_MIDDLE = new Markup(PLAIN_TEXT_START)
const TEXT_END = new Markup(PLAIN_TEXT_END)
const NUMBER_END = new Markup('</v></c>')

/** A column of a sheet. */
interface Column {
  readonly type: FieldType | undefined
  readonly letters: string
  readonly mayBeNumber: boolean
  readonly text: CellMarkup
  /** By the style of the number. */
  readonly numbers: Map<Style, CellMarkup>
}

function columnOf(type: FieldType | undefined, place: number): Column {
  const letters = columnLetters(place)
  const text = { start: new Markup(`<c r="${letters}`), middle: TEXT_MIDDLE, end: TEXT_END }
  return { type, letters, mayBeNumber: mayBeNumberCell(type), text, numbers: new Map() }
}

function numberMarkup({ text, numbers }: Column, style: Style): CellMarkup {
  let markup = numbers.get(style)
  if (markup === undefined) {
    markup = { start: text.start, middle: new Markup(`" s="${style}"><v>`), end: NUMBER_END }
    numbers.set(style, markup)
  }
  return markup
}

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
  /** The one that deflates. */
  readonly threads = 1
  readonly #title: string
  readonly #columns: readonly Column[]
  readonly #limits: WorkbookLimits
  readonly #widths: readonly number[]
  readonly #about: AboutSheet | undefined
  readonly #sheets: WrittenSheet[] = []
  readonly #zip: Zip
  readonly #deflater: Deflater
  #heading: readonly string[] = []
  #part: DeflatedPart | undefined
  #rowsInSheet = 0
  /** The number of the row that is being written, as markup. */
  readonly #row = new Markup('', MOST_DIGITS)
  #bytesInSheet = 0
  #bytes = 0
  readonly #xml = new XmlBytes()
  readonly #done: Uint8Array[] = []
  /** What was given last, which is valid until the next call. */
  #taken: Uint8Array = new Uint8Array()

  /**
   * @param title what the sheets are called
   * @param types the type of each column; undefined for a field that no document lists
   */
  constructor(
    title: string,
    types: readonly (FieldType | undefined)[],
    { widths = [], about, limits = WORKBOOK_LIMITS, deflater = new PlainDeflater() }: WorkbookOptions = {},
  ) {
    this.#title = title
    this.#columns = types.map(columnOf)
    this.#limits = limits
    this.#about = about
    this.#deflater = deflater
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
    const columns = this.#columns
    const ends = valueEnds(block, rows, columns.length)
    if (ends === undefined) return undefined
    let [start, place] = [0, 0]
    for (let row = 0; row < rows; row++) {
      this.#startRow()
      for (const column of columns) {
        const end = ends[place++] ?? 0
        if (end > start) this.#bytesCell(block, start, end, column)
        start = end + 1
      }
      this.#endRow()
    }
    return this.#take()
  }

  encodeRows(rows: readonly (readonly Uint8Array[])[]): Uint8Array {
    for (const row of rows) {
      this.#startRow()
      this.#columns.forEach((column, place) => {
        this.#cell(Buffer.from(row[place] ?? []).toString('utf8'), column)
      })
      this.#endRow()
    }
    return this.#take()
  }

  end(): Uint8Array {
    this.#endSheet()
    if (this.#about !== undefined) this.#writeAbout(this.#about)
    for (const [path, xml] of closingParts(this.#sheets)) this.#writePart(path, xml)
    this.#deflater.settle()
    this.#zip.end()
    return this.#take()
  }

  close(): void {
    this.#deflater.close()
  }

  #writeAbout({ title, lines }: AboutSheet): void {
    this.#writePart(sheetPath(this.#sheets.length + 1), aboutSheetXml(lines))
    const names = sheetNamesOf([...this.#sheets.map(({ name }) => name), title])
    this.#sheets.push({ name: names.at(-1) ?? title, filteredArea: null })
  }

  /** Begins a row, in a further sheet where this one is full. */
  #startRow(): void {
    const { sheetRows, sheetBytes } = this.#limits
    if (this.#rowsInSheet >= sheetRows || this.#bytesInSheet >= sheetBytes) {
      this.#endSheet()
      this.#startSheet()
    }
    this.#row.put(String(++this.#rowsInSheet))
    this.#xml.markup(ROW_START)
    this.#xml.markup(this.#row)
    this.#xml.markup(ROW_MIDDLE)
  }

  #endRow(): void {
    this.#xml.markup(ROW_END)
    if (this.#xml.length >= CHUNK_BYTES) this.#flush(false)
  }

  /** A cell of a value's UTF-8: most are texts that go from bytes to bytes. */
  #bytesCell(block: Buffer, start: number, end: number, column: Column): void {
    const mayBePlain = !column.mayBeNumber && hasPlainEnds(block, start, end)
    if (mayBePlain && this.#xml.bytesCell(column.text, this.#row, block, start, end)) return
    this.#cell(block.toString('utf8', start, end), column)
  }

  #cell(text: string, column: Column): void {
    if (text === '') return
    const cell = numberCellOf(text, column.type)
    if (cell !== undefined) {
      this.#xml.asciiCell(numberMarkup(column, cell.style), this.#row, cell.number)
      return
    }
    const place = `${column.letters}${this.#rowsInSheet}`
    this.#xml.text(this.#textCell(place, text, text.length > LONGEST_SHORT_TEXT ? LONG_TEXT_STYLE : TEXT_STYLE))
  }

  #textCell(place: string, text: string, style: Style): string {
    if (isCut(text)) this.cutTexts++
    return textCellXml(place, text, style)
  }

  #startSheet(): void {
    this.#part = new DeflatedPart(sheetPath(this.#sheets.length + 1), this.#deflater)
    this.#zip.add(this.#part)
    this.#bytesInSheet = 0
    this.#rowsInSheet = 1
    const cells = this.#heading.map((name, column) => this.#textCell(`${columnLetters(column)}1`, name, HEADING_STYLE))
    this.#xml.text(`${sheetStartXml(this.#widths, 1)}<row r="1">${cells.join('')}</row>`)
  }

  #endSheet(): void {
    const area = areaOf(this.#columns.length, 1, this.#rowsInSheet)
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
    const part = new DeflatedPart(path, this.#deflater)
    this.#zip.add(part)
    part.push(Buffer.from(xml), true)
  }

  #take(): Uint8Array {
    if (this.#bytes > this.#limits.fileBytes) throw new AppError('workbook-too-large')
    letGo(this.#taken)
    this.#taken = Buffer.concat(this.#done)
    for (const chunk of this.#done.splice(0)) letGo(chunk)
    return this.#taken
  }
}
