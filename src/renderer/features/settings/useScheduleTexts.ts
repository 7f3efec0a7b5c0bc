import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import type { ScheduleView } from '../../../shared/ipc/contract.ts'
import { LOCALES } from '../../../shared/language.ts'
import { datePart } from '../../../shared/periodTexts.ts'
import type { Timing } from '../../../shared/schedules.ts'
import { formatTimeOfDay, SECONDS_PER_DAY, wall, type WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** 5 January 1970 was a Monday. */
const A_MONDAY = 4 * SECONDS_PER_DAY

export interface ScheduleTexts {
  /** The name of a day of the week, 0 for Monday. */
  readonly dayName: (day: number) => string
  readonly timing: (timing: Timing) => string
  readonly next: (schedule: ScheduleView) => string
  /** How the last run went, the error's words among it. */
  readonly last: (schedule: ScheduleView) => string
}

/** Schedules in words. */
export function useScheduleTexts(): ScheduleTexts {
  const { t } = useTranslation('automation')
  const language = useLanguage()
  const locale = LOCALES[language]
  const instants = { dateStyle: 'medium', timeStyle: 'short' } as const
  const wallTime = (at: WallSeconds): string =>
    new Intl.DateTimeFormat(locale, { ...instants, timeZone: 'UTC' }).format(at * 1000)
  const dayName = (day: number): string => datePart('short-weekday', wall(A_MONDAY + day * SECONDS_PER_DAY), language)
  return {
    dayName,
    timing: (timing) => {
      if (timing.kind === 'hours') return t('every', { count: timing.hours })
      if (timing.kind === 'start') return t('atStart')
      const time = formatTimeOfDay(wall(timing.second)).slice(0, 5)
      const { weekdays } = timing
      return weekdays === null ? t('daily', { time }) : t('onDays', { days: weekdays.map(dayName).join(', '), time })
    },
    next: ({ isEnabled, isRunning, nextAt }) => {
      if (isRunning) return t('running')
      if (!isEnabled) return t('off')
      return nextAt === null ? t('nextStart') : t('next', { at: wallTime(nextAt) })
    },
    last: ({ last }) => {
      if (last === null) return t('never')
      const at = new Intl.DateTimeFormat(locale, instants).format(last.endedAtMs)
      const parts: string[] = [t(`outcome.${last.outcome}`, { at })]
      if (last.error !== null) {
        const { sentence, hint } = explain(last.error, language, 'window')
        parts.push(sentence, last.needsPerson ? hint : t('willTryAgain'))
      } else if (last.fileName !== null) parts.push(last.fileName)
      return parts.join(' · ')
    },
  }
}
