import type { SummaryFileContent } from '../../../shared/summaries/summaryFile.ts'
import { areaText, runsOf } from '../workbook/cellReference.ts'
import { chartXml } from '../workbook/chartPart.ts'
import { drawingXml } from '../workbook/drawingPart.ts'
import {
  areaOf,
  chartPath,
  closingParts,
  drawingPath,
  drawingRelations,
  ROOT_RELATIONS_PATH,
  ROOT_RELATIONS_XML,
  sheetEndXml,
  sheetPath,
  sheetRelations,
  sheetStartXml,
  type WrittenSheet,
} from '../workbook/parts.ts'
import { sheetNamesOf } from '../workbook/sheetName.ts'
import { HEADING_STYLE, StyleTable, TEXT_STYLE } from '../workbook/styles.ts'
import { WorkbookParts } from '../workbook/workbookParts.ts'
import { writtenColumns, type WrittenColumn } from './summaryCells.ts'
import { CHART_WIDTHS, chartOfCells, chartPlaces, chartSheetLines } from './summaryCharts.ts'
import { SummaryRows } from './summaryRows.ts'
import { headingHeight, widthsOf } from './summaryWidths.ts'

const LINES_PER_BLOCK = 1_000
const NOTE_WIDTHS = [28, 80] as const
/** Beyond, what stays in view would leave too little of a small screen. */
const MOST_FROZEN_ROWS = 18
const MOST_FROZEN_COLUMNS = 2
/** More fit on paper only when it lies on its side. */
const MOST_UPRIGHT_COLUMNS = 6

/** The cells of single groups that a heat map colours, one area for each measure. */
function shadedAreas({ table, isShaded, measures }: SummaryFileContent, headingRow: number): readonly string[] {
  if (!isShaded) return []
  const { columns, lineKinds } = table
  const rows = lineKinds.flatMap((kind, line) => (kind === 'group' ? [headingRow + 1 + line] : []))
  const runs = runsOf(rows)
  const isAcross = columns.some(({ of }) => of !== undefined && of.column !== null)
  return Array.from({ length: measures }, (_, measure) => {
    const shaded = columns.flatMap(({ of }, column) =>
      of?.measure === measure && of.period === 'own' && (of.column !== null || !isAcross) ? [column] : [],
    )
    const areas = runsOf(shaded).flatMap((across) =>
      runs.map(({ first, last }) =>
        areaText({ firstColumn: across.first, lastColumn: across.last, firstRow: first, lastRow: last }),
      ),
    )
    return areas.join(' ')
  }).filter((area) => area !== '')
}

/** What the tables of a workbook are written with. */
interface WrittenTable {
  readonly content: SummaryFileContent
  readonly columns: readonly (WrittenColumn | undefined)[]
  readonly headingRow: number
}

function writtenTable(content: SummaryFileContent): WrittenTable {
  return { content, columns: writtenColumns(content.table), headingRow: content.head.length + 2 }
}

type Notes = SummaryFileContent['notes']

/** Writes the sheets of one workbook. */
class SummaryWorkbook {
  readonly #tables: readonly WrittenTable[]
  /** The table whose cells are drawn; undefined: none is. */
  readonly #drawn: WrittenTable | undefined
  readonly #notes: Notes
  readonly #parts = new WorkbookParts()
  readonly #styles = new StyleTable()
  readonly #sheets: WrittenSheet[] = []
  readonly #names: readonly string[]
  cutTexts = 0

  constructor(contents: readonly SummaryFileContent[], notes: Notes) {
    this.#tables = contents.map(writtenTable)
    this.#drawn = this.#tables.find(({ content }) => content.charts.length > 0)
    this.#notes = notes
    const charts = this.#drawn === undefined ? [] : [this.#drawn.content.chartTexts.title]
    this.#names = sheetNamesOf([...contents.map(({ title }) => title), ...charts, notes.title])
  }

  *write(): Generator<Uint8Array> {
    this.#parts.write(ROOT_RELATIONS_PATH, ROOT_RELATIONS_XML)
    for (const table of this.#tables) yield* this.#table(table)
    if (this.#drawn !== undefined) this.#charts(this.#drawn)
    this.#noteSheet()
    this.#parts.write('xl/styles.xml', this.#styles.xml())
    const charts = this.#drawn?.content.charts.length ?? 0
    for (const [path, xml] of closingParts(this.#sheets, charts)) this.#parts.write(path, xml)
    this.#parts.end()
    yield this.#parts.take()
  }

  *#table({ content, columns: written, headingRow }: WrittenTable): Generator<Uint8Array> {
    const { head, table } = content
    const { columns, lines, lineKinds } = table
    const rows = new SummaryRows(this.#styles)
    const part = this.#parts.begin(sheetPath(this.#sheets.length + 1))
    const names = columns.findIndex(({ kind }) => kind !== 'text')
    const headings = columns.map(({ heading }, column) => written[column]?.heading ?? heading)
    const widths = widthsOf(headings, lines, head)
    const start = sheetStartXml(widths, headingRow > MOST_FROZEN_ROWS ? 0 : headingRow, {
      frozenColumns: names > MOST_FROZEN_COLUMNS ? 0 : Math.max(0, names),
      isPrintedWide: true,
    })
    const above = rows.texts([...head, []], TEXT_STYLE)
    const heading = rows.headings(headings, written, headingHeight(headings, widths))
    part.push(Buffer.from(start + above + heading), false)
    for (let place = 0; place < lines.length; place += LINES_PER_BLOCK) {
      const block = lines.slice(place, place + LINES_PER_BLOCK).map((line, index) => {
        const kind = lineKinds[place + index]
        return rows.line(line, written, kind === 'subtotal' || kind === 'total')
      })
      part.push(Buffer.from(block.join('')), false)
      yield this.#parts.take()
    }
    const widest = Math.max(columns.length, ...head.map((line) => line.length))
    const filteredArea = columns.length === 0 ? null : areaOf(columns.length, headingRow, rows.rows)
    const area = areaOf(widest, 1, rows.rows)
    const printed = columns.length > MOST_UPRIGHT_COLUMNS ? 'landscape' : 'portrait'
    const end = sheetEndXml({ area, filteredArea, shadedAreas: shadedAreas(content, headingRow), printed })
    part.push(Buffer.from(end), true)
    this.#added(rows, filteredArea)
  }

  /** A sheet of charts that draw a table's cells. */
  #charts(drawn: WrittenTable): void {
    const { content, columns, headingRow } = drawn
    const { charts, chartTexts, table } = content
    const place = { sheet: this.#names[this.#tables.indexOf(drawn)] ?? '', headingRow }
    const rows = new SummaryRows(this.#styles)
    const lines = rows.texts(chartSheetLines(charts, chartTexts), TEXT_STYLE)
    const end = sheetEndXml({
      area: areaOf(4, 1, rows.rows),
      filteredArea: null,
      hasDrawing: true,
      printed: 'portrait',
    })
    const start = sheetStartXml(CHART_WIDTHS, 0, { isPrintedWide: true })
    this.#parts.write(sheetPath(this.#sheets.length + 1), start + lines + end)
    this.#added(rows, null)
    this.#parts.write(drawingPath(1), drawingXml(chartPlaces(charts, chartTexts)))
    for (const [index, chart] of charts.entries()) {
      this.#parts.write(chartPath(index + 1), chartXml(chartOfCells(chart, table, columns, place)))
    }
    const relations = [sheetRelations(this.#sheets.length, 1), drawingRelations(1, charts.length)]
    for (const [path, xml] of relations) this.#parts.write(path, xml)
  }

  #noteSheet(): void {
    const rows = new SummaryRows(this.#styles)
    const [heading = [], ...others] = this.#notes.lines
    const wrapped = this.#styles.style('@', { wraps: true })
    const body = rows.texts([heading], HEADING_STYLE) + rows.texts(others, wrapped)
    const end = sheetEndXml({ area: areaOf(NOTE_WIDTHS.length, 1, rows.rows), filteredArea: null, printed: 'portrait' })
    const start = sheetStartXml(NOTE_WIDTHS, 1, { isPrintedWide: true })
    this.#parts.write(sheetPath(this.#sheets.length + 1), start + body + end)
    this.#added(rows, null)
  }

  #added({ cutTexts }: SummaryRows, filteredArea: string | null): void {
    this.#sheets.push({ name: this.#names[this.#sheets.length] ?? '', filteredArea })
    this.cutTexts += cutTexts
  }
}

/**
 * The bytes of a summary as a workbook, block by block: the table as in CSV, its numbers in cells that show them as
 * what they are; charts of these cells; and formulas and what is not whole on a sheet of their own.
 *
 * @returns how many texts were cut
 */
export function summaryWorkbook(content: SummaryFileContent): Generator<Uint8Array, number> {
  return summariesWorkbook([content], content.notes)
}

/**
 * The bytes of several summaries as one workbook, block by block: a sheet for each table in their order, and one sheet
 * with what is said of all of them. At most one of them has charts.
 *
 * @returns how many texts were cut
 */
export function* summariesWorkbook(
  contents: readonly SummaryFileContent[],
  notes: Notes,
): Generator<Uint8Array, number> {
  const workbook = new SummaryWorkbook(contents, notes)
  yield* workbook.write()
  return workbook.cutTexts
}
