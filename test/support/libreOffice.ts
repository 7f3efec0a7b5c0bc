import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

// Opens workbooks in LibreOffice, an office program that shares no code with what writes them.

/** Whether workbooks are to be opened in LibreOffice as well: `npm run proof:libreoffice` says so. */
export const IS_OFFICE_ASKED = process.env['ATALAYA_PROOF_LIBREOFFICE'] === '1'

/** A cell as LibreOffice has it: a number as it calculates with it (durations in seconds), or a text. */
export type OfficeCell = string | number

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const ROW = /<table:table-row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-row>)/g
const CELL = /<table:(?:covered-)?table-cell\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:(?:covered-)?table-cell>)/g

function plain(xml: string): string {
  return xml
    .replaceAll(/<text:s(?: text:c="(\d+)")?\/>/g, (_whole, count?: string) => ' '.repeat(Number(count ?? 1)))
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
}

/** A duration such as `-PT01H02M03.5S`, in seconds. */
function secondsOf(time: string): number {
  const match = /^(-?)PT(\d+)H(\d+)M([\d.]+)S$/.exec(time)
  if (match === null) throw new Error(`no duration: ${time}`)
  const [, sign, hours, minutes, seconds] = match
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds))
}

function cellOf(attributes: string, inside: string): OfficeCell | undefined {
  const type = attribute(attributes, 'office:value-type')
  if (type === undefined) return undefined
  if (type === 'time') return secondsOf(attribute(attributes, 'office:time-value') ?? '')
  const number = attribute(attributes, 'office:value')
  if (number !== undefined) return Number(number)
  return [...inside.matchAll(/<text:p[^>]*>([\s\S]*?)<\/text:p>/g)].map(([, text = '']) => plain(text)).join('\n')
}

function cellsOf(row: string): (OfficeCell | undefined)[] {
  const cells = [...row.matchAll(CELL)].flatMap(([, attributes = '', inside = '']) => {
    const repeated = Number(attribute(attributes, 'table:number-columns-repeated') ?? 1)
    const cell = cellOf(attributes, inside)
    // Empty cells are repeated up to the end of the sheet.
    return Array.from({ length: Math.min(repeated, 1_000) }, () => cell)
  })
  return cells.slice(0, cells.findLastIndex((cell) => cell !== undefined) + 1)
}

/**
 * The first sheet of a workbook as LibreOffice reads it, row by row; empty rows at its end are left out.
 *
 * @throws Error where LibreOffice is not installed, or does not open the file
 */
export function openedInLibreOffice(file: string): readonly (readonly (OfficeCell | undefined)[])[] {
  const folder = join(dirname(file), 'libreoffice')
  mkdirSync(folder, { recursive: true })
  const profile = pathToFileURL(join(folder, 'profile')).href
  const words = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'fods', '--outdir', folder, file]
  execFileSync('soffice', words, { stdio: 'pipe' })
  const xml = readFileSync(join(folder, basename(file).replace(/\.xlsx$/, '.fods')), 'utf8')
  const [, table = ''] = /<table:table\b[^>]*>([\s\S]*?)<\/table:table>/.exec(xml) ?? []
  const rows = [...table.matchAll(ROW)].flatMap(([, attributes = '', row = '']) => {
    const repeated = Number(attribute(attributes, 'table:number-rows-repeated') ?? 1)
    return Array.from({ length: Math.min(repeated, 1_000) }, () => cellsOf(row))
  })
  return rows.slice(0, rows.findLastIndex((cells) => cells.length > 0) + 1)
}
