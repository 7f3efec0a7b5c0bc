import { takesDates, type ReportDefinition } from '../../shared/reports/types.ts'
import { parseDate, SECONDS_PER_DAY, wall, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import type { RefusalKind } from './answers.ts'

/** A request for a report: understood, or refused. */
export type RangeOrRefusal = { readonly range: TimeRange } | { readonly refused: RefusalKind }

const FOURTEEN_DIGITS = /^\d{14}$/

function readDate(text: string): WallSeconds | undefined {
  return FOURTEEN_DIGITS.test(text) ? parseDate(text)?.at : undefined
}

function datedRange(report: ReportDefinition, query: URLSearchParams): RangeOrRefusal {
  const from = readDate(query.get('date_ini') ?? '')
  const to = readDate(query.get('date_end') ?? '')
  if (from === undefined || to === undefined) return { refused: 'bad-date' }
  if (from > to) return { refused: 'reversed-dates' }
  const seconds = to - from + 1
  if (report.maxDays !== null && seconds > report.maxDays * SECONDS_PER_DAY) return { refused: 'too-many-days' }
  return { range: { from, to } }
}

/** The range that a request asks for: its two dates, the last minutes of a live report, or this very second. */
export function rangeOf(report: ReportDefinition, query: URLSearchParams, now: WallSeconds): RangeOrRefusal {
  const required = report.parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name)
  if (takesDates(report)) required.push('date_ini', 'date_end')
  if (required.some((name) => (query.get(name) ?? '') === '')) return { refused: 'missing-parameter' }
  if (takesDates(report)) return datedRange(report, query)
  return { range: { from: wall(now - (report.liveMinutes ?? 0) * 60), to: now } }
}
