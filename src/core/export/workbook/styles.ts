import { XML_DECLARATION, escapeXml } from './xml.ts'

/** The index of a cell's format in the workbook's table of formats. */
export type Style = number

/** Decimals beyond which no value of 15 digits is looked at as a number. */
export const MOST_DECIMALS = 15

const FORMATS = [
  'General',
  // A text cell that is edited stays text: no zeros are lost, no formula is run.
  '@',
  'yyyy-mm-dd hh:mm:ss',
  'yyyy-mm-dd',
  '[hh]:mm:ss',
  ...Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) => digits(decimals)),
  ...Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) => `${digits(decimals)} %`),
]

function digits(decimals: number): string {
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
}

export const LONG_TEXT_STYLE: Style = 0
export const TEXT_STYLE: Style = 1
export const DATE_TIME_STYLE: Style = 2
export const DATE_STYLE: Style = 3
export const DURATION_STYLE: Style = 4
const FIRST_NUMBER: Style = 5
const FIRST_PERCENT: Style = FIRST_NUMBER + MOST_DECIMALS + 1
export const HEADING_STYLE: Style = FORMATS.length

/** A number that shows so many decimals. */
export function numberStyle(decimals: number): Style {
  return FIRST_NUMBER + decimals
}

/** A share that shows as a percentage with so many decimals, a blank and the sign. */
export function percentStyle(decimals: number): Style {
  return FIRST_PERCENT + decimals
}

/** Ids below belong to formats that every spreadsheet knows; those two have no code to be given. */
const FIRST_FREE_ID = 164
const GENERAL_ID = 0
const TEXT_ID = 49

function formatId(index: number): number {
  if (index === LONG_TEXT_STYLE || index === HEADING_STYLE) return GENERAL_ID
  return index === TEXT_STYLE ? TEXT_ID : FIRST_FREE_ID + index
}

/** The part that says what the styles look like (ECMA-376, 18.8). */
export function stylesXml(): string {
  const codes = FORMATS.map((code, index) => ({ id: formatId(index), code })).filter(({ id }) => id >= FIRST_FREE_ID)
  const formats = codes.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
  const cells = FORMATS.map(
    (_, index) =>
      `<xf numFmtId="${formatId(index)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  )
  const heading = `<xf numFmtId="${GENERAL_ID}" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>`
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
  return [
    XML_DECLARATION,
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
    `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>`,
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cells.length + 1}">${cells.join('')}${heading}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('')
}
