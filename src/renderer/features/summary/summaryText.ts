import type { Language } from '../../../shared/language.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { neutralise } from '../../../shared/spreadsheet.ts'
import { summarySheet, type SheetCell, type SheetColumn } from '../../../shared/summaries/summarySheet.ts'
import { separatorsOf } from '../../../shared/format.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'

// The table of a summary as text for the clipboard, as spreadsheets paste it: numbers whole, with the language's
// decimal sign.

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
  return String(value).replace('.', separatorsOf(language).decimal)
}

function headingText(column: SheetColumn): string {
  return column.type === 'duration' && column.kind === 'difference' ? `${column.heading} [s]` : column.heading
}

function copiedCell(value: SheetCell, column: SheetColumn | undefined, language: Language): string {
  if (typeof value === 'string') return cell(value)
  return value === null || column === undefined ? '' : copiedNumber(value, column, language)
}

/** Headings and lines, tabs between the cells: what a file of the summary has, in words. */
export function summaryTsv(answer: SummaryAnswer, report: ReportDefinition, language: Language): string {
  const { columns, lines } = summarySheet(answer, report, language, 'copied')
  const rows = lines.map((line) => columns.map((column, place) => copiedCell(line[place] ?? null, column, language)))
  return [columns.map((column) => cell(headingText(column))), ...rows].map((row) => row.join('\t')).join('\r\n')
}
