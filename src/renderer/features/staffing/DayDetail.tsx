import { lazy, Suspense, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffingPlan } from '../../../shared/staffing/plan.ts'
import { SECONDS_PER_MINUTE } from '../../../shared/staffing/source.ts'
import { clockOf, weekdayText } from '../../../shared/staffing/staffingWords.ts'
import { daysOf, type StaffingVolume } from '../../../shared/staffing/volume.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { dayChartData } from './dayChartData.ts'
import { DayTable } from './DayTable.tsx'
import { planText } from './staffingFormat.ts'
import type { Spot } from './WeekMap.tsx'

// Charts are a large part of the program, which is loaded with the first of them.
const DayChart = lazy(async () => ({ default: (await import('./DayChart.tsx')).DayChart }))

interface DayDetailProps {
  readonly volume: StaffingVolume
  readonly plan: StaffingPlan
  readonly spot: Spot
  /** What leads to the rows behind the interval. */
  readonly drill: ReactNode
}

/** One weekday: what its chosen interval needs, in a sentence; its intervals as a chart and as a table. */
export function DayDetail({ volume, plan, spot, drill }: DayDetailProps) {
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  const { weekday } = spot
  const day = weekdayText(weekday, language)
  const { categories, series } = useMemo(
    () => dayChartData(volume, plan, weekday, language),
    [volume, plan, weekday, language],
  )
  return (
    <section className="staffing-day" aria-label={t('day.title', { day })}>
      <div className="staffing-answer">
        <p aria-live="polite">
          <SpotSentence volume={volume} plan={plan} spot={spot} />
        </p>
        {drill}
      </div>
      <p className="staffing-average">{t('day.average', { count: daysOf(volume, weekday), day })}</p>
      <Suspense fallback={<div className="staffing-canvas" />}>
        <DayChart categories={categories} series={series} label={t('day.chart', { day })} />
      </Suspense>
      <DayTable volume={volume} plan={plan} spot={spot} />
    </section>
  )
}

/** What an interval needs, and why. */
function SpotSentence({ volume, plan, spot }: Omit<DayDetailProps, 'drill'>) {
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  const interval = plan.intervals.find(({ weekday, second }) => weekday === spot.weekday && second === spot.second)
  if (interval === undefined) return null
  const { calls, staffing, ahtSeconds } = interval
  const when = {
    day: weekdayText(spot.weekday, language),
    from: clockOf(spot.second),
    to: clockOf(spot.second + volume.minutes * SECONDS_PER_MINUTE),
  }
  if (calls === 0) return t('spot.nothing', when)
  const incoming = planText(calls, 'number', language)
  if (staffing === null) return t(ahtSeconds === null ? 'spot.noAht' : 'spot.tooMuch', { ...when, calls: incoming })
  return (
    <>
      <strong>{t('spot.people', { ...when, count: staffing.scheduled })}</strong>{' '}
      {t('spot.why', {
        count: staffing.agents,
        calls: incoming,
        aht: planText(ahtSeconds, 'duration', language),
        level: planText(staffing.serviceLevel, 'percent', language),
      })}
    </>
  )
}
