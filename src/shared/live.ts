import { stretchText, type Door } from './stretchText.ts'
import type { LocalizedText } from './language.ts'
import type { AppErrorData } from './errors.ts'
import type { ReportScope } from './holdings.ts'
import type { ReportDefinition } from './reports/types.ts'
import { formatInstant, type TimeRange, type WallSeconds } from './time.ts'
import { gapTexts } from './commonTexts/gaps.ts'

// What a continuous log of a live report is made of, for every process.

/**
 * Why nobody saw a stretch of a log: the program was not running (`closed`), or it was and the log was not (`off`); the
 * computer slept; it had no network; the day's quota was used up, or what automatic work may take of it (`reserve`);
 * the server was in maintenance, refused the token, had too many requests at once, failed (`fault`) or answered too
 * late (`slow`), cut its answer at its most records (`cut`), or announced more of them than it sent (`announced`); the
 * rows could not be written into the store; or the team's database could not be reached.
 */
export const GAP_REASONS = [
  'closed',
  'off',
  'asleep',
  'offline',
  'quota',
  'reserve',
  'maintenance',
  'token',
  'too-many',
  'fault',
  'slow',
  'cut',
  'announced',
  'store',
  'team',
] as const
export type GapReason = (typeof GAP_REASONS)[number]

/** A stretch of a log that no poll saw. */
export interface LogGap {
  readonly range: TimeRange
  readonly reason: GapReason
}

/** What a reason is called where a gap is listed, in a few words. */
export const gapReasonTexts: Readonly<Record<GapReason, LocalizedText>> = {
  closed: gapTexts('closed'),
  off: gapTexts('off'),
  asleep: gapTexts('asleep'),
  offline: gapTexts('offline'),
  quota: gapTexts('quota'),
  reserve: gapTexts('reserve'),
  maintenance: gapTexts('maintenance'),
  token: gapTexts('token'),
  'too-many': gapTexts('too-many'),
  fault: gapTexts('fault'),
  slow: gapTexts('slow'),
  cut: gapTexts('cut'),
  announced: gapTexts('announced'),
  store: gapTexts('store'),
  team: gapTexts('team'),
}

function spoken(at: WallSeconds): string {
  return formatInstant(at).replace('T', ' ')
}

/**
 * A gap in one line: `2026-11-23 10:20:00 – 2026-11-23 10:44:59: computer asleep`; in the window's words `23 Nov 2026,
 * 10:20–10:44: computer asleep`.
 */
export function gapText({ range, reason }: LogGap, door: Door = 'cli'): LocalizedText {
  const stretch = door === 'window' ? stretchText(range, door) : `${spoken(range.from)} – ${spoken(range.to)}`
  return gapTexts('gap', { stretch, reason: gapReasonTexts[reason] })
}

/** The same where no row follows it, at the last row: `after this row: 2026-11-23 20:00:00 – …`. */
export function gapTextAfter(gap: LogGap): LocalizedText {
  return gapTexts('afterRow', { gap: gapText(gap) })
}

/** The column that a file of a log with gaps gets, and what its first line calls it where columns have titles. */
export const GAP_COLUMN = 'gap_before'
export const gapColumnTitle: LocalizedText = gapTexts('columnTitle')

export const LEAST_EVERY_MINUTES = 1
export const MOST_EVERY_MINUTES = 10
export const USUAL_EVERY_MINUTES = 5

/**
 * By how much less than a report's reach two polls lie apart at the most. A timer fires late and an answer takes its
 * time; polls that lay exactly the reach apart would miss a second or two each.
 */
const MARGIN_MS = 30_000

/**
 * The longest time between two polls of a report at which they still see everything, in milliseconds; 0 where a report
 * cannot be a log.
 */
export function longestIntervalMs({ kind, liveMinutes = 0 }: Pick<ReportDefinition, 'kind' | 'liveMinutes'>): number {
  if (kind !== 'live' || liveMinutes <= 0) return 0
  return Math.max(liveMinutes * 30_000, liveMinutes * 60_000 - MARGIN_MS)
}

/**
 * The longest cadence that may be set for a report, in whole minutes: none that is longer than the report reaches back.
 */
export function mostEveryMinutes({ liveMinutes = 0 }: Pick<ReportDefinition, 'liveMinutes'>): number {
  return Math.max(LEAST_EVERY_MINUTES, Math.min(MOST_EVERY_MINUTES, liveMinutes))
}

/** How far two polls of a report lie apart at a cadence, in milliseconds. */
export function intervalMs(report: Pick<ReportDefinition, 'kind' | 'liveMinutes'>, everyMinutes: number): number {
  return Math.min(everyMinutes * 60_000, longestIntervalMs(report))
}

/** Requests a day that a cadence costs. */
export function requestsPerDay(report: Pick<ReportDefinition, 'kind' | 'liveMinutes'>, everyMinutes: number): number {
  return Math.ceil((24 * 3_600_000) / Math.max(1, intervalMs(report, everyMinutes)))
}

/** How the continuous log of a live report stands. */
export interface LiveState {
  readonly scope: ReportScope
  readonly isOn: boolean
  /** The cadence, 1 to 10; never more than the report reaches back. */
  readonly everyMinutes: number
  /** What the cadence costs. */
  readonly requestsPerDay: number
  /** Null: switched off, being polled right now, or polled by another process. */
  readonly nextPollAtMs: number | null
  readonly isPolling: boolean
  readonly lastPoll: { readonly atMs: number; readonly rows: number; readonly added: number } | null
  /** Why the last try did not work, until one works. */
  readonly trouble: AppErrorData | null
  /** Another process of this computer polls it, or another desk of the team. */
  readonly isElsewhere: boolean
  /** Which desk of the team; null: none does, or one of this computer's processes. */
  readonly keptBy?: string | null
  /**
   * The minutes between polls while another program's requests with the same token make it go slower; null while
   * nothing does.
   */
  readonly slowedToMinutes?: number | null
}
