import { useTranslation } from 'react-i18next'
import { noteTexts } from '../../../shared/answerNotes.ts'
import { explain } from '../../../shared/errorTexts.ts'
import type { ScheduleView, Timing } from '../../../shared/schedules.ts'
import { datePart, momentText } from '../../../shared/periodTexts.ts'
import { LONGEST_CELL } from '../../../shared/spreadsheet.ts'
import { formatTimeOfDay, SECONDS_PER_DAY, wall, wallClock } from '../../../shared/time.ts'
import { useAnswer } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { useMomentText } from '../../text/useMomentText.ts'

/** 5 January 1970 was a Monday. */
const A_MONDAY = 4 * SECONDS_PER_DAY

export interface ScheduleTexts {
  /** The name of a day of the week, 0 for Monday. */
  readonly dayName: (day: number) => string
  readonly timing: (timing: Timing) => string
  readonly next: (schedule: ScheduleView) => string
  /** How the last run went, the error's words among it; by the clock of the operation's zone. */
  readonly last: (schedule: ScheduleView, timeZone?: string) => string
}

/** Schedules in words. */
export function useScheduleTexts(): ScheduleTexts {
  const { t } = useTranslation(['automation', 'activity'])
  const language = useLanguage()
  const { data: reports } = useAnswer('reports:list', null)
  const epochText = useMomentText()
  const dayName = (day: number): string => datePart('short-weekday', wall(A_MONDAY + day * SECONDS_PER_DAY), language)
  const partlyParts = (shortcomings: NonNullable<ScheduleView['last']>['shortcomings'], at: string): string[] => {
    const isAnnounced = shortcomings.includes('announced')
    // Of what an earlier version ran, only a cut can be meant.
    const isCut = shortcomings.includes('partial') || !isAnnounced
    return [...(isCut ? [t('outcome.partly', { at })] : []), ...(isAnnounced ? [t('outcome.announced', { at })] : [])]
  }
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
      return nextAt === null
        ? t('nextStart')
        : t('next', { at: momentText(nextAt, language, wallClock(Date.now(), 'UTC')) })
    },
    last: ({ last, reportKey }, timeZone) => {
      if (last === null) return t('never')
      const at = epochText(last.endedAtMs, timeZone)
      const parts: string[] =
        last.outcome === 'partly' ? partlyParts(last.shortcomings, at) : [t(`outcome.${last.outcome}`, { at })]
      if (last.error !== null) {
        const { sentence, hint } = explain(last.error, language, 'window')
        parts.push(sentence, last.needsPerson ? hint : t('willTryAgain'))
      } else if (last.file !== null) {
        parts.push(last.file.name)
        if (last.file.rows === 0) parts.push(t('noRows'))
        if (last.file.cutTexts > 0)
          parts.push(t('activity:cutTexts', { count: last.file.cutTexts, most: LONGEST_CELL }))
        const report = reports?.find(({ key }) => key === reportKey)
        parts.push(...noteTexts(report, last.file.notes, 'window').map((note) => note[language]))
      }
      return parts.join(' · ')
    },
  }
}
