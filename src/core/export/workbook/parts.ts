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
  /** Its rows, the heading among them. */
  readonly rows: number
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

/** What a sheet has before its rows: the heading stays in view, and columns are as wide as their type needs. */
export function sheetStartXml(types: readonly (FieldType | undefined)[]): string {
  const widths = types.map((type, index) => {
    const width = WIDTHS[type ?? 'text']
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
  })
  return [
    XML_DECLARATION,
    `<worksheet xmlns="${SHEETS}"><sheetViews><sheetView workbookViewId="0">`,
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
    widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`,
    '<sheetData>',
  ].join('')
}

function areaOf(columns: number, rows: number): string {
  return `A1:${columnLetters(columns - 1)}${rows}`
}

/** What a sheet has after its rows: a filter over them, and no marks beside texts that consist of digits. */
export function sheetEndXml(columns: number, rows: number): string {
  const area = areaOf(columns, rows)
  return `</sheetData><autoFilter ref="${area}"/><ignoredErrors><ignoredError sqref="${area}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
}

function filterName({ name, rows }: WrittenSheet, index: number, columns: number): string {
  const sheet = escapeXml(name.replaceAll("'", "''"))
  const area = areaOf(columns, rows).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${sheet}'!${area}</definedName>`
}

/** The parts that name the sheets, by their paths. They come last: only then is it known how many there are. */
export function closingParts(sheets: readonly WrittenSheet[], columns: number): readonly (readonly [string, string])[] {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const names = sheets.map((sheet, index) => filterName(sheet, index, columns))
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
      `${XML_DECLARATION}<workbook xmlns="${SHEETS}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`,
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
