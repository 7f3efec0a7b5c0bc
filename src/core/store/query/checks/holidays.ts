import Holidays from 'date-holidays-parser'
import type { ReadyRules } from '../../../../shared/checks/contactHours.ts'
import type { ContactRules, Holiday, HolidayCountry } from '../../../../shared/checks/contactRules.ts'
import { LANGUAGES } from '../../../../shared/language.ts'
import { inEachLanguage } from '../../../../shared/localized.ts'
import { formatDay, type TimeRange } from '../../../../shared/time.ts'
import { COLOMBIAN_HOLIDAYS } from './colombia.ts'

/** The data of each country that rules can name; a new one does not compile without. */
const COUNTRIES: Readonly<Record<HolidayCountry, object>> = { CO: COLOMBIAN_HOLIDAYS }

const DAY_LENGTH = 'YYYY-MM-DD'.length

/** The public holidays of a country in a year, in order. */
export function publicHolidays(country: HolidayCountry, year: number): readonly Holiday[] {
  const calendar = new Holidays(COUNTRIES[country], country, { types: ['public'] })
  const [first, ...others] = LANGUAGES.map((language) => calendar.getHolidays(year, language))
  const days = first ?? []
  return days.map(({ date }, place) => ({
    day: date.slice(0, DAY_LENGTH),
    name: inEachLanguage((language) => {
      const list = [days, ...others][LANGUAGES.indexOf(language)]
      return list?.[place]?.name ?? ''
    }),
  }))
}

/** Of longer ago no server keeps rows. */
const FIRST_YEAR = 2010
/** No list of holidays is worth anything beyond. */
const LAST_YEAR = 2100
const YEARS_AHEAD = 2

function yearsOf(range: TimeRange | null): readonly number[] {
  const yearOf = (at: TimeRange['from']): number => Number(formatDay(at).slice(0, 4))
  const first = Math.max(FIRST_YEAR, range === null ? FIRST_YEAR : yearOf(range.from))
  const last = Math.min(LAST_YEAR, range === null ? new Date().getUTCFullYear() + YEARS_AHEAD : yearOf(range.to))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place)
}

/** The days that rules close, beside days of the week: the country's holidays, and the user's own before them. */
export function closedDays({ country, holidays }: ContactRules, range: TimeRange | null): readonly string[] {
  const known = country === null ? [] : yearsOf(range).flatMap((year) => publicHolidays(country, year))
  const removed = new Set(holidays.remove)
  const days = known.map(({ day }) => day).filter((day) => !removed.has(day))
  return [...new Set([...days, ...holidays.add])].toSorted()
}

/** Rules with the days that they close in a period. */
export function readyRules(rules: ContactRules, range: TimeRange | null): ReadyRules {
  return { rules, holidays: closedDays(rules, range) }
}
