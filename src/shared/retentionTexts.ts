import { retentionTexts } from './commonTexts/retention.ts'
import { inEachLanguage } from './localized.ts'
import type { Period } from './periods.ts'
import { dayText } from './periodTexts.ts'
import type { LocalizedText } from './language.ts'
import { firstCut, monthsKept, mostDaysOf, type RetentionRule } from './retention.ts'
import { startOfDay, type WallSeconds } from './time.ts'

// What is said beforehand where more is fetched, or would be, than is kept.

/** What a warning needs to know of a schedule. */
export interface ScheduledPeriod {
  readonly connectionId: number
  readonly reportKey: string
  /** Null: of a report that takes none. */
  readonly period: Period | null
}

/**
 * Says that a scheduled period reaches further back than its rows are kept, today or on a day of the coming year;
 * undefined where it does not.
 *
 * @param title the report's
 * @param now the operation's wall clock
 */
export function scheduleCutText(
  rules: readonly RetentionRule[],
  { connectionId, reportKey, period }: ScheduledPeriod,
  title: LocalizedText,
  now: WallSeconds,
): LocalizedText | undefined {
  if (period === null) return undefined
  const kept = { months: monthsKept(rules, connectionId, reportKey), mostDays: mostDaysOf(rules) }
  const cut = firstCut(period, kept, now)
  if (cut === undefined) return undefined
  const isToday = cut.day === startOfDay(now)
  const dayOf = (at: WallSeconds): LocalizedText => inEachLanguage((language) => dayText(at, language, now))
  const said = { title, from: dayOf(cut.periodFrom), kept: dayOf(cut.keptFrom) }
  return isToday ? retentionTexts('cutToday', said) : retentionTexts('cutFromDay', { ...said, day: dayOf(cut.day) })
}

/** Says of a fetch by hand that days of it will not stay. @param since the first instant that is kept */
export function notKeptText(since: WallSeconds, now: WallSeconds): LocalizedText {
  return retentionTexts('notKept', { day: inEachLanguage((language) => dayText(since, language, now)) })
}
