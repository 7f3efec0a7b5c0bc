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
  /** What it says; left out, it is invented. */
  readonly text?: string
}

const MINUTE = 60
const TUESDAY = 2
const THURSDAY = 4
const FRIDAY = 5
const ACCENTED_COUNT = 40
const LATE_COUNT = 24
/** Whom a machine sends text after text, within three minutes. */
const PESTERED = 81
/** Customers who get the notice with accents, and those who get the one of the evening. */
const FIRST_ACCENTED = 2_000
const FIRST_LATE = 5_000

const REPEATED_TEXT = 'Valdeluna: su cita quedo confirmada para el jueves a las 9:30. Responda SI para aceptarla.'
/** More than 70 characters with í, ó and ú, which GSM-7 lacks: two parts; without the accents it would be one. */
const ACCENTED_TEXT =
  'Valdeluna: su factura venció. Pague en línea o en un punto autorizado según su zona y evite la suspensión.'
const LATE_TEXT = 'Valdeluna: tiene un saldo pendiente. Llame ya al 6015550120 y pida su acuerdo de pago.'
const BURST_TEXTS = [
  'Valdeluna: su saldo vence hoy.',
  'Valdeluna: recuerde pagar hoy su saldo.',
  'Valdeluna: ultimo aviso de pago.',
  'Valdeluna: pague hoy y evite la suspension.',
  'Valdeluna: su servicio sera suspendido.',
  'Valdeluna: pague en valdeluna.example/pago',
  'Valdeluna: si ya pago, omita este mensaje.',
] as const

/**
 * What a supervisor would want to know of: on Tuesdays a text that goes out again four minutes later, and a burst to
 * one telephone; on Thursdays a campaign late in the evening; on Fridays a notice that costs two parts for its accents.
 */
function mishapsOf(day: WallSeconds): Message[] {
  if (isQuiet(day)) return []
  const sends = (count: number, of: (place: number) => Omit<Message, 'isBatch'>): Message[] =>
    Array.from({ length: count }, (_, place) => ({ ...of(place), isBatch: false }))
  const weekday = weekdayOf(day)
  if (weekday === TUESDAY) {
    const eleven = 11 * HOUR + 5 * MINUTE
    return [
      ...sends(2, (place) => ({ second: eleven + place * 4 * MINUTE, customer: EVERYWHERE, text: REPEATED_TEXT })),
      ...BURST_TEXTS.flatMap((text, place) =>
        sends(1, () => ({ second: 15 * HOUR + place * 25, customer: PESTERED, text })),
      ),
    ]
  }
  if (weekday === THURSDAY) {
    const late = 20 * HOUR + 40 * MINUTE
    return sends(LATE_COUNT, (place) => ({
      second: late + place * 2 * MINUTE,
      customer: place === 0 ? EVERYWHERE : FIRST_LATE + place,
      text: LATE_TEXT,
    }))
  }
  if (weekday !== FRIDAY) return []
  return sends(ACCENTED_COUNT, (place) => ({
    second: 10 * HOUR + place * 6,
    customer: place === 0 ? EVERYWHERE : FIRST_ACCENTED + place,
    text: ACCENTED_TEXT,
  }))
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
    // Numbered behind the usual ones, which stay what they are.
    const sent = [...planned, ...mishapsOf(start)].flatMap(({ second, customer, isBatch, text }, place) => {
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
      const isText = isBatch || text !== undefined
      const channel = isText ? SMS : (CHANNELS[own % CHANNELS.length] ?? SMS)
      const context = {
        ...contextOfConnection(connection, { channel, ...(text === undefined ? {} : { message: text }) }),
        seed: messageSeed,
        customer: customer % CUSTOMERS,
      }
      return text === undefined && own % TWICE_ONE_OF === 0 ? [context, context] : [context]
    })
    return sent.toSorted((a, b) => a.at - b.at)
  }
}
