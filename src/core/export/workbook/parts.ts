import type { FieldType } from '../../../shared/reports/types.ts'
import { columnLetters } from './columnLetters.ts'
import { escapeXml, XML_DECLARATION } from './xml.ts'

// The parts of a workbook around its cells, as ECMA-376 has them.

const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const DRAWING_CONTENT = 'application/vnd.openxmlformats-officedocument.drawing+xml'
const CHART_CONTENT = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'

/** A sheet that is written. */
export interface WrittenSheet {
  readonly name: string
  /** The rows that readers can filter, their heading the first; null: none. */
  readonly filteredArea: string | null
}

/** Widths of columns in characters. */
const WIDTHS: Readonly<Record<FieldType, number>> = {
  text: 22,
  longText: 50,
  html: 50,
  telephone: 16,
  email: 28,
  id: 22,
  integer: 12,
  decimal: 12,
  percent: 12,
  money: 14,
  duration: 12,
  date: 12,
  dateTime: 19,
  hour: 10,
}

export const ROOT_RELATIONS_PATH = '_rels/.rels'
export const ROOT_RELATIONS_XML = `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

export function sheetPath(number: number): string {
  return `xl/worksheets/sheet${number}.xml`
}

/** How wide a column of a type is, in characters. */
export function columnWidth(type: FieldType | undefined): number {
  return WIDTHS[type ?? 'text']
}

/** A digit of the usual font, and the room around a cell's text, in pixels (ECMA-376, 18.3.1.13). */
const [PIXELS_PER_DIGIT, PADDING_PIXELS] = [7, 5]
/** Excel opens no wider column. */
const MOST_CHARACTERS = 255

/** A width in pixels as a workbook has it, in characters; undefined where there is none. */
export function pixelWidth(pixels: number | undefined): number | undefined {
  if (pixels === undefined) return undefined
  const characters = Math.max(1, (pixels - PADDING_PIXELS) / PIXELS_PER_DIGIT)
  return Math.min(MOST_CHARACTERS, Math.round(characters * 100) / 100)
}

/** What stays in view: so many rows and so many columns. */
function paneXml(rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return ''
  const splits = `${columns === 0 ? '' : ` xSplit="${columns}"`}${rows === 0 ? '' : ` ySplit="${rows}"`}`
  const active = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight'
  return `<pane${splits} topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${active}" state="frozen"/>`
}

/** What else a sheet may be told to do. */
interface SheetStart {
  /** How many columns stay in view. */
  readonly frozenColumns: number
  /** Whether all columns are printed on one page. */
  readonly isPrintedWide: boolean
}

/**
 * What a sheet has before its rows.
 *
 * @param widths of its columns, in characters
 * @param frozenRows how many rows stay in view, the heading the last of them
 */
export function sheetStartXml(
  widths: readonly number[],
  frozenRows: number,
  { frozenColumns = 0, isPrintedWide = false }: Partial<SheetStart> = {},
): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return [
    XML_DECLARATION,
    `<worksheet xmlns="${SHEETS}" xmlns:r="${RELATIONS}">`,
    isPrintedWide ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    '<sheetViews><sheetView workbookViewId="0">',
    paneXml(frozenRows, frozenColumns),
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    '<sheetData>',
  ].join('')
}

/** What a spreadsheet calls the cells of so many columns, from one row to another. */
export function areaOf(columns: number, firstRow: number, lastRow: number): string {
  return `A${firstRow}:${columnLetters(columns - 1)}${lastRow}`
}

/** What stands below a sheet's rows. */
export interface SheetEnd {
  /** All of its cells. */
  readonly area: string
  /** The rows that readers can filter, their heading the first; null: none. */
  readonly filteredArea: string | null
  /** Numbers that are coloured from the least to the greatest. */
  readonly shadedAreas?: readonly string[]
  /** Whether the sheet has a drawing: the first of its relations. */
  readonly hasDrawing?: boolean
  /** The way in which it is printed, all columns on one page. */
  readonly printed?: 'portrait' | 'landscape'
}

/** From little to much, by lightness, so that it holds without colours too. */
const SHADES = '<color rgb="FFF3F9FA"/><color rgb="FF5BB7C4"/>'

/** The greatest number is no darker than a black text can be read on. */
function shadesXml(area: string, priority: number): string {
  const scale = `<colorScale><cfvo type="min"/><cfvo type="max"/>${SHADES}</colorScale>`
  return `<conditionalFormatting sqref="${area}"><cfRule type="colorScale" priority="${priority}">${scale}</cfRule></conditionalFormatting>`
}

/** What a sheet has after its rows, among it no marks beside texts that consist of digits. */
export function sheetEndXml({ area, filteredArea, shadedAreas = [], hasDrawing = false, printed }: SheetEnd): string {
  const filter = filteredArea === null ? '' : `<autoFilter ref="${filteredArea}"/>`
  const shades = shadedAreas.map((shaded, index) => shadesXml(shaded, index + 1)).join('')
  const ignored = `<ignoredErrors><ignoredError sqref="${area}" numberStoredAsText="1"/></ignoredErrors>`
  const page = printed === undefined ? '' : `<pageSetup orientation="${printed}" fitToHeight="0"/>`
  return `</sheetData>${filter}${shades}${page}${ignored}${hasDrawing ? '<drawing r:id="rId1"/>' : ''}</worksheet>`
}

function filterNames(sheets: readonly WrittenSheet[]): string {
  const names = sheets.flatMap(({ name, filteredArea }, index) => {
    if (filteredArea === null) return []
    const sheet = escapeXml(name.replaceAll("'", "''"))
    const area = filteredArea.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${sheet}'!${area}</definedName>`
  })
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`
}

export function drawingPath(number: number): string {
  return `xl/drawings/drawing${number}.xml`
}

export function chartPath(number: number): string {
  return `xl/charts/chart${number}.xml`
}

/** The part that leads from a sheet to its drawing. */
export function sheetRelations(sheet: number, drawing: number): readonly [path: string, xml: string] {
  const relation = `<Relationship Id="rId1" Type="${RELATIONS}/drawing" Target="../drawings/drawing${drawing}.xml"/>`
  return [`xl/worksheets/_rels/sheet${sheet}.xml.rels`, relationsXml(relation)]
}

/** The part that leads from a drawing to its charts: the first is `rId1`, and `chart1.xml`. */
export function drawingRelations(drawing: number, charts: number): readonly [path: string, xml: string] {
  const relations = Array.from(
    { length: charts },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/chart" Target="../charts/chart${index + 1}.xml"/>`,
  )
  return [`xl/drawings/_rels/drawing${drawing}.xml.rels`, relationsXml(relations.join(''))]
}

function relationsXml(relations: string): string {
  return `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>`
}

function overrideXml(path: string, content: string): string {
  return `<Override PartName="/${path}" ContentType="${content}"/>`
}

/**
 * The parts that name the sheets, by their paths. They come last: only then is it known how many there are.
 *
 * @param charts how many there are, all in one drawing
 */
export function closingParts(sheets: readonly WrittenSheet[], charts = 0): readonly (readonly [string, string])[] {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  const contents = [
    ...sheets.map((_, index) => overrideXml(sheetPath(index + 1), `${CONTENT}.worksheet+xml`)),
    ...(charts === 0 ? [] : [overrideXml(drawingPath(1), DRAWING_CONTENT)]),
    ...Array.from({ length: charts }, (_, index) => overrideXml(chartPath(index + 1), CHART_CONTENT)),
  ]
  return [
    [
      'xl/workbook.xml',
      `${XML_DECLARATION}<workbook xmlns="${SHEETS}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets>${filterNames(sheets)}</workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${XML_DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${contents.join('')}</Types>`,
    ],
  ]
}
