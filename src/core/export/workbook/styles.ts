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
const GENERAL = 'General'
const KNOWN_IDS: ReadonlyMap<string, number> = new Map([
  [GENERAL, 0],
  ['@', 49],
])

/** How a cell looks. */
export interface CellLook {
  /** The code of its number format. */
  readonly code: string
  readonly isBold: boolean
  /** Whether a text that is wider than its column goes on in further lines. */
  readonly wraps: boolean
  /** Whether a text ends where numbers do. */
  readonly isRight: boolean
}

const PLAIN = { isBold: false, wraps: false, isRight: false } as const
/** The looks that {@link numberStyle} and the like name, in their order. */
const USUAL_LOOKS: readonly CellLook[] = [
  ...FORMATS.map((code) => ({ code, ...PLAIN })),
  { code: GENERAL, ...PLAIN, isBold: true },
]

function cellXml({ isBold, wraps, isRight }: CellLook, formatId: number): string {
  const font = `fontId="${isBold ? 1 : 0}"${isBold ? ' applyFont="1"' : ''}`
  const start = `<xf numFmtId="${formatId}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" ${font}`
  if (!wraps && !isRight) return `${start}/>`
  const alignment = `${isRight ? ' horizontal="right"' : ''} vertical="top"${wraps ? ' wrapText="1"' : ''}`
  return `${start} applyAlignment="1"><alignment${alignment}/></xf>`
}

/** The looks of a workbook's cells: the usual ones, and those that were asked for besides. */
export class StyleTable {
  readonly #looks: CellLook[] = [...USUAL_LOOKS]
  readonly #places = new Map<string, Style>()

  /** The style of cells that look so. */
  style(code: string, look: Partial<Omit<CellLook, 'code'>> = {}): Style {
    const whole: CellLook = { code, ...PLAIN, ...look }
    const key = JSON.stringify([code, whole.isBold, whole.wraps, whole.isRight])
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.#looks.push(whole) - 1
    this.#places.set(key, place)
    return place
  }

  /** The part that says what the styles look like (ECMA-376, 18.8). */
  xml(): string {
    const codes = [...new Set(this.#looks.map(({ code }) => code))].filter((code) => !KNOWN_IDS.has(code))
    const ids = new Map([...KNOWN_IDS, ...codes.map((code, index) => [code, FIRST_FREE_ID + index] as const)])
    const formats = codes.map((code) => `<numFmt numFmtId="${ids.get(code) ?? 0}" formatCode="${escapeXml(code)}"/>`)
    const cells = this.#looks.map((look) => cellXml(look, ids.get(look.code) ?? 0))
    const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    return [
      XML_DECLARATION,
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
      `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>`,
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('')
  }
}

/** The same with the usual looks alone. */
export function stylesXml(): string {
  return new StyleTable().xml()
}
