import { wall, type WallSeconds } from '../../../shared/time.ts'
import { ATTRIBUTES, FORMS, SUPERVISORS } from '../company.ts'
import type { RowContext } from '../context.ts'
import { itemAt, mix } from '../random.ts'
import { EVERYWHERE } from './arrivals.ts'
import { CASE_CHANNELS, CHAT_CHANNELS, type Case, type Chat } from './digitalDay.ts'
import type { HistoryDay } from './history.ts'
import type { Told } from './told.ts'
import type { Call } from './voice.ts'
import { callTold, contextOfConnection, isInbound, lineOf } from './voiceHappenings.ts'

const TIMED_OUT = 6
const TIMED_OUT_CHAT = 'TIMEOUTCHAT'
const CHAT_LINE = '573005550120'
const BOT_OF_WHATSAPP = 1
const BOT_OF_WEB = 2

function chatTold(chat: Chat): Told {
  const { bot, wait, talk, customerChars, agentChars, fromAgent, agent, isAnswered } = chat
  const channel = CHAT_CHANNELS[chat.channel] ?? CHAT_CHANNELS[0]
  return {
    channel,
    ivr: bot,
    wait,
    talk,
    acw: 0,
    customerChars,
    agentChars,
    fromAgent,
    toAgent: agent,
    isAnswered,
    ...(chat.code === TIMED_OUT ? { chatCode: TIMED_OUT_CHAT } : {}),
  }
}

/** A row about a chat. @param salt another one for each of several rows of it */
export function chatContext(chat: Chat, more: Partial<Told> = {}, salt = 0): RowContext {
  const context = contextOfConnection(chat, { ...chatTold(chat), ...more }, salt)
  return { ...context, routingPoint: chat.channel === 0 ? BOT_OF_WHATSAPP : BOT_OF_WEB }
}

export function* sessions({ chats: all }: HistoryDay): Generator<RowContext> {
  for (const chat of all) yield chatContext(chat)
}

export function* whatsappSessions({ chats: all }: HistoryDay): Generator<RowContext> {
  for (const chat of all) if (chat.channel === 0) yield chatContext(chat)
}

/** Of the sessions on WhatsApp, those that began with an advertisement or a post. */
export function* advertisedSessions({ chats: all }: HistoryDay): Generator<RowContext> {
  for (const chat of all) {
    const roll = mix(chat.seed, 51) % 12
    if (chat.channel === 0 && roll < 3) yield chatContext(chat, { source: roll < 2 ? 'ad' : 'post' })
  }
}

export function* chats({ chats: all }: HistoryDay): Generator<RowContext> {
  for (const chat of all) if (chat.isAnswered) yield chatContext(chat)
}

export function* transferredChats({ chats: all }: HistoryDay): Generator<RowContext> {
  for (const chat of all) if (chat.isAnswered && chat.fromAgent >= 0) yield chatContext(chat)
}

function interactionOf(call: Call): RowContext {
  const salt = call.type === 'inbound' ? 0 : call.at % 86_400
  // A skill knows a call that was handed on to it as one that came in.
  const told: Told = { ...callTold(call), type: 'inbound', counts: 'interaction', dnis: lineOf(call) }
  return contextOfConnection(call, told, salt)
}

/** Customers who came to a skill, in order of time. */
export function interactions({ calls, chats: all }: HistoryDay): readonly RowContext[] {
  const byVoice = calls.filter((call) => isInbound(call)).map(interactionOf)
  const byChat = all
    .filter(({ skill }) => skill >= 0)
    .map((chat) => {
      const type = `chat-${CHAT_CHANNELS[chat.channel] ?? CHAT_CHANNELS[0]}`
      return chatContext(chat, { type, counts: 'interaction', dnis: CHAT_LINE })
    })
  return [...byVoice, ...byChat].toSorted((a, b) => a.at - b.at)
}

function onlyWith(isAnswered: boolean, result: string): (day: HistoryDay) => readonly RowContext[] {
  return (day) =>
    interactions(day).flatMap((context) =>
      context.told?.isAnswered === isAnswered ? [{ ...context, told: { ...context.told, result } }] : [],
    )
}

export const answeredInteractions = onlyWith(true, 'answered')
export const abandonedInteractions = onlyWith(false, 'abandoned')

function caseContext(each: Case, more: Partial<Told> = {}): RowContext {
  const { closedAt, fromAgent, agent } = each
  const told: Told = {
    channel: CASE_CHANNELS[each.channel] ?? CASE_CHANNELS[0],
    isOpen: closedAt === undefined,
    ...(closedAt === undefined ? {} : { closedAt }),
    fromAgent,
    toAgent: agent,
    ...more,
  }
  return contextOfConnection(each, told)
}

export function* cases({ cases: all }: HistoryDay): Generator<RowContext> {
  for (const each of all) yield caseContext(each)
}

export function* closedCases({ cases: all }: HistoryDay): Generator<RowContext> {
  for (const each of all) if (each.closedAt !== undefined) yield caseContext(each)
}

/** Mails that an agent answered: closed cases that came by mail. */
export function* answeredMails({ cases: all }: HistoryDay): Generator<RowContext> {
  for (const each of all)
    if (each.closedAt !== undefined && each.channel === 0) yield caseContext(each, { channel: 'email' })
}

export function* transferredCases({ cases: all }: HistoryDay): Generator<RowContext> {
  for (const each of all) if (each.fromAgent >= 0) yield caseContext(each, { channel: 'email' })
}

/** Conversations of which one in so many is chosen for something, by telephone and by chat. */
function* chosen(day: HistoryDay, salt: number, oneOf: number): Generator<RowContext> {
  for (const call of day.calls) {
    if (call.isAnswered && call.skill >= 0 && mix(call.seed, salt) % oneOf === 0) {
      yield contextOfConnection(call, { ...callTold(call), channel: 'voice' }, salt)
    }
  }
  for (const chat of day.chats) {
    if (!chat.isAnswered || mix(chat.seed, salt) % oneOf !== 0) continue
    const channel = chat.channel === 0 ? 'chat-whatsapp' : 'chat-web'
    yield chatContext(chat, { channel }, salt)
  }
}

function inOrder(contexts: Iterable<RowContext>): readonly RowContext[] {
  return [...contexts].toSorted((a, b) => a.at - b.at)
}

/** Places of the attributes that must not be missed. */
const CRITICAL: ReadonlySet<number> = new Set([1, 5])
const SHARE_MET_PERCENT = 88

function isMet(evaluation: RowContext, attribute: number): boolean {
  return mix(evaluation.seed, 200 + attribute) % 100 < SHARE_MET_PERCENT
}

/** When it is evaluated: some hours later, on the same day. */
function evaluatedAt({ at, seed }: RowContext): WallSeconds {
  const last = (Math.floor(at / 86_400) + 1) * 86_400 - 1
  return wall(Math.min(at + 1_800 + (mix(seed, 61) % 14_400), last))
}

function evaluationOf(context: RowContext): RowContext {
  const places = [...ATTRIBUTES.keys()]
  const met = (among: readonly number[]): number =>
    (100 * among.filter((place) => isMet(context, place)).length) / among.length
  const critical = places.filter((place) => CRITICAL.has(place))
  const told: Told = {
    ...context.told,
    accuracy: met(places),
    opportunityPrecision: met(critical),
    criticalPrecision: met(critical) === 100 ? 100 : 0,
    form: context.told?.channel === 'voice' ? FORMS[0] : FORMS[1],
    analyst: itemAt([...SUPERVISORS, 'QAi_Bot'], mix(context.seed, 62)),
  }
  return { ...context, at: evaluatedAt(context), told }
}

const EVALUATED_ONE_OF = 26

export function evaluations(day: HistoryDay): readonly RowContext[] {
  return inOrder([...chosen(day, 41, EVALUATED_ONE_OF)].map(evaluationOf))
}

/** One for each attribute of each evaluation. */
export function evaluatedAttributes(day: HistoryDay): readonly RowContext[] {
  return evaluations(day).flatMap((evaluation) =>
    Array.from(ATTRIBUTES.keys(), (attribute) => ({
      ...evaluation,
      seed: mix(evaluation.seed, attribute),
      attribute,
      told: { ...evaluation.told, isMet: isMet(evaluation, attribute), isCritical: CRITICAL.has(attribute) },
    })),
  )
}

const SURVEY_QUESTIONS = 4

export function* surveys({ calls }: HistoryDay): Generator<RowContext> {
  for (const call of calls) {
    const isAsked = call.customer === EVERYWHERE || mix(call.seed, 42) % 7 === 0
    if (!call.isAnswered || call.type !== 'inbound' || !isAsked) continue
    const scores = Array.from({ length: SURVEY_QUESTIONS }, (_, place) => 2 + (mix(call.seed, 300 + place) % 4))
    const seconds = 14 + (mix(call.seed, 43) % 70)
    yield contextOfConnection(call, { ...callTold(call), seconds, scores }, 42)
  }
}

export function analyses(day: HistoryDay): readonly RowContext[] {
  const analysed = [...chosen(day, 44, 9)].map((context) => {
    const roll = mix(context.seed, 45)
    const silence = Math.floor(((context.told?.talk ?? 0) * (2 + (roll % 22))) / 100)
    return { ...context, told: { ...context.told, silence, isSlowToGreet: roll % 11 === 0 } }
  })
  return inOrder(analysed)
}

export function assistantQuestions(day: HistoryDay): readonly RowContext[] {
  return inOrder(chosen(day, 47, 18))
}
