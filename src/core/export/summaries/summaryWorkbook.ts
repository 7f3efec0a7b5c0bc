import { Zip } from 'fflate/browser'
import { plainNumber } from '../../../shared/summaries/bands.ts'
import type { SummaryFileContent, TextLines } from '../../../shared/summaries/summaryFile.ts'
import type { SheetCell, SheetColumn } from '../../../shared/summaries/summarySheet.ts'
import type { MeasureType } from '../../../shared/summaries/types.ts'
import { SECONDS_PER_DAY } from '../../../shared/time.ts'
import { columnLetters } from '../workbook/columnLetters.ts'
import { DeflatedPart } from '../workbook/deflatedPart.ts'
import {
  areaOf,
  closingParts,
  ROOT_RELATIONS_PATH,
  ROOT_RELATIONS_XML,
  sheetEndXml,
  sheetPath,
  sheetStartXml,
} from '../workbook/parts.ts'
import { sheetNameOf } from '../workbook/sheetName.ts'
import {
  DURATION_STYLE,
  HEADING_STYLE,
  numberStyle,
  percentStyle,
  stylesXml,
  TEXT_STYLE,
  type Style,
} from '../workbook/styles.ts'
import { isCut, textCellXml } from '../workbook/textCell.ts'

const LINES_PER_BLOCK = 1_000
const TEXT_WIDTH = 28
const NUMBER_WIDTH = 16
const FORMULA_WIDTH = 80

const DECIMALS = 2
const STYLES: Readonly<Record<MeasureType, Style>> = {
  count: numberStyle(0),
  number: numberStyle(DECIMALS),
  money: numberStyle(DECIMALS),
  duration: DURATION_STYLE,
  percent: percentStyle(1),
}

/**
 * Excel shows no time below 0: how much longer or shorter something took is a number of seconds, and its heading says
 * so.
 */
function isInSeconds({ kind, type }: SheetColumn): boolean {
  return kind === 'difference' && type === 'duration'
}

function headingOf(column: SheetColumn): string {
  return isInSeconds(column) ? `${column.heading} [s]` : column.heading
}

function numberCellXml(place: string, value: number, column: SheetColumn): string {
  const isTime = column.type === 'duration' && !isInSeconds(column)
  const style = isInSeconds(column) ? numberStyle(0) : STYLES[column.type]
  return `<c r="${place}" s="${style}"><v>${plainNumber(isTime ? value / SECONDS_PER_DAY : value)}</v></c>`
}

/** Writes the cells of one sheet, row after row. */
class SheetRows {
  rows = 0
  cutTexts = 0

  row(cells: readonly SheetCell[], columns: readonly SheetColumn[], style: Style): string {
    const number = ++this.rows
    const written = cells.map((cell, column) => {
      if (cell === null || cell === '') return ''
      const place = `${columnLetters(column)}${number}`
      const definition = columns[column]
      if (typeof cell === 'number') return definition === undefined ? '' : numberCellXml(place, cell, definition)
      if (isCut(cell)) this.cutTexts++
      return textCellXml(place, cell, style)
    })
    return `<row r="${number}">${written.join('')}</row>`
  }

  texts(lines: TextLines, style: Style): string {
    return lines.map((line) => this.row(line, [], style)).join('')
  }
}

/** What writes a workbook's parts, and what is done of it. */
class Parts {
  readonly #zip: Zip
  #done: Uint8Array[] = []

  constructor() {
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) throw error
      this.#done.push(chunk)
    })
  }

  begin(path: string): DeflatedPart {
    const part = new DeflatedPart(path)
    this.#zip.add(part)
    return part
  }

  write(path: string, xml: string): void {
    this.begin(path).push(Buffer.from(xml), true)
  }

  end(): void {
    this.#zip.end()
  }

  take(): Uint8Array {
    const done = Buffer.concat(this.#done)
    this.#done = []
    return done
  }
}

/**
 * The bytes of a summary as a workbook, block by block: the table as in CSV, its numbers in cells that show them as
 * what they are, and formulas and what is not whole on a second sheet.
 *
 * @returns how many texts were cut
 */
export function* summaryWorkbook({ title, head, table, notes }: SummaryFileContent): Generator<Uint8Array, number> {
  const parts = new Parts()
  parts.write(ROOT_RELATIONS_PATH, ROOT_RELATIONS_XML)
  parts.write('xl/styles.xml', stylesXml())
  const { columns, lines } = table
  const cells = new SheetRows()
  const sheet = parts.begin(sheetPath(1))
  const widths = columns.map(({ kind }) => (kind === 'text' ? TEXT_WIDTH : NUMBER_WIDTH))
  const firstRow = head.length + 2
  const above = cells.texts([...head, []], TEXT_STYLE)
  const headings = cells.texts([columns.map(headingOf)], HEADING_STYLE)
  sheet.push(Buffer.from(sheetStartXml(widths, firstRow) + above + headings), false)
  for (let place = 0; place < lines.length; place += LINES_PER_BLOCK) {
    const block = lines.slice(place, place + LINES_PER_BLOCK)
    sheet.push(Buffer.from(block.map((line) => cells.row(line, columns, TEXT_STYLE)).join('')), false)
    yield parts.take()
  }
  const widest = Math.max(columns.length, ...head.map((line) => line.length))
  const filteredArea = columns.length === 0 ? null : areaOf(columns.length, firstRow, cells.rows)
  sheet.push(Buffer.from(sheetEndXml(areaOf(widest, 1, cells.rows), filteredArea)), true)

  const noted = new SheetRows()
  const [heading = [], ...others] = notes.lines
  const body = noted.texts([heading], HEADING_STYLE) + noted.texts(others, TEXT_STYLE)
  const end = sheetEndXml(areaOf(2, 1, noted.rows), null)
  parts.write(sheetPath(2), sheetStartXml([TEXT_WIDTH, FORMULA_WIDTH], 1) + body + end)

  const name = sheetNameOf(title, 1)
  const notesName = sheetNameOf(notes.title, 1)
  const sheets = [
    { name, filteredArea },
    {
      name: notesName.toLowerCase() === name.toLowerCase() ? sheetNameOf(notes.title, 2) : notesName,
      filteredArea: null,
    },
  ]
  for (const [path, xml] of closingParts(sheets)) parts.write(path, xml)
  parts.end()
  yield parts.take()
  return cells.cutTexts + noted.cutTexts
}
