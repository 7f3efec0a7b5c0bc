import type { Language } from '../../../shared/language.ts'
import { neutralise } from '../../../shared/spreadsheet.ts'
import type { SheetCell, SummarySheet } from '../../../shared/summaries/summarySheet.ts'
import type { MeasureType } from '../../../shared/summaries/types.ts'

// A plan as text for the clipboard, as spreadsheets paste it: numbers whole, with the language's decimal sign.

function textCell(text: string): string {
  const safe = neutralise(text, 'text')
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Durations as `h:mm:ss`, which spreadsheets read as times. */
function duration(seconds: number): string {
  const whole = Math.round(seconds)
  const pad = (part: number): string => String(part).padStart(2, '0')
  return `${Math.floor(whole / 3600)}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`
}

function cell(value: SheetCell, type: MeasureType, language: Language): string {
  if (value === null) return ''
  if (typeof value === 'string') return textCell(value)
  if (type === 'duration') return duration(value)
  const text = String(value)
  return language === 'es' ? text.replace('.', ',') : text
}

/** Headings and lines, tabs between the cells. */
export function sheetTsv({ columns, lines }: SummarySheet, language: Language): string {
  const rows = lines.map((line) => columns.map(({ type }, place) => cell(line[place] ?? null, type, language)))
  return [columns.map(({ heading }) => textCell(heading)), ...rows].map((row) => row.join('\t')).join('\r\n')
}
