import { startOfMonth, wall, wallClock, startOfDay, SECONDS_PER_DAY, type WallSeconds } from '../../shared/time.ts'
import type { RetentionRule } from '../../shared/retention.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'

/** What goes by the rules now: rows of one report of one connection before an instant. */
export interface Outdated {
  readonly connectionId: number
  readonly reportKey: string
  readonly before: WallSeconds
}

/** The rules there are. */
export function listRules(database: ReadableDatabase): readonly RetentionRule[] {
  return database
    .prepare(
      `SELECT connection_id AS connectionId, report_key AS reportKey, months FROM retention_rules
        ORDER BY connection_id, report_key`,
    )
    .all() as RetentionRule[]
}

/** Sets one rule in place of the one that held for just the same; `months` null keeps everything. */
export function putRule(database: WritableDatabase, { connectionId, reportKey, months }: RetentionRule): void {
  database
    .transaction(() => {
      removeRule(database, { connectionId, reportKey })
      // That everything is kept need not be said where no wider rule says otherwise.
      if (months === null && connectionId === null && reportKey === null) return
      database
        .prepare('INSERT INTO retention_rules (connection_id, report_key, months) VALUES (?, ?, ?)')
        .run(connectionId, reportKey, months)
    })
    .immediate()
}

/** Takes one rule away, so that a wider one holds again. */
export function removeRule(
  database: WritableDatabase,
  { connectionId, reportKey }: Pick<RetentionRule, 'connectionId' | 'reportKey'>,
): void {
  database
    .prepare('DELETE FROM retention_rules WHERE connection_id IS ? AND report_key IS ?')
    .run(connectionId, reportKey)
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

/** The first instant that is kept: the same day so many months ago, or that month's last day where it has no such day. */
export function keptFrom(now: WallSeconds, months: number): WallSeconds {
  const dayOfMonth = (startOfDay(now) - startOfMonth(now, 0)) / SECONDS_PER_DAY
  const month = startOfMonth(now, -months)
  const lastDay = wall(startOfMonth(month, 1) - SECONDS_PER_DAY)
  return wall(Math.min(month + dayOfMonth * SECONDS_PER_DAY, lastDay))
}

interface ScopeRow {
  readonly connectionId: number
  readonly reportKey: string
  readonly timeZone: string
}

/** The rules with one more, in the place of the one for just the same. */
function withRule(rules: readonly RetentionRule[], rule: RetentionRule): readonly RetentionRule[] {
  const others = rules.filter((each) => each.connectionId !== rule.connectionId || each.reportKey !== rule.reportKey)
  return [...others, rule]
}

/**
 * What the rules let go at a moment, of removed connections too, whether or not there is anything of it.
 *
 * @param supposed a rule that does not hold yet, as if it did
 */
export function outdated(
  database: ReadableDatabase,
  nowMs: number,
  supposed: RetentionRule | null,
): readonly Outdated[] {
  const kept = listRules(database)
  const rules = supposed === null ? kept : withRule(kept, supposed)
  if (rules.length === 0) return []
  const scopes = database
    .prepare(
      `SELECT DISTINCT connection_id AS connectionId, report_key AS reportKey, time_zone AS timeZone
        FROM scopes JOIN connections ON connections.id = connection_id ORDER BY connection_id, report_key`,
    )
    .all() as ScopeRow[]
  return scopes.flatMap(({ connectionId, reportKey, timeZone }) => {
    const months = monthsKept(rules, connectionId, reportKey)
    if (months === null) return []
    return [{ connectionId, reportKey, before: keptFrom(wallClock(nowMs, timeZone), months) }]
  })
}
