import { SECONDS_PER_DAY, wall, type WallSeconds } from '../../../shared/time.ts'
import { mix, Random } from '../random.ts'
import { anyCustomer, EVERYWHERE } from './arrivals.ts'
import { isQuiet, volumeOf, weekdayOf } from './calendar.ts'
import { SERVICE, SUPPORT } from './crew.ts'
import type { Agent } from './voice.ts'

/** A conversation by chat: with the bot alone, or handed to an agent. */
export interface Chat {
  /** When it reached the skill, or began, where only the bot had it. */
  readonly at: WallSeconds
  readonly number: number
  readonly seed: number
  /** Place in `CHAT_CHANNELS`. */
  readonly channel: number
  readonly customer: number
  /** -1: the bot was enough. */
  readonly skill: number
  /** -1 where nobody answered, or nobody was asked. */
  readonly agent: number
  /** Who had it before and handed it on, or -1. */
  readonly fromAgent: number
  readonly isAnswered: boolean
  /** Seconds with the bot, in the queue, with the agent. */
  readonly bot: number
  readonly wait: number
  readonly talk: number
  readonly customerChars: number
  readonly agentChars: number
  readonly code: number
}

/** A mail or a comment on a social network, from its coming to its closing. */
export interface Case {
  readonly at: WallSeconds
  readonly number: number
  readonly seed: number
  /** Place in `CASE_CHANNELS`. */
  readonly channel: number
  readonly customer: number
  readonly skill: number
  readonly agent: number
  readonly fromAgent: number
  /** When it was closed, always on the same day; undefined while it is open. */
  readonly closedAt: WallSeconds | undefined
  readonly code: number
}

export interface DigitalDay {
  readonly chats: readonly Chat[]
  readonly cases: readonly Case[]
}

export const CHAT_CHANNELS = ['whatsapp', 'web', 'facebook', 'instagram'] as const
export const CASE_CHANNELS = ['Email', 'facebook_page', 'instagram', 'twitter'] as const
/** Channels by place, the first most often. */
const CHANNELS_BY_TENTHS = [0, 0, 0, 0, 0, 0, 1, 1, 2, 3] as const

const HOUR = 3_600
const USUAL_CHATS = 330
const USUAL_CASES = 96
const FIRST_CHAT_NUMBER = 40_000
const FIRST_CASE_NUMBER = 60_000
const CODES = 7

function timesBetween(random: Random, count: number, from: number, to: number): number[] {
  const middle = (from + to) / 2
  return Array.from({ length: count }, () => {
    // Two throws: more in the middle of the day than at its ends.
    const at = random.chance(0.5) ? random.between(from, to) : (random.between(from, to) + middle) / 2
    return Math.floor(at)
  }).toSorted((a, b) => a - b)
}

/** An agent who is on duty at an instant, of the skill if there is one. */
function onDuty(crew: readonly Agent[], at: number, skill: number, roll: number): number {
  const present = crew.filter(({ login, logout }) => login + 60 <= at && at + 60 < logout)
  const skilled = present.filter(({ skills }) => skills.includes(skill))
  const chosen = skilled.length > 0 ? skilled : present
  return chosen[roll % Math.max(1, chosen.length)]?.place ?? -1
}

/** Chats, mails and comments of a day, taken by those who are on duty. */
export function digitalDay(day: WallSeconds, crew: readonly Agent[], seed: number): DigitalDay {
  const daySeed = mix(mix(seed, 0xd161), Math.floor(day / SECONDS_PER_DAY))
  const random = new Random(daySeed)
  const volume = volumeOf(day, seed)
  const isWednesday = weekdayOf(day) === 3
  const isSunday = weekdayOf(day) === 0
  const last = day + SECONDS_PER_DAY - 1
  const chatTimes = timesBetween(random, Math.round(USUAL_CHATS * volume), 7 * HOUR, 21.5 * HOUR)
  const chats = chatTimes.map((second, place): Chat => {
    const isTalk = isWednesday && place === Math.floor(chatTimes.length * 0.6)
    const drawn = isTalk ? EVERYWHERE : anyCustomer(random)
    // In the morning the same customer asks the bot alone: two sessions of one telephone.
    const isAlone = isWednesday && place === Math.floor(chatTimes.length * 0.3)
    const customer = isAlone ? EVERYWHERE : drawn
    const bot = random.between(15, 210)
    const goesOn = (random.chance(0.72) || isTalk) && !isAlone
    const skill = goesOn ? (isQuiet(day) ? random.below(2) : random.pick([SERVICE, SUPPORT, 2, 3, 0, 1, 4])) : -1
    const at = day + second
    const agent = goesOn ? onDuty(crew, at, skill, random.next()) : -1
    const wait = random.chance(0.7) ? random.between(2, 20) : random.between(12, 120)
    const isLost = random.chance(wait > 60 ? 0.4 : 0.04) && !isTalk
    const isAnswered = agent >= 0 && !isLost
    const talk = isAnswered ? Math.min(random.between(90, 1_300), last - at - wait) : 0
    const from = onDuty(crew, at, SERVICE, random.next())
    const isHandedOn = (random.chance(0.06) || isTalk) && from !== agent
    const channel = random.pick(CHANNELS_BY_TENTHS)
    return {
      at: wall(at),
      number: FIRST_CHAT_NUMBER + place,
      seed: mix(daySeed ^ 0x5bd1e995, place),
      channel: isTalk || isAlone ? 0 : channel,
      customer,
      skill,
      agent: isAnswered ? agent : -1,
      fromAgent: isAnswered && isHandedOn ? from : -1,
      isAnswered,
      bot,
      wait: goesOn ? wait : 0,
      talk,
      customerChars: random.between(15, 700),
      agentChars: isAnswered ? random.between(60, 1_400) : 0,
      code: isAnswered ? random.below(CODES) : -1,
    }
  })
  const caseTimes = timesBetween(random, Math.round(USUAL_CASES * volume), 6 * HOUR, 22 * HOUR)
  const cases = caseTimes.map((second, place): Case => {
    const at = day + second
    const closes = at + random.between(300, 14_400)
    const agent = onDuty(crew, Math.min(closes, day + 18 * HOUR), SERVICE, random.next())
    const from = onDuty(crew, at, SUPPORT, random.next())
    const isSundays = isSunday && place === Math.floor(caseTimes.length * 0.5)
    const isOpen = closes > last || agent < 0 || (random.chance(0.06) && !isSundays)
    const channel = random.pick(CHANNELS_BY_TENTHS)
    const isTheirs = isSundays || (isWednesday && place === Math.floor(caseTimes.length * 0.7))
    return {
      at: wall(at),
      number: FIRST_CASE_NUMBER + place,
      seed: mix(daySeed ^ 0x2545f491, place),
      channel: isSundays ? 0 : channel,
      customer: isTheirs ? EVERYWHERE : anyCustomer(random),
      skill: random.below(3),
      agent,
      fromAgent: random.chance(0.08) && from !== agent && agent >= 0 ? from : -1,
      closedAt: isOpen ? undefined : wall(closes),
      code: isOpen ? -1 : random.below(CODES - 1),
    }
  })
  return { chats, cases }
}
