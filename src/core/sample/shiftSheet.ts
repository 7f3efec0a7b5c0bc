import type { Language } from '../../shared/language.ts'
import { addDays, daysIn } from '../../shared/periods.ts'
import { formatDay, formatTimeOfDay, startOfDay, wall, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import { isQuiet, weekdayOf } from './history/calendar.ts'
import { usualHoursOf } from './history/crew.ts'
import { History } from './history/history.ts'
import { DEFAULT_SEED } from './defaultSeed.ts'
import { ROSTER } from './people.ts'

const HALF_HOUR = 1_800
/** A sheet of a longer period would be no example. */
const MOST_DAYS = 62
const SATURDAY = 6

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  es: ['Agente', 'Día', 'Desde', 'Hasta'],
  en: ['Agent', 'Day', 'From', 'To'],
}

interface Planned {
  readonly agent: number
  readonly from: number
  readonly to: number
}

/** On weekdays everybody is to work; at other times those who do are planned for the half hours around it. */
function plannedOn(day: WallSeconds, history: History): readonly Planned[] {
  if (!isQuiet(day) && weekdayOf(day) < SATURDAY) {
    return ROSTER.map((_agent, place) => ({ agent: place, ...usualHoursOf(place) }))
  }
  return history.dayOf(day).crew.map(({ place, login, logout }) => ({
    agent: place,
    from: Math.floor((login - day) / HALF_HOUR) * HALF_HOUR,
    to: Math.round((logout - day) / HALF_HOUR) * HALF_HOUR,
  }))
}

/**
 * The shifts of the sample operation's agents as a sheet, in CSV with semicolons: what was planned, not who came. Days
 * are written so that every language reads them.
 */
export function sampleShiftSheet(range: TimeRange, language: Language): string {
  const history = new History(DEFAULT_SEED)
  const first = startOfDay(range.from)
  const days = Array.from({ length: Math.min(MOST_DAYS, daysIn(range)) }, (_day, place) => addDays(first, place))
  const clock = (second: number): string => formatTimeOfDay(wall(second)).slice(0, 5)
  const lines = days.flatMap((day) =>
    plannedOn(day, history).map(({ agent, from, to }) =>
      [ROSTER[agent]?.name ?? '', formatDay(day), clock(from), clock(to)].join(';'),
    ),
  )
  return [HEADINGS[language].join(';'), ...lines].join('\r\n')
}
