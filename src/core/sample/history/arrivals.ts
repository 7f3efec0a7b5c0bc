import type { WallSeconds } from '../../../shared/time.ts'
import { mix, type Random } from '../random.ts'
import { dayNumberOf, isDialledSunday, isQuiet, volumeOf, weekdayOf } from './calendar.ts'
import { SERVICE, SUPPORT } from './crew.ts'

const HOUR = 3_600
/** Inbound calls by hour: a peak before and one after lunch, and a few at night. */
const INBOUND_BY_HOUR = [
  0.35, 0.3, 0.25, 0.25, 0.3, 0.6, 1.6, 4.6, 8.6, 11, 11.4, 9.8, 6.8, 5.9, 8.8, 10.6, 9.6, 7.2, 4.6, 3, 1.6, 1.2, 0.8,
  0.5,
] as const
/** Machines dial from 8 to 18 o'clock on weekdays, to 14 on Saturdays. */
const DIALLED_BY_HOUR = [0, 0, 0, 0, 0, 0, 0, 0, 7, 10, 11, 10.5, 8, 7.5, 10, 10.5, 9.5, 8, 5, 0, 0, 0, 0, 0] as const
const USUAL_INBOUND = 900
const USUAL_DIALLED = 1_100
const USUAL_BY_HAND = 66
const USUAL_INTERNAL = 22
/**
 * At night and on Sundays something happens in every stretch of so many seconds, so that a first look shows something.
 */
const QUIET_STRETCH = 290

const SKILL_WEIGHTS = [30, 24, 18, 10, 8, 10] as const
/** Of the campaigns, in their order. */
const CAMPAIGN_WEIGHTS = [30, 12, 18, 8, 14, 18] as const

/** Customers whom the operation has; a few of them contact it again and again. */
export const CUSTOMERS = 40_000
const FREQUENT_CALLERS = 12
const FIRST_FREQUENT = 300
/** Somebody who calls, is called by a campaign, chats, writes mails and gets SMS. */
export const EVERYWHERE = 80
/** Numbers of one campaign's list that nobody answers. */
const FIRST_DEAF = 900
const DEAF_NUMBERS = 25
/** The campaign with those numbers, and the one that dials on a Sunday. */
const DEAF_CAMPAIGN = 5
/** Campaigns whose agents see the record first, and then dial. */
export const PREVIEW_CAMPAIGNS: ReadonlySet<number> = new Set([1, 3])
export const BAD_LIST_CAMPAIGN = 2
const THURSDAY = 4
const SKILL_OF_CAMPAIGN = [5, 0, 4, 0, 3, 5] as const

export function skillOfCampaign(campaign: number): number {
  return SKILL_OF_CAMPAIGN[campaign] ?? SERVICE
}

export function isDeaf(customer: number): boolean {
  return customer >= FIRST_DEAF && customer < FIRST_DEAF + DEAF_NUMBERS
}

/** Something that is going to happen: a customer calls, or a number is dialled. */
export interface Arrival {
  readonly at: number
  readonly kind: 'inbound' | 'campaign' | 'by-hand' | 'internal'
  readonly customer: number
  /** Of an inbound call. */
  readonly skill: number
  readonly campaign: number
}

function timeOf(random: Random, shares: readonly number[], total: number): number {
  let left = (random.next() / 0x1_0000_0000) * total
  for (const [hour, share] of shares.entries()) {
    left -= share
    if (left < 0) return hour * HOUR + random.below(HOUR)
  }
  return 10 * HOUR + random.below(HOUR)
}

function times(random: Random, shares: readonly number[], count: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  return Array.from({ length: Math.round(count) }, () => timeOf(random, shares, total)).toSorted((a, b) => a - b)
}

/** Instants with others put where no other lies within a stretch. */
function withoutSilence(random: Random, instants: readonly number[]): number[] {
  const heard = new Set(instants.map((at) => Math.floor(at / QUIET_STRETCH)))
  const added: number[] = []
  for (let stretch = 0; (stretch + 1) * QUIET_STRETCH <= 24 * HOUR; stretch += 1) {
    if (!heard.has(stretch)) added.push(stretch * QUIET_STRETCH + random.below(QUIET_STRETCH))
  }
  return [...instants, ...added].toSorted((a, b) => a - b)
}

function pickWeighted(random: Random, weights: readonly number[]): number {
  let left = random.below(weights.reduce((sum, weight) => sum + weight, 0))
  for (const [place, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return place
  }
  return 0
}

/** A customer of the operation, any of them. */
export function anyCustomer(random: Random): number {
  return random.below(CUSTOMERS)
}

function callers(day: WallSeconds, random: Random, seed: number): Arrival[] {
  const quiet = isQuiet(day)
  const instants = withoutSilence(random, times(random, INBOUND_BY_HOUR, USUAL_INBOUND * volumeOf(day, seed)))
  const everywhere = weekdayOf(day) % 2 === 1 ? Math.floor(instants.length * 0.42) : -1
  return instants.map((at, place) => {
    const isNight = at < 7 * HOUR || at >= 20 * HOUR
    const picked = pickWeighted(random, SKILL_WEIGHTS)
    // The small skills work in office hours.
    const skill = quiet || at < 8 * HOUR || at >= 18.5 * HOUR ? picked % 2 : picked
    const customer = random.chance(0.016) ? FIRST_FREQUENT + random.below(FREQUENT_CALLERS) : anyCustomer(random)
    return {
      at,
      kind: 'inbound',
      customer: place === everywhere ? EVERYWHERE : customer,
      skill: isNight ? SUPPORT : skill,
      campaign: -1,
    }
  })
}

function dialled(day: WallSeconds, random: Random, seed: number): Arrival[] {
  const weekday = weekdayOf(day)
  const isSunday = isDialledSunday(day)
  if (isQuiet(day) && !isSunday) return []
  const from = isSunday ? 10 : 8
  const until = isSunday ? 11 : weekday === 6 ? 14 : 24
  const shares = DIALLED_BY_HOUR.map((share, hour) => (hour >= from && hour < until ? share : 0))
  const count = isSunday ? 46 : USUAL_DIALLED * volumeOf(day, seed)
  const usual = times(random, shares, count).map((at): Arrival => {
    const campaign = isSunday ? DEAF_CAMPAIGN : pickWeighted(random, CAMPAIGN_WEIGHTS)
    return { at, kind: 'campaign', customer: anyCustomer(random), skill: -1, campaign }
  })
  if (isSunday) return usual
  // Each campaign has its own part of the customers, so that a record is dialled again on other days.
  const everywhere = weekday === THURSDAY ? Math.floor(usual.length * 0.3) : -1
  const inLists = usual.map((arrival, place) => ({
    ...arrival,
    customer: place === everywhere ? EVERYWHERE : 1_000 + arrival.campaign * 1_800 + (arrival.customer % 1_800),
  }))
  const deaf = Array.from({ length: DEAF_NUMBERS }, (_, place): Arrival => ({
    at: (9 + (mix(dayNumberOf(day), place) % 5)) * HOUR + random.below(HOUR),
    kind: 'campaign',
    customer: FIRST_DEAF + place,
    skill: -1,
    campaign: DEAF_CAMPAIGN,
  }))
  return [...inLists, ...deaf]
}

/** Everything that comes from outside on a day, and what agents begin by themselves, in order of time. */
export function arrivalsOf(day: WallSeconds, random: Random, seed: number): Arrival[] {
  const byHand = times(random, DIALLED_BY_HOUR, USUAL_BY_HAND * volumeOf(day, seed)).map((at): Arrival => ({
    at,
    kind: 'by-hand',
    customer: anyCustomer(random),
    skill: -1,
    campaign: -1,
  }))
  const internal = times(random, DIALLED_BY_HOUR, USUAL_INTERNAL * volumeOf(day, seed)).map((at): Arrival => ({
    at,
    kind: 'internal',
    customer: anyCustomer(random),
    skill: -1,
    campaign: -1,
  }))
  const all = [...callers(day, random, seed), ...dialled(day, random, seed), ...byHand, ...internal]
  return all.toSorted((a, b) => a.at - b.at)
}
