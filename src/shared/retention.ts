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
  /**
   * Only of the rule that the administrator of the computer set, which is of all: so many days are kept at most,
   * whatever the other rules say.
   */
  readonly mostDays?: number
}

/** How many days are kept at most, by the administrator's rule; null where there is none. */
export function mostDaysOf(rules: readonly RetentionRule[]): number | null {
  return rules.find(({ mostDays }) => mostDays !== undefined)?.mostDays ?? null
}

/** The rules that users set: those that can be changed. */
export function usersRules(rules: readonly RetentionRule[]): readonly RetentionRule[] {
  return rules.filter(({ mostDays }) => mostDays === undefined)
}

const DAYS_OF_MONTH = 30

/** Whether so many months would keep more than so many days; a year of months is no more than a year of days. */
export function keepsMore(months: number | null, mostDays: number): boolean {
  return months === null || months * DAYS_OF_MONTH > mostDays
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
  const others = rules.filter(
    ({ connectionId, reportKey, mostDays }) =>
      connectionId !== rule.connectionId || reportKey !== rule.reportKey || mostDays !== undefined,
  )
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
 * The user's rule that holds for a report of a connection: the closest one. A report's own counts more than a
 * connection's.
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
  const usual = usersRules(rules)
  for (const [connection, report] of closest) {
    const rule = usual.find((each) => each.connectionId === connection && each.reportKey === report)
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
  return firstKept({ months: monthsKept(rules, connectionId, reportKey), mostDays: mostDaysOf(rules) }, now)
}

/** How much is kept: months by the user's rules, days by the administrator's; null: all. */
export interface Kept {
  readonly months: number | null
  readonly mostDays: number | null
}

/** The first instant that is kept now, whole days of the operation's calendar; null: everything is. */
export function firstKept({ months, mostDays }: Kept, now: WallSeconds): WallSeconds | null {
  const byMonths = months === null ? null : keptFrom(now, months)
  const byDays = mostDays === null ? null : addDays(startOfDay(now), -mostDays)
  return byMonths === null || byDays === null ? (byMonths ?? byDays) : wall(Math.max(byMonths, byDays))
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

/** Whether a period reaches further back than is kept, today or on a day of the coming year. */
export function firstCut(period: Period, kept: Kept, now: WallSeconds): RetentionCut | undefined {
  for (let ahead = 0; ahead <= DAYS_LOOKED_AHEAD; ahead++) {
    const day = addDays(startOfDay(now), ahead)
    const range = periodRange(period, day)
    if (range === null) return undefined
    const from = firstKept(kept, day)
    if (from === null) return undefined
    if (range.from < from) return { day, periodFrom: range.from, keptFrom: from }
  }
  return undefined
}
