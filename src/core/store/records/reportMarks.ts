import type { TimeRange } from '../../../shared/time.ts'

/**
 * What one answer said of a report: rows, none, 404 in an answer of the server's own, or that there is no such report.
 */
export type Sighting = 'data' | 'empty' | 'not-found' | 'absent'

/**
 * `data`: it gave rows once · `empty`: it answers, and has none · `quiet`: only 404 until now · `absent`: the server
 * seems not to have it.
 */
export type MarkState = 'data' | 'empty' | 'quiet' | 'absent'

export interface ReportMark {
  readonly reportKey: string
  readonly state: MarkState
  readonly markedAtMs: number
}

export interface NotedSighting {
  readonly connectionId: number
  readonly reportKey: string
  readonly sighting: Sighting
  /** What was asked for; of a report without dates the instant at which it was asked. */
  readonly range: TimeRange
  readonly isDated: boolean
  readonly atMs: number
}
