import { useTranslation } from 'react-i18next'
import { staffingTexts } from '../../../shared/commonTexts/staffing.ts'
import type { StaffingPlan } from '../../../shared/staffing/plan.ts'
import { staffingColumns } from '../../../shared/staffing/staffingFile.ts'
import { clockOf, weekdayText } from '../../../shared/staffing/staffingWords.ts'
import type { StaffingVolume } from '../../../shared/staffing/volume.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { planText } from './staffingFormat.ts'
import type { Spot } from './WeekMap.tsx'

interface DayTableProps {
  readonly volume: StaffingVolume
  readonly plan: StaffingPlan
  readonly spot: Spot
}

/** Every number of each interval of one weekday, and of the day as a whole. */
export function DayTable({ volume, plan, spot }: DayTableProps) {
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  const { weekday } = spot
  const columns = staffingColumns(volume)
  const intervals = plan.intervals.filter((each) => each.weekday === weekday)
  const day = plan.days.find((each) => each.weekday === weekday)
  const caption = t('day.caption', { day: weekdayText(weekday, language) })
  return (
    // A table that reaches beyond the window scrolls, also for the keyboard.
    // oxlint-disable-next-line no-noninteractive-tabindex
    <section className="staffing-day-scroll" tabIndex={0} aria-label={caption}>
      <table className="staffing-day-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{staffingTexts('interval')[language]}</th>
            {columns.map(({ name, title }) => (
              <th key={name} scope="col">
                {title[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {intervals.map((interval) => (
            <tr key={interval.second} data-chosen={interval.second === spot.second}>
              <th scope="row">{clockOf(interval.second)}</th>
              {columns.map(({ name, type, ofInterval }) => (
                <td key={name}>{planText(ofInterval(interval), type, language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {day !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{staffingTexts('wholeDay')[language]}</th>
              {columns.map(({ name, type, ofDay }) => (
                <td key={name}>{planText(ofDay(day), type, language)}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}
