import { unzipSync } from 'fflate'
import { fileTexts } from '../../src/shared/commonTexts/files.ts'

// Reads workbooks as ECMA-376 tells to, and no more of it than a program that shows cells must know. It refuses what it
// does not know.

/** A cell as its reader sees it. */
export interface ReadCell {
  readonly kind: 'text' | 'number'
  /** What the cell shows. */
  readonly shown: string
  /** The code of its number format. */
  readonly format: string
  /** Of a number: itself. */
  readonly value?: number
}

export interface ReadSheet {
  readonly name: string
  /** Cells by row and column; undefined for an empty one. */
  readonly rows: readonly (readonly (ReadCell | undefined)[])[]
  readonly xml: string
}

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const TOKEN = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g
// oxlint-disable-next-line no-control-regex -- these are what XML forbids
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

function unescaped(text: string): string {
  if (FORBIDDEN.test(text)) throw new Error('a character that XML cannot hold')
  return text.replace(/\r\n?/g, '\n').replace(/&([^;]*);?/g, (whole, name: string) => {
    const character = ENTITIES[name]
    if (character === undefined) throw new Error(`no entity: ${whole}`)
    return character
  })
}

/** An XML document's first element. @throws Error where it is not well-formed */
export function parseXml(xml: string): Element {
  const body = xml.replace(/^<\?xml [^>]*\?>\n/, '')
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  TOKEN.lastIndex = 0
  for (let at = 0; at < body.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(body)
    const inside = open.at(-1)
    if (match === null || inside === undefined) throw new Error(`not well-formed at ${at}: ${body.slice(at, at + 40)}`)
    const [, closes, name, attributes = '', isEmpty, text] = match
    if (text !== undefined) inside.text += unescaped(text)
    else if (closes === '/') {
      if (inside.name !== name) throw new Error(`${name} closes ${inside.name}`)
      open.pop()
    } else {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, unescaped(value)])
      const element: Element = { name: name ?? '', attributes: Object.fromEntries(pairs), children: [], text: '' }
      inside.children.push(element)
      if (isEmpty !== '/') open.push(element)
    }
  }
  const [root] = top.children
  if (open.length !== 1 || root === undefined || top.children.length !== 1) throw new Error('not one whole element')
  return root
}

/** An element's child of a name. @throws Error where it has none */
export function child(element: Element, name: string): Element {
  const found = element.children.find((each) => each.name === name)
  if (found === undefined) throw new Error(`${element.name} has no ${name}`)
  return found
}

/** `_x0041_` is `A` (22.9.2.19), read from left to right. */
export function decodedText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function pad(value: number, digits = 2): string {
  return String(value).padStart(digits, '0')
}

/** What a spreadsheet shows of a number: to 15 digits, as it has them. */
function shownNumber(value: number, format: string): string {
  const [more = '', less, none] = format.split(';')
  if (less !== undefined && none !== undefined) {
    return value > 0
      ? `+${shownNumber(value, more.slice(1))}`
      : value < 0
        ? `-${shownNumber(-value, less.slice(1))}`
        : shownNumber(0, none)
  }
  const seconds = Math.round(value * 86_400)
  switch (format) {
    case 'yyyy-mm-dd':
    case 'yyyy-mm-dd hh:mm:ss': {
      // Day 0 is 30 December 1899 for all days from March 1900 on.
      const moment = new Date(Date.UTC(1899, 11, 30) + seconds * 1000)
      const text = `${moment.toISOString().slice(0, 10)} ${moment.toISOString().slice(11, 19)}`
      if (value < 61) throw new Error(`Excel shows no such date: ${value}`)
      return format === 'yyyy-mm-dd' ? text.slice(0, 10) : text
    }
    case '[hh]:mm:ss':
      return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
    case '[hh]:mm:ss.000': {
      const thousandths = Math.round(value * 86_400_000)
      const whole = shownNumber(Math.floor(thousandths / 1000) / 86_400, '[hh]:mm:ss')
      return `${whole}.${pad(thousandths % 1000, 3)}`
    }
    default: {
      const match = /^(#,##)?0(?:\.(0+))?( %)?$/.exec(format)
      if (match === null) throw new Error(`no such format: ${format}`)
      const [, groups, zeros = '', percent] = match
      const hundredfold = percent === undefined ? value : Number((value * 100).toPrecision(15))
      const [digits = '', fraction] = hundredfold.toFixed(zeros.length).split('.')
      const whole = groups === undefined ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, ',')
      return `${whole}${fraction === undefined ? '' : `.${fraction}`}${percent ?? ''}`
    }
  }
}

/** The codes of the formats in the order of `cellXfs`. */
function formatsOf(styles: Element): readonly string[] {
  const codes = new Map([
    ['0', 'General'],
    ['49', '@'],
  ])
  for (const { attributes } of child(styles, 'numFmts').children) {
    codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
  }
  return child(styles, 'cellXfs').children.map(({ attributes }) => {
    const code = codes.get(attributes['numFmtId'] ?? '')
    if (code === undefined) throw new Error(`no number format ${attributes['numFmtId']}`)
    return code
  })
}

/** The place of a column, from 0, by its letters or those of a cell. */
export function columnOf(place: string): number {
  const letters = place.replace(/\d+$/, '')
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellOf(cell: Element, formats: readonly string[]): ReadCell {
  const format = formats[Number(cell.attributes['s'] ?? 0)]
  if (format === undefined) throw new Error(`no style ${cell.attributes['s']}`)
  if (cell.attributes['t'] === 'inlineStr') {
    const text = child(child(cell, 'is'), 't')
    const keepsBlanks = text.attributes['xml:space'] === 'preserve'
    return { kind: 'text', shown: decodedText(keepsBlanks ? text.text : text.text.trim()), format }
  }
  if (cell.attributes['t'] !== undefined) throw new Error(`no such type: ${cell.attributes['t']}`)
  if (cell.children.some(({ name }) => name === 'f')) throw new Error('a formula')
  const { text } = child(cell, 'v')
  if (!/^-?\d+(?:\.\d+)?(?:e-\d+)?$/.test(text)) throw new Error(`no number: ${text}`)
  return { kind: 'number', shown: shownNumber(Number(text), format), format, value: Number(text) }
}

function rowsOf(sheet: Element, formats: readonly string[]): (ReadCell | undefined)[][] {
  const rows: (ReadCell | undefined)[][] = []
  for (const row of child(sheet, 'sheetData').children) {
    const number = Number(row.attributes['r'])
    if (number !== rows.length + 1) throw new Error(`row ${number} after ${rows.length}`)
    const cells: (ReadCell | undefined)[] = []
    for (const cell of row.children) {
      const place = cell.attributes['r'] ?? ''
      if (!place.endsWith(`${number}`) || columnOf(place) < cells.length)
        throw new Error(`cell ${place} in row ${number}`)
      while (cells.length < columnOf(place)) cells.push(undefined)
      cells.push(cellOf(cell, formats))
    }
    rows.push(cells)
  }
  return rows
}

/** Reads parts of a workbook by their paths. @throws Error for what is not there */
export function partsOf(bytes: Uint8Array): (path: string) => string {
  const parts = unzipSync(bytes)
  return (path) => {
    const part = parts[path]
    if (part === undefined) throw new Error(`no part ${path}`)
    return new TextDecoder('utf8', { fatal: true, ignoreBOM: true }).decode(part)
  }
}

/** The sheets of a workbook. @throws Error where it is none, or holds what this reader does not know */
export function readWorkbook(bytes: Uint8Array): readonly ReadSheet[] {
  const contents: string[] = []
  const partOf = partsOf(bytes)
  for (const { attributes } of parseXml(partOf('[Content_Types].xml')).children) {
    if (attributes['PartName'] !== undefined) contents.push(attributes['PartName'].slice(1))
  }
  for (const path of contents) partOf(path)
  const [root] = parseXml(partOf('_rels/.rels')).children
  if (root?.attributes['Target'] !== 'xl/workbook.xml') throw new Error('no workbook')
  const formats = formatsOf(parseXml(partOf('xl/styles.xml')))
  const targets = new Map(
    parseXml(partOf('xl/_rels/workbook.xml.rels')).children.map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'],
    ]),
  )
  return child(parseXml(partOf('xl/workbook.xml')), 'sheets').children.map(({ attributes }) => {
    const path = `xl/${targets.get(attributes['r:id'] ?? '')}`
    if (!contents.includes(path)) throw new Error(`${path} has no type`)
    const xml = partOf(path)
    return { name: attributes['name'] ?? '', rows: rowsOf(parseXml(xml), formats), xml }
  })
}

/** Whether a sheet has rows: what a file says of itself stands on another. */
function hasRows({ name }: ReadSheet): boolean {
  return !Object.values(fileTexts('about')).includes(name)
}

/**
 * What all sheets with rows show below their headings, empty cells as empty texts; and the heading, which must be the
 * same on each.
 */
export function shownTable(sheets: readonly ReadSheet[]): { readonly heading: string[]; readonly rows: string[][] } {
  const tables = sheets.filter(hasRows).map(({ rows: [heading = [], ...rows] }) => ({
    heading: Array.from(heading, (cell) => cell?.shown ?? ''),
    rows: rows.map((row) => Array.from(heading, (_, column) => row[column]?.shown ?? '')),
  }))
  const heading = tables[0]?.heading ?? []
  for (const table of tables) {
    if (JSON.stringify(table.heading) !== JSON.stringify(heading)) throw new Error('headings differ')
  }
  return { heading, rows: tables.flatMap(({ rows }) => rows) }
}
