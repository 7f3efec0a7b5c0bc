import type { CsvDialect } from '../../src/shared/fileFormats.ts'
import { neutralise } from '../../src/shared/spreadsheet.ts'
import type { FieldType } from '../../src/shared/reports/types.ts'
import { numberOf } from '../../src/shared/values.ts'

export interface Column {
  readonly name: string
  readonly type: FieldType | undefined
}

function quoted(text: string, delimiter: string): string {
  const needsQuotes = [delimiter, '"', '\r', '\n'].some((mark) => text.includes(mark))
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text
}

const DECIMALS: ReadonlySet<FieldType> = new Set(['decimal', 'money', 'percent'])

/** A value as a style writes it, before quotes: no formula, and its decimal sign where the style has another. */
export function written(style: CsvDialect, text: string, type: FieldType | undefined): string {
  const safe = style.isSafe ? neutralise(text, type) : text
  if (style.decimalSign === '.' || safe !== text || type === undefined || !DECIMALS.has(type)) return safe
  const [number] = text.match(/[0-9.,]+/) ?? ['']
  const isEnglish =
    number.split('.').length <= 2 && /^(?:[0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?$/.test(number)
  if (!isEnglish || numberOf(type, text) === null) return safe
  const [whole = '', decimals] = number.split('.')
  return text.replace(number, whole.replaceAll(',', '.') + (decimals === undefined ? '' : `,${decimals}`))
}

/** A table as RFC 4180 has it, written as plainly as can be. */
export function modelCsv(style: CsvDialect, columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const safe = (text: string, type: FieldType | undefined): string => written(style, text, type)
  const line = (cells: readonly string[]): string =>
    // A line with nothing in it is no row to most readers.
    cells.length === 1 && cells[0] === ''
      ? '""\r\n'
      : `${cells.map((cell) => quoted(cell, style.delimiter)).join(style.delimiter)}\r\n`
  const header = line(columns.map((column) => safe(column.name, undefined)))
  const lines = rows.map((row) => line(row.map((cell, place) => safe(cell, columns[place]?.type))))
  return (style.hasMark ? '\uFEFF' : '') + header + lines.join('')
}

/** Reads CSV as RFC 4180 tells to. */
export function parseCsv(text: string, style: CsvDialect): string[][] {
  const body = style.hasMark ? text.slice(1) : text
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let place = 0; place < body.length; place++) {
    const mark = body[place] ?? ''
    if (isQuoted) {
      if (mark !== '"') cell += mark
      else if (body[place + 1] === '"') {
        cell += '"'
        place++
      } else isQuoted = false
    } else if (mark === '"') isQuoted = true
    else if (mark === style.delimiter) {
      row.push(cell)
      cell = ''
    } else if (mark === '\r' && body[place + 1] === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
      place++
    } else cell += mark
  }
  return rows
}
