import type { FieldType } from '../../../shared/reports/types.ts'
import { columnLetters } from './columnLetters.ts'
import { escapeXml, XML_DECLARATION } from './xml.ts'

// The parts of a workbook around its cells, as ECMA-376 has them.

const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

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

function paneXml(rows: number): string {
  if (rows === 0) return ''
  return `<pane ySplit="${rows}" topLeftCell="A${rows + 1}" activePane="bottomLeft" state="frozen"/>`
}

/**
 * What a sheet has before its rows.
 *
 * @param widths of its columns, in characters
 * @param frozenRows how many rows stay in view, the heading the last of them
 */
export function sheetStartXml(widths: readonly number[], frozenRows: number): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return [
    XML_DECLARATION,
    `<worksheet xmlns="${SHEETS}"><sheetViews><sheetView workbookViewId="0">`,
    paneXml(frozenRows),
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    '<sheetData>',
  ].join('')
}

/** What a spreadsheet calls the cells of so many columns, from one row to another. */
export function areaOf(columns: number, firstRow: number, lastRow: number): string {
  return `A${firstRow}:${columnLetters(columns - 1)}${lastRow}`
}

/**
 * What a sheet has after its rows: a filter over some, and no marks beside texts that consist of digits.
 *
 * @param area all of its cells
 */
export function sheetEndXml(area: string, filteredArea: string | null): string {
  const filter = filteredArea === null ? '' : `<autoFilter ref="${filteredArea}"/>`
  return `</sheetData>${filter}<ignoredErrors><ignoredError sqref="${area}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
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

/** The parts that name the sheets, by their paths. They come last: only then is it known how many there are. */
export function closingParts(sheets: readonly WrittenSheet[]): readonly (readonly [string, string])[] {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  const contents = sheets.map(
    (_, index) => `<Override PartName="/${sheetPath(index + 1)}" ContentType="${CONTENT}.worksheet+xml"/>`,
  )
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
