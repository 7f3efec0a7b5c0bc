import { managed } from '../../../shared/policy/policy.ts'
import {
  keepsMore,
  keptSince,
  rulesAfter,
  type RetentionChange,
  type RetentionRule,
} from '../../../shared/retention.ts'
import { wallClock, type WallSeconds } from '../../../shared/time.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { policyOf } from '../file/storePolicy.ts'

/** What goes by the rules now: rows of one report of one connection before an instant. */
export interface Outdated {
  readonly connectionId: number
  readonly reportKey: string
  readonly before: WallSeconds
}

/** The rules there are: those of users, and at the end the one of the computer's administrator, if there is one. */
export function listRules(database: ReadableDatabase): readonly RetentionRule[] {
  const rules = database
    .prepare(
      `SELECT connection_id AS connectionId, report_key AS reportKey, months FROM retention_rules
        ORDER BY connection_id, report_key`,
    )
    .all() as RetentionRule[]
  const { keepAtMostDays } = policyOf(database)
  if (keepAtMostDays === null) return rules
  return [...rules, { connectionId: null, reportKey: null, months: null, mostDays: keepAtMostDays }]
}

/**
 * Sets one rule in place of the one that held for just the same; `months` null keeps everything.
 *
 * @throws AppError `managed` where it would keep more than the computer's administrator lets be kept
 */
export function putRule(database: WritableDatabase, { connectionId, reportKey, months }: RetentionRule): void {
  const { keepAtMostDays } = policyOf(database)
  if (keepAtMostDays !== null && keepsMore(months, keepAtMostDays)) {
    throw managed('KeepAtMostDays', { days: keepAtMostDays })
  }
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

interface ScopeRow {
  readonly connectionId: number
  readonly reportKey: string
  readonly timeZone: string
}

/**
 * What the rules let go at a moment, of removed connections too, whether or not there is anything of it.
 *
 * @param supposed a change of the rules that was not made yet, as if it were
 */
export function outdated(
  database: ReadableDatabase,
  nowMs: number,
  supposed: RetentionChange | null,
): readonly Outdated[] {
  const kept = listRules(database)
  const rules = supposed === null ? kept : rulesAfter(kept, supposed)
  if (rules.length === 0) return []
  const scopes = database
    .prepare(
      `SELECT DISTINCT connection_id AS connectionId, report_key AS reportKey, time_zone AS timeZone
        FROM scopes JOIN connections ON connections.id = connection_id ORDER BY connection_id, report_key`,
    )
    .all() as ScopeRow[]
  return scopes.flatMap(({ connectionId, reportKey, timeZone }) => {
    const before = keptSince(rules, { connectionId, reportKey }, wallClock(nowMs, timeZone))
    return before === null ? [] : [{ connectionId, reportKey, before }]
  })
}
