import type { LocalizedText } from '../language.ts'
import { CHANNEL_KINDS, type ChannelKind } from '../reports/channels.ts'

// When and how often customers may be sought: a small set of rules, as data. Colombia's are here; a file holds others.

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type WeekdayName = (typeof WEEKDAYS)[number]

/** From when until when, both included, as `HH:MM` or `HH:MM:SS`. */
export type AllowedHours = readonly [from: string, to: string]

/** Countries whose public holidays are known. */
export const HOLIDAY_COUNTRIES = ['CO'] as const
export type HolidayCountry = (typeof HOLIDAY_COUNTRIES)[number]

export interface ContactRules {
  readonly name: string
  /** Whose public holidays are closed; null: only those that are added. */
  readonly country: HolidayCountry | null
  /** The hours of each day of the week; null: none of the day. */
  readonly hours: Readonly<Record<WeekdayName, AllowedHours | null>>
  /** The user's own days, as `YYYY-MM-DD`. They go before the country's list. */
  readonly holidays: { readonly add: readonly string[]; readonly remove: readonly string[] }
  readonly frequency: {
    /** Contacts of one customer in a day; null: any number. */
    readonly perDay: number | null
    /** Kinds of channels by which one customer is sought in a week from Monday to Sunday; null: any number. */
    readonly channelsPerWeek: number | null
    /**
     * After what another contact is one too many: after one that reached somebody, as far as the report tells, or after
     * any attempt.
     */
    readonly after: 'contact' | 'attempt'
  }
  /** The kinds of channels that the rules are about; null: all. */
  readonly channels: readonly ChannelKind[] | null
}

const WEEKDAY: AllowedHours = ['07:00', '19:00']

/** A public holiday. */
export interface Holiday {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly name: LocalizedText
}

/** Law 2300 of 2023: for collections and advertising. */
export const COLOMBIA: ContactRules = {
  name: 'Ley 2300 de 2023',
  country: 'CO',
  hours: {
    monday: WEEKDAY,
    tuesday: WEEKDAY,
    wednesday: WEEKDAY,
    thursday: WEEKDAY,
    friday: WEEKDAY,
    saturday: ['08:00', '15:00'],
    sunday: null,
  },
  holidays: { add: [], remove: [] },
  frequency: { perDay: 1, channelsPerWeek: 1, after: 'contact' },
  channels: null,
}

/** What a rules file is not: where in it, and what would be right there. */
export interface RulesProblem {
  /** Its place, as `hours.monday`; empty: the file as a whole. */
  readonly at: string
  readonly expected: 'json' | 'rules' | 'known-name' | 'country' | 'hours' | 'days' | 'number' | 'after' | 'channels'
}

export type ReadRules =
  | { readonly kind: 'rules'; readonly rules: ContactRules }
  | { readonly kind: 'problem'; readonly problem: RulesProblem }

class Refused extends Error {
  readonly problem: RulesProblem
  constructor(at: string, expected: RulesProblem['expected']) {
    super(expected)
    this.problem = { at, expected }
  }
}

type Parts = Readonly<Record<string, unknown>>

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The parts of an object, of which none is unknown. */
function partsOf(value: unknown, at: string, names: readonly string[]): Parts {
  if (!isParts(value)) throw new Refused(at, 'rules')
  const unknown = Object.keys(value).find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Refused(at === '' ? unknown : `${at}.${unknown}`, 'known-name')
  return value
}

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/

/** Whether a text is a time of the day as rules have it. */
export function isClock(text: string): boolean {
  return CLOCK.test(text)
}

const SECONDS = [3_600, 60, 1] as const

/** A time of the day in seconds. */
export function secondsOfClock(clock: string): number {
  return clock.split(':').reduce((sum, part, place) => sum + Number(part) * (SECONDS[place] ?? 0), 0)
}

/** Whether two texts are hours of a day: both times, the later one last. */
export function areHours(from: string, to: string): boolean {
  return isClock(from) && isClock(to) && secondsOfClock(from) <= secondsOfClock(to)
}

function hoursOf(value: unknown, at: string): AllowedHours | null {
  if (value === null) return null
  const [from, to, ...others] = Array.isArray(value) ? (value as readonly unknown[]) : []
  const areTexts = typeof from === 'string' && typeof to === 'string' && others.length === 0
  if (!areTexts || !areHours(from, to)) throw new Refused(at, 'hours')
  return [from, to]
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether a text is a day of the calendar, as `2026-12-24`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const MOST_DAYS = 1_000

function daysOf(value: unknown, at: string): readonly string[] {
  const isList = Array.isArray(value) && value.length <= MOST_DAYS
  if (!isList || !value.every((day): day is string => typeof day === 'string' && isDay(day))) {
    throw new Refused(at, 'days')
  }
  return [...new Set(value)].toSorted()
}

const MOST_TIMES = 1_000

function numberOf(value: unknown, at: string): number | null {
  if (value === null) return null
  const isNumber = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_TIMES
  if (!isNumber) throw new Refused(at, 'number')
  return value
}

function isOneOf<T extends string>(list: readonly T[], value: unknown): value is T {
  return list.some((each) => each === value)
}

function frequencyOf(value: unknown): ContactRules['frequency'] {
  const { perDay, channelsPerWeek, after } = partsOf(value, 'frequency', ['perDay', 'channelsPerWeek', 'after'])
  const usual = COLOMBIA.frequency
  if (after !== undefined && !isOneOf(['contact', 'attempt'], after)) throw new Refused('frequency.after', 'after')
  return {
    perDay: perDay === undefined ? usual.perDay : numberOf(perDay, 'frequency.perDay'),
    channelsPerWeek:
      channelsPerWeek === undefined ? usual.channelsPerWeek : numberOf(channelsPerWeek, 'frequency.channelsPerWeek'),
    after: after ?? usual.after,
  }
}

function channelsOf(value: unknown): ContactRules['channels'] {
  if (value === null) return null
  const isList = Array.isArray(value) && value.length > 0
  if (!isList || !value.every((each) => isOneOf(CHANNEL_KINDS, each))) throw new Refused('channels', 'channels')
  return CHANNEL_KINDS.filter((kind) => value.includes(kind))
}

const LONGEST_NAME = 200

function nameOf(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > LONGEST_NAME) {
    throw new Refused('name', 'rules')
  }
  return value.trim()
}

function countryOf(value: unknown): HolidayCountry | null {
  if (value !== null && !isOneOf(HOLIDAY_COUNTRIES, value)) throw new Refused('country', 'country')
  return value
}

function rulesOf(value: unknown): ContactRules {
  const parts = partsOf(value, '', ['name', 'country', 'hours', 'holidays', 'frequency', 'channels'])
  if (Object.keys(parts).length === 0) throw new Refused('', 'rules')
  const { name, country, hours, holidays, frequency, channels } = parts
  const given = hours === undefined ? {} : partsOf(hours, 'hours', WEEKDAYS)
  const { add = [], remove = [] } = holidays === undefined ? {} : partsOf(holidays, 'holidays', ['add', 'remove'])
  const ofDay = (day: WeekdayName): AllowedHours | null =>
    given[day] === undefined ? COLOMBIA.hours[day] : hoursOf(given[day], `hours.${day}`)
  return {
    name: name === undefined ? COLOMBIA.name : nameOf(name),
    country: country === undefined ? COLOMBIA.country : countryOf(country),
    hours: {
      monday: ofDay('monday'),
      tuesday: ofDay('tuesday'),
      wednesday: ofDay('wednesday'),
      thursday: ofDay('thursday'),
      friday: ofDay('friday'),
      saturday: ofDay('saturday'),
      sunday: ofDay('sunday'),
    },
    holidays: { add: daysOf(add, 'holidays.add'), remove: daysOf(remove, 'holidays.remove') },
    frequency: frequency === undefined ? COLOMBIA.frequency : frequencyOf(frequency),
    channels: channels === undefined ? COLOMBIA.channels : channelsOf(channels),
  }
}

/** Rules out of what a file or a view holds; what is left out is as in Colombia's. */
export function readRules(value: unknown): ReadRules {
  try {
    return { kind: 'rules', rules: rulesOf(value) }
  } catch (cause) {
    if (cause instanceof Refused) return { kind: 'problem', problem: cause.problem }
    throw cause
  }
}

/** Rules out of the text of a file. */
export function readRulesFile(text: string): ReadRules {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { kind: 'problem', problem: { at: '', expected: 'json' } }
  }
  return readRules(value)
}

/** The text of a rules file. */
export function rulesFileText(rules: ContactRules): string {
  return `${JSON.stringify(rules, null, 2)}\n`
}
