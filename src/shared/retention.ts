import { addDays, periodRange, type Period } from './periods.ts'
import { SECONDS_PER_DAY, startOfDay, startOfMonth, wall, type TimeRange, type WallSeconds } from './time.ts'

/**
 * How long rows are kept. The closest rule counts: that of a report and connection, of a report, of a connection, of
 * all.
 */
export interface RetentionRule {
  /** Null: of all connections. */
  readonly connectionId: number | null
  /** Null: of all reports. */
  readonly reportKey: string | null
  /** Months of rows that are kept; null: all. */
  readonly months: number | null
}

export const MOST_MONTHS = 1_200

/** What goes by the rules now. */
export interface RetentionPreview {
  readonly connectionId: number
  readonly reportKey: string
  /** `YYYY-MM-DD`: rows before this day go. */
  readonly beforeDay: string
  readonly rows: number
}

/** A rule that is set in the place of the one for just the same, or taken away, so that a wider one holds again. */
export interface RetentionChange {
  readonly rule: RetentionRule
  readonly isRemoved: boolean
}

/** The rules as they are after a change. */
export function rulesAfter(
  rules: readonly RetentionRule[],
  { rule, isRemoved }: RetentionChange,
): readonly RetentionRule[] {
  const others = rules.filter((each) => each.connectionId !== rule.connectionId || each.reportKey !== rule.reportKey)
  return isRemoved ? others : [...others, rule]
}

/** Whether a change may let rows go: what it is about is not kept whole after it. */
export function mayLetGo(rules: readonly RetentionRule[], change: RetentionChange): boolean {
  const { rule, isRemoved } = change
  if (!isRemoved) return rule.months !== null
  const isCommon = <T>(one: T | null, other: T | null): boolean => one === null || other === null || one === other
  return rulesAfter(rules, change).some(
    ({ connectionId, reportKey, months }) =>
      months !== null && isCommon(connectionId, rule.connectionId) && isCommon(reportKey, rule.reportKey),
  )
}

/**
 * The rule that holds for a report of a connection: the closest one. A report's own counts more than a connection's.
 *
 * @returns months that are kept, or null for everything
 */
export function monthsKept(rules: readonly RetentionRule[], connectionId: number, reportKey: string): number | null {
  const closest = [
    [connectionId, reportKey],
    [null, reportKey],
    [connectionId, null],
    [null, null],
  ] as const
  for (const [connection, report] of closest) {
    const rule = rules.find((each) => each.connectionId === connection && each.reportKey === report)
    if (rule !== undefined) return rule.months
  }
  return null
}

/**
 * The first instant that is kept: the same day so many months ago, or that month's last day where it has no such day.
 */
export function keptFrom(now: WallSeconds, months: number): WallSeconds {
  const dayOfMonth = (startOfDay(now) - startOfMonth(now, 0)) / SECONDS_PER_DAY
  const month = startOfMonth(now, -months)
  const lastDay = wall(startOfMonth(month, 1) - SECONDS_PER_DAY)
  return wall(Math.min(month + dayOfMonth * SECONDS_PER_DAY, lastDay))
}

/** The first instant that the rules keep of a report of a connection now; null: everything is kept. */
export function keptSince(
  rules: readonly RetentionRule[],
  { connectionId, reportKey }: { readonly connectionId: number; readonly reportKey: string },
  now: WallSeconds,
): WallSeconds | null {
  const months = monthsKept(rules, connectionId, reportKey)
  return months === null ? null : keptFrom(now, months)
}

/**
 * What is kept of a period. Of a named one something always is: a rule keeps a month at least, and none ends before
 * that. Of days that stay nothing may be: then it begins after its end.
 *
 * @param since the first instant that is kept; null: everything is
 */
export function keptPart(period: TimeRange, since: WallSeconds | null): TimeRange {
  return since === null || since <= period.from ? period : { from: since, to: period.to }
}

/** A period that reaches further back than its rows are kept. */
export interface RetentionCut {
  /** The day from which on it does: today, or one of the coming year. */
  readonly day: WallSeconds
  /** Where the period begins on that day. */
  readonly periodFrom: WallSeconds
  /** What is kept on that day begins here. */
  readonly keptFrom: WallSeconds
}

const DAYS_LOOKED_AHEAD = 366

/** Whether a period reaches further back than so many months are kept, today or on a day of the coming year. */
export function firstCut(period: Period, months: number | null, now: WallSeconds): RetentionCut | undefined {
  if (months === null) return undefined
  for (let ahead = 0; ahead <= DAYS_LOOKED_AHEAD; ahead++) {
    const day = addDays(startOfDay(now), ahead)
    const range = periodRange(period, day)
    if (range === null) return undefined
    const cut = { day, periodFrom: range.from, keptFrom: keptFrom(day, months) }
    if (cut.periodFrom < cut.keptFrom) return cut
  }
  return undefined
}
