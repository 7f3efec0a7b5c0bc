import type { Language } from './language.ts'
import type { PeriodPreset } from './periods.ts'
import { dayText } from './periodTexts.ts'
import type { LocalizedText } from './language.ts'
import { firstCut, monthsKept, type RetentionRule } from './retention.ts'
import { startOfDay, type WallSeconds } from './time.ts'

// What is said beforehand where more is fetched, or would be, than is kept.

/** What a warning needs to know of a schedule. */
export interface ScheduledPeriod {
  readonly connectionId: number
  readonly reportKey: string
  readonly period: PeriodPreset
}

/**
 * Says that a scheduled period reaches further back than its rows are kept, today or on a day of the coming year; undefined where it does
 * not.
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
  const cut = firstCut(period, monthsKept(rules, connectionId, reportKey), now)
  if (cut === undefined) return undefined
  const isToday = cut.day === startOfDay(now)
  const days = (language: Language) => ({
    day: dayText(cut.day, language, now),
    from: dayText(cut.periodFrom, language, now),
    kept: dayText(cut.keptFrom, language, now),
  })
  const [es, en] = [days('es'), days('en')]
  return {
    es:
      `${isToday ? '' : `A partir del ${es.day}: `}«${title.es}» se actualiza desde el ${es.from}, ` +
      `pero solo se conserva desde el ${es.kept}: lo anterior no se pide ni va en el archivo.`,
    en:
      `${isToday ? '' : `From ${en.day} on: `}“${title.en}” is updated from ${en.from}, ` +
      `but kept only from ${en.kept}: what lies before is neither asked for nor written to the file.`,
  }
}

/** Says of a fetch by hand that days of it will not stay. @param since the first instant that is kept */
export function notKeptText(since: WallSeconds, now: WallSeconds): LocalizedText {
  return {
    es: `De este reporte solo se conserva desde el ${dayText(since, 'es', now)}: lo anterior se volverá a borrar en el próximo borrado diario.`,
    en: `Of this report only what lies from ${dayText(since, 'en', now)} on is kept: what lies before will be erased again by the next daily erasure.`,
  }
}
