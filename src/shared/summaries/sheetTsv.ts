import { withDecimalSign } from '../format.ts'
import type { Language } from '../language.ts'
import { neutralise } from '../spreadsheet.ts'
import type { SheetCell, SheetColumn, SummarySheet } from './summarySheet.ts'

// A table as text for the clipboard, as spreadsheets paste it: numbers whole, with the language's decimal sign.

const SECONDS_PER_DAY = 86_400

function cell(text: string): string {
  const safe = neutralise(text, 'text')
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Durations as `[h]:mm:ss`, which spreadsheets read as times. */
function duration(seconds: number): string {
  const whole = Math.round(seconds)
  const pad = (part: number): string => String(part).padStart(2, '0')
  return `${Math.floor(whole / 3600)}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`
}

/** No spreadsheet knows a time below 0: how much longer something took is a number of seconds. */
function isTime({ kind, type }: SheetColumn): boolean {
  return type === 'duration' && kind === 'number'
}

/** A number as a spreadsheet reads it in the language. */
export function copiedNumber(value: number, column: SheetColumn, language: Language): string {
  if (isTime(column) && value >= 0 && value < SECONDS_PER_DAY * 1_000) return duration(value)
  return withDecimalSign(String(value), language)
}

function headingText(column: SheetColumn): string {
  return column.type === 'duration' && column.kind === 'difference' ? `${column.heading} [s]` : column.heading
}

function copiedCell(value: SheetCell, column: SheetColumn | undefined, language: Language): string {
  if (typeof value === 'string') return cell(value)
  return value === null || column === undefined ? '' : copiedNumber(value, column, language)
}

/** Headings and lines, tabs between the cells. */
export function sheetTsv({ columns, lines }: SummarySheet, language: Language): string {
  const rows = lines.map((line) => columns.map((column, place) => copiedCell(line[place] ?? null, column, language)))
  return [columns.map((column) => cell(headingText(column))), ...rows].map((row) => row.join('\t')).join('\r\n')
}
