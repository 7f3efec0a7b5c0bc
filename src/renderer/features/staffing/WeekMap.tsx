import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { SECONDS_PER_MINUTE } from '../../../shared/staffing/source.ts'
import type { PlannedInterval, StaffingPlan } from '../../../shared/staffing/plan.ts'
import type { StaffingColumn } from '../../../shared/staffing/staffingFile.ts'
import { clockOf, weekdayText } from '../../../shared/staffing/staffingWords.ts'
import { daysOf, WEEKDAYS, type StaffingVolume, type Weekday } from '../../../shared/staffing/volume.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { greatestOf, shadeOf } from './shownNumbers.ts'
import { planText } from './staffingFormat.ts'

/** An interval of a weekday. */
export interface Spot {
  readonly weekday: Weekday
  readonly second: number
}

interface WeekMapProps {
  readonly volume: StaffingVolume
  readonly plan: StaffingPlan
  readonly column: StaffingColumn
  readonly spot: Spot | null
  readonly onSpot: (spot: Spot) => void
}

const MOVES: Readonly<Record<string, readonly [lines: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Arrows go from interval to interval, over weekdays that nothing is known of; Tab leaves the map. */
function move(event: KeyboardEvent<HTMLElement>): void {
  const [lines, cells] = MOVES[event.key] ?? []
  const { target, currentTarget } = event
  if (lines === undefined || cells === undefined || !(target instanceof HTMLElement)) return
  const { line, cell } = target.dataset
  if (line === undefined || cell === undefined) return
  event.preventDefault()
  for (let step = 1; step <= WEEKDAYS.length; step++) {
    const wanted = `[data-line="${Number(line) + lines * step}"][data-cell="${Number(cell) + cells * step}"]`
    const next = currentTarget.querySelector<HTMLElement>(wanted)
    if (next === null) continue
    next.focus()
    next.click()
    return
  }
}

/** Scrolls the map, and nothing around it, so that the chosen interval is seen. */
function bringIntoSight(map: HTMLElement): void {
  const chosen = map.querySelector('[aria-pressed="true"]')
  const head = map.querySelector('thead')
  if (chosen === null || head === null) return
  const [own, place] = [map.getBoundingClientRect(), chosen.getBoundingClientRect()]
  const top = own.top + head.getBoundingClientRect().height
  if (place.top >= top && place.bottom <= own.bottom) return
  map.scrollTop += place.top - (top + own.bottom) / 2
}

/** The week as a map: a line for each interval of the day, a column for each weekday, the more the darker. */
export function WeekMap({ volume, plan, column, spot, onSpot }: WeekMapProps) {
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  const title = column.title[language]
  const greatest = greatestOf(plan.intervals, column)
  const byPlace = new Map(plan.intervals.map((each) => [`${each.weekday}/${each.second}`, each] as const))
  const caption = t('map.caption', { what: title })
  const scrolled = useRef<HTMLElement>(null)
  const chosen = spot === null ? '' : `${spot.weekday}/${spot.second}/${volume.minutes}`
  useEffect(() => {
    if (scrolled.current !== null && chosen !== '') bringIntoSight(scrolled.current)
  }, [chosen])
  return (
    // A map that reaches beyond the window scrolls, also for the keyboard.
    // oxlint-disable-next-line no-noninteractive-tabindex
    <section ref={scrolled} className="staffing-map-scroll" tabIndex={0} aria-label={caption}>
      {/* oxlint-disable-next-line no-noninteractive-element-interactions -- its numbers are buttons, between which arrows go */}
      <table className="staffing-map" onKeyDown={move}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('map.hour')}</th>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col" data-chosen={spot?.weekday === weekday}>
                <abbr title={weekdayText(weekday, language)}>{weekdayText(weekday, language, 'short')}</abbr>
                <span className="staffing-days">{t('map.days', { count: daysOf(volume, weekday) })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.seconds.map((second, line) => (
            <tr key={second}>
              <th scope="row">{clockOf(second)}</th>
              {WEEKDAYS.map((weekday, cell) => {
                const interval = byPlace.get(`${weekday}/${second}`)
                return interval === undefined ? (
                  <td key={weekday} className="staffing-unknown">
                    {line === 0 ? t('map.notFetched') : <span className="visually-hidden">{t('map.notFetched')}</span>}
                  </td>
                ) : (
                  <MapCell
                    key={weekday}
                    interval={interval}
                    column={column}
                    greatest={greatest}
                    line={line}
                    cell={cell}
                    isChosen={spot?.weekday === weekday && spot.second === second}
                    endsAt={second + volume.minutes * SECONDS_PER_MINUTE}
                    onSpot={onSpot}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface MapCellProps {
  readonly interval: PlannedInterval
  readonly column: StaffingColumn
  readonly greatest: number
  readonly line: number
  readonly cell: number
  readonly isChosen: boolean
  readonly endsAt: number
  readonly onSpot: (spot: Spot) => void
}

function MapCell({ interval, column, greatest, line, cell, isChosen, endsAt, onSpot }: MapCellProps) {
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  const { weekday, second } = interval
  const value = column.ofInterval(interval)
  const text = planText(value, column.type, language)
  const label = t('map.cell', {
    day: weekdayText(weekday, language),
    from: clockOf(second),
    to: clockOf(endsAt),
    value: text,
    what: column.title[language],
  })
  return (
    <td data-shade={shadeOf(value, greatest)}>
      <button
        type="button"
        className="staffing-cell"
        data-line={line}
        data-cell={cell}
        tabIndex={isChosen ? 0 : -1}
        aria-pressed={isChosen}
        aria-label={label}
        onClick={() => onSpot({ weekday, second })}
      >
        {text}
      </button>
    </td>
  )
}
