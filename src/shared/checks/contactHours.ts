import { SECONDS_PER_DAY, type TimeRange, wall, type WallSeconds } from '../time.ts'
import { secondsOfClock, WEEKDAYS, type ContactRules } from './contactRules.ts'

/**
 * Why a contact is to be looked at. In this order they are told; a Sunday or a public holiday is told alone, and so is
 * another day of the week that the rules close.
 */
export const CONTACT_REASONS = [
  'sunday',
  'holiday',
  'closed-day',
  'before',
  'after',
  'again-that-day',
  'other-channel-that-week',
] as const
export type ContactReason = (typeof CONTACT_REASONS)[number]

/** Reasons as bits of a number, the first the lowest. */
export function reasonBit(reason: ContactReason): number {
  return 1 << CONTACT_REASONS.indexOf(reason)
}

/** The reasons of {@link reasonBit}s. */
export function reasonsOf(bits: number): readonly ContactReason[] {
  return CONTACT_REASONS.filter((reason) => (bits & reasonBit(reason)) !== 0)
}

/** 1 January 1970 was a Thursday. */
const DAYS_BEFORE_EPOCH = 3
const DAYS_PER_WEEK = 7
const SUNDAY = 6

/** Days since 1 January 1970 on the wall clock. */
export function dayOf(at: number): number {
  return Math.floor(at / SECONDS_PER_DAY)
}

/** Weeks from Monday to Sunday, counted from the one of 1 January 1970. */
export function weekOf(day: number): number {
  return Math.floor((day + DAYS_BEFORE_EPOCH) / DAYS_PER_WEEK)
}

/** 0 is Monday. */
function weekdayOf(day: number): number {
  return day + DAYS_BEFORE_EPOCH - weekOf(day) * DAYS_PER_WEEK
}

/** The stretch before a period in which contacts count for it: from the Monday of its first day on; null for none. */
export function countedBefore({ from }: TimeRange): TimeRange | null {
  const day = dayOf(from)
  const monday = (day - weekdayOf(day)) * SECONDS_PER_DAY
  return monday < from ? { from: wall(monday), to: wall(from - 1) } : null
}

/** Rules whose holidays are days of the period. */
export interface ReadyRules {
  readonly rules: ContactRules
  /** All closed days that the period and its weeks may have, as `YYYY-MM-DD`. */
  readonly holidays: readonly string[]
}

function dayOfText(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / 1_000 / SECONDS_PER_DAY
}

/**
 * Says of a moment what the rules say of it, whoever is sought.
 *
 * @param hasTime whether moments have a time of the day; of bare days only the day is looked at
 */
export function clockReasons({ rules, holidays }: ReadyRules, hasTime: boolean): (at: WallSeconds) => number {
  const closed = new Set(holidays.map(dayOfText))
  const hours = WEEKDAYS.map((name) => rules.hours[name]).map(
    (each) => each && { from: secondsOfClock(each[0]), to: secondsOfClock(each[1]) },
  )
  const [sunday, holiday, closedDay, before, after] = (
    ['sunday', 'holiday', 'closed-day', 'before', 'after'] as const
  ).map(reasonBit) as [number, number, number, number, number]
  return (at) => {
    const day = dayOf(at)
    const weekday = weekdayOf(day)
    const allowed = hours[weekday] ?? null
    if (allowed === null && weekday === SUNDAY) return sunday
    if (closed.has(day)) return holiday
    if (allowed === null) return closedDay
    if (!hasTime) return 0
    const second = at - day * SECONDS_PER_DAY
    if (second < allowed.from) return before
    return second > allowed.to ? after : 0
  }
}

const ALONE = reasonBit('sunday') | reasonBit('holiday') | reasonBit('closed-day')

/** Contacts as columns, in the order of their rows. Customers and channels are numbers from 0. */
export interface ContactColumns {
  /** Whether they tell the time of the day. */
  readonly hasTime: boolean
  readonly count: number
  /** Wall seconds. */
  readonly at: Float64Array
  readonly customer: Int32Array
  readonly channel: Uint8Array
  /** 1 for a contact after which another may be one too many. */
  readonly counts: Uint8Array
}

/** More kinds of channels than these are one: bits of a number tell them apart. */
export const MOST_CHANNELS = 31

/** The contacts in order of time, of one second in that of their rows. */
function inOrder({ count, at }: ContactColumns): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, row) => row)
  const time = (row: number): number => at[row] ?? 0
  // Rows mostly come by date.
  if (order.some((row) => row > 0 && time(row) < time(row - 1))) order.sort((a, b) => time(a) - time(b) || a - b)
  return order
}

function bitsIn(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/**
 * Why each contact is to be looked at, as {@link reasonBit}s; 0 for nothing. One pass over all contacts in order of
 * time, whether they are asked for or only count for others.
 *
 * @param throwIfUnwanted called now and then
 */
export function contactReasons(ready: ReadyRules, contacts: ContactColumns, throwIfUnwanted: () => void): Uint8Array {
  const { at, customer, channel, counts, count, hasTime } = contacts
  const { perDay, channelsPerWeek } = ready.rules.frequency
  const ofClock = clockReasons(ready, hasTime)
  const [again, otherChannel] = [reasonBit('again-that-day'), reasonBit('other-channel-that-week')]
  const customers = customer.reduce((most, each) => Math.max(most, each), -1) + 1
  const lastDay = new Int32Array(customers).fill(-0x8000_0000)
  const thatDay = new Uint16Array(customers)
  const lastWeek = new Int32Array(customers).fill(-0x8000_0000)
  const channels = new Int32Array(customers)
  const reasons = new Uint8Array(count)
  let done = 0
  for (const row of inOrder(contacts)) {
    if ((done++ & 0xffff) === 0) throwIfUnwanted()
    const who = customer[row] ?? 0
    const day = dayOf(at[row] ?? 0)
    const week = weekOf(day)
    if (lastDay[who] !== day) {
      lastDay[who] = day
      thatDay[who] = 0
    }
    if (lastWeek[who] !== week) {
      lastWeek[who] = week
      channels[who] = 0
    }
    const [before, used] = [thatDay[who] ?? 0, channels[who] ?? 0]
    const own = 1 << (channel[row] ?? 0)
    let found = ofClock(wall(at[row] ?? 0))
    if ((found & ALONE) === 0) {
      if (perDay !== null && before >= perDay) found |= again
      // The first channel of a week is never one too many; neither is the only one.
      if (channelsPerWeek !== null && used !== 0 && bitsIn(used | own) > channelsPerWeek) found |= otherChannel
    }
    reasons[row] = found
    if (counts[row] === 1) {
      thatDay[who] = Math.min(before + 1, 0xffff)
      channels[who] = used | own
    }
  }
  return reasons
}
