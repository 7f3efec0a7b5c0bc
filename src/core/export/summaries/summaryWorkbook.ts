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

/** Writes the sheets of one workbook. */
class SummaryWorkbook {
  readonly #content: SummaryFileContent
  readonly #parts = new WorkbookParts()
  readonly #styles = new StyleTable()
  readonly #sheets: WrittenSheet[] = []
  readonly #names: readonly string[]
  readonly #columns: readonly (WrittenColumn | undefined)[]
  readonly #headingRow: number
  cutTexts = 0

  constructor(content: SummaryFileContent) {
    this.#content = content
    const { title, charts, notes, table, head } = content
    this.#names = sheetNamesOf([title, ...(charts.length === 0 ? [] : [content.chartTexts.title]), notes.title])
    this.#columns = writtenColumns(table)
    this.#headingRow = head.length + 2
  }

  *write(): Generator<Uint8Array> {
    this.#parts.write(ROOT_RELATIONS_PATH, ROOT_RELATIONS_XML)
    yield* this.#table()
    if (this.#content.charts.length > 0) this.#charts()
    this.#notes()
    this.#parts.write('xl/styles.xml', this.#styles.xml())
    const charts = this.#content.charts.length
    for (const [path, xml] of closingParts(this.#sheets, charts)) this.#parts.write(path, xml)
    this.#parts.end()
    yield this.#parts.take()
  }

  #headings(): readonly string[] {
    return this.#content.table.columns.map(({ heading }, column) => this.#columns[column]?.heading ?? heading)
  }

  *#table(): Generator<Uint8Array> {
    const { head, table } = this.#content
    const { columns, lines, lineKinds } = table
    const rows = new SummaryRows(this.#styles)
    const part = this.#parts.begin(sheetPath(1))
    const names = columns.findIndex(({ kind }) => kind !== 'text')
    const headings = this.#headings()
    const widths = widthsOf(headings, lines, head)
    const start = sheetStartXml(widths, this.#headingRow > MOST_FROZEN_ROWS ? 0 : this.#headingRow, {
      frozenColumns: names > MOST_FROZEN_COLUMNS ? 0 : Math.max(0, names),
      isPrintedWide: true,
    })
    const above = rows.texts([...head, []], TEXT_STYLE)
    const heading = rows.headings(headings, this.#columns, headingHeight(headings, widths))
    part.push(Buffer.from(start + above + heading), false)
    for (let place = 0; place < lines.length; place += LINES_PER_BLOCK) {
      const block = lines.slice(place, place + LINES_PER_BLOCK).map((line, index) => {
        const kind = lineKinds[place + index]
        return rows.line(line, this.#columns, kind === 'subtotal' || kind === 'total')
      })
      part.push(Buffer.from(block.join('')), false)
      yield this.#parts.take()
    }
    const widest = Math.max(columns.length, ...head.map((line) => line.length))
    const filteredArea = columns.length === 0 ? null : areaOf(columns.length, this.#headingRow, rows.rows)
    const area = areaOf(widest, 1, rows.rows)
    const printed = columns.length > MOST_UPRIGHT_COLUMNS ? 'landscape' : 'portrait'
    const end = sheetEndXml({ area, filteredArea, shadedAreas: shadedAreas(this.#content, this.#headingRow), printed })
    part.push(Buffer.from(end), true)
    this.#added(rows, filteredArea)
  }

  /** A sheet of charts that draw the table's cells. */
  #charts(): void {
    const { charts, chartTexts, table } = this.#content
    const place = { sheet: this.#names[0] ?? '', headingRow: this.#headingRow }
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
      const described = chartOfCells(chart, table, this.#columns, place)
      this.#parts.write(chartPath(index + 1), chartXml(described))
    }
    const relations = [sheetRelations(this.#sheets.length, 1), drawingRelations(1, charts.length)]
    for (const [path, xml] of relations) this.#parts.write(path, xml)
  }

  #notes(): void {
    const { lines } = this.#content.notes
    const rows = new SummaryRows(this.#styles)
    const [heading = [], ...others] = lines
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
export function* summaryWorkbook(content: SummaryFileContent): Generator<Uint8Array, number> {
  const workbook = new SummaryWorkbook(content)
  yield* workbook.write()
  return workbook.cutTexts
}
