import type { Language } from '../../../shared/language.ts'
import { neutralise } from '../../../shared/spreadsheet.ts'
import type { MeasureType, SummaryAnswer } from '../../../shared/summaries/types.ts'
import type { SummaryTableModel } from './summaryTable.ts'

// The table of a summary as text for the clipboard, as spreadsheets paste it: numbers whole, with the language's
// decimal sign.

export interface CopiedWords {
  readonly language: Language
  readonly groupTitles: readonly string[]
  readonly labelOf: (level: number, key: string | null) => string
  readonly columnLabel: (column: string | null) => string
  readonly total: string
  readonly totalOf: (label: string) => string
  readonly before: (title: string) => string
}

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

function copiedNumber(type: MeasureType, value: number | null, language: Language): string {
  if (value === null) return ''
  if (type === 'duration' && value >= 0 && value < SECONDS_PER_DAY * 1_000) return duration(value)
  const text = String(value)
  return language === 'es' ? text.replace('.', ',') : text
}

/** Headings and lines, tabs between the cells. */
export function summaryTsv(answer: SummaryAnswer, { lines, columns }: SummaryTableModel, words: CopiedWords): string {
  const { measures, compared, by } = answer
  const isCompared = compared !== null
  const headings = [
    ...words.groupTitles,
    ...(by.length === 0 ? [''] : []),
    ...columns.flatMap((column) =>
      measures.flatMap(({ title }) => {
        const whole = answer.across === null ? title : `${words.columnLabel(column)} · ${title}`
        return isCompared ? [whole, words.before(whole)] : [whole]
      }),
    ),
  ]
  const rows = lines.map(({ key, kind, cells }) => {
    const last = key.length - 1
    const labels = Array.from({ length: Math.max(1, by.length) }, (_each, level) => {
      if (kind === 'total') return level === 0 ? words.total : ''
      if (level > last) return ''
      const label = words.labelOf(level, key[level] ?? null)
      return kind === 'subtotal' && level === last ? words.totalOf(label) : label
    })
    const numbers = columns.flatMap((column) => {
      const group = cells.get(column)
      return measures.flatMap(({ type }, place) => {
        const now = copiedNumber(type, group?.values[place] ?? null, words.language)
        return isCompared ? [now, copiedNumber(type, group?.compared?.[place] ?? null, words.language)] : [now]
      })
    })
    return [...labels.map(cell), ...numbers]
  })
  return [headings.map(cell), ...rows].map((row) => row.join('\t')).join('\r\n')
}
