import { wall, type WallSeconds } from '../../../shared/time.ts'
import type { RowContext } from '../context.ts'
import { mix, Random } from '../random.ts'
import { anyCustomer, CUSTOMERS, EVERYWHERE } from './arrivals.ts'
import { isDoubleSendDay, isQuiet, volumeOf, weekdayOf } from './calendar.ts'
import { contextOfConnection } from './voiceHappenings.ts'

const HOUR = 3_600
const USUAL_MESSAGES = 430
const USUAL_BATCH = 64
const FIRST_NUMBER = 70_000
/** How much later the same messages go out again on the day of the double send. */
const SECOND_SEND_SECONDS = 1_260
const SENDERS = 28
/** A message now and then stands twice in an answer. */
const TWICE_ONE_OF = 260

const SMS = 'SMS'
const CHANNELS = [SMS, SMS, SMS, 'Whatsapp official 104', 'Whatsapp official 104', 'Whatsapp official 112'] as const

interface Message {
  readonly second: number
  readonly customer: number
  readonly isBatch: boolean
}

function plannedOf(day: WallSeconds, random: Random, seed: number): Message[] {
  const count = Math.round(USUAL_MESSAGES * volumeOf(day, seed))
  const usual = Array.from({ length: count }, (_, place): Message => {
    const isTuesdays = weekdayOf(day) === 2 && place === 9
    const second = random.between(7 * HOUR, isQuiet(day) ? 15 * HOUR : 19.5 * HOUR)
    return { second, customer: isTuesdays ? EVERYWHERE : anyCustomer(random), isBatch: false }
  })
  if (isQuiet(day)) return usual
  const begin = 9.5 * HOUR + random.below(900)
  const batch = Array.from({ length: USUAL_BATCH }, (_, place): Message => ({
    second: begin + place * 4,
    customer: anyCustomer(random),
    isBatch: true,
  }))
  const again = isDoubleSendDay(day)
    ? batch.map((each) => ({ ...each, second: each.second + SECOND_SEND_SECONDS }))
    : []
  return [...usual, ...batch, ...again]
}

/** The short messages of a day: what agents and bots send, and each working day's batch of reminders. */
export function messagesOf(seed: number): (day: unknown, start: WallSeconds) => readonly RowContext[] {
  return (_day, start) => {
    const daySeed = mix(mix(seed, 0x5e5e), Math.floor(start / 86_400))
    const random = new Random(daySeed)
    const planned = plannedOf(start, random, seed).toSorted((a, b) => a.second - b.second)
    return planned.flatMap(({ second, customer, isBatch }, place) => {
      const own = mix(daySeed, place)
      // The texts of a batch hang on whom they are for, so that what is sent again says the same.
      const messageSeed = isBatch ? mix(daySeed, customer) : own
      const connection = {
        at: wall(start + second),
        number: FIRST_NUMBER + place,
        seed: own,
        customer,
        agent: own % SENDERS,
        skill: -1,
      }
      const channel = isBatch ? SMS : (CHANNELS[own % CHANNELS.length] ?? SMS)
      const context = {
        ...contextOfConnection(connection, { channel }),
        seed: messageSeed,
        customer: customer % CUSTOMERS,
      }
      return own % TWICE_ONE_OF === 0 ? [context, context] : [context]
    })
  }
}
