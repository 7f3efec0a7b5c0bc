import type { FieldDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import type { RowContext } from './context.ts'
import { directionOf, isHit, isRightParty } from './history/toldFields.ts'
import type { Random } from './random.ts'

/** What calls add up to. Every figure of a row is read from the same facts, so that the row agrees with itself. */
export interface Facts {
  calls: number
  /** Of the calls, those that an agent had. */
  handled: number
  /** Of the calls, those that wait at this moment. */
  waiting: number
  inbound: number
  outbound: number
  internal: number
  hits: number
  rightParty: number
  /** Seconds. */
  inboundTalk: number
  outboundTalk: number
  internalTalk: number
  afterCall: number
  ringing: number
  ready: number
  auxiliary: number
  /** Calls to a skill: answered and abandoned by the seconds that the customer waited, in stretches of ten. */
  answered: number[]
  abandoned: number[]
  answeredWait: number
  abandonedWait: number
  /** How long each that was answered had waited, in seconds. */
  waits: number[]
  customers: Set<number>
  acceptedCallBack: number
  successfulCallBack: number
}

const STRETCHES = 6

export function noFacts(): Facts {
  return {
    calls: 0,
    handled: 0,
    waiting: 0,
    inbound: 0,
    outbound: 0,
    internal: 0,
    hits: 0,
    rightParty: 0,
    inboundTalk: 0,
    outboundTalk: 0,
    internalTalk: 0,
    afterCall: 0,
    ringing: 0,
    ready: 0,
    auxiliary: 0,
    answered: Array.from({ length: STRETCHES }, () => 0),
    abandoned: Array.from({ length: STRETCHES }, () => 0),
    answeredWait: 0,
    abandonedWait: 0,
    waits: [],
    customers: new Set(),
    acceptedCallBack: 0,
    successfulCallBack: 0,
  }
}

function putInStretch(seconds: number, stretches: number[]): void {
  const stretch = Math.min(STRETCHES - 1, Math.floor(Math.max(0, seconds - 1) / 10))
  stretches[stretch] = (stretches[stretch] ?? 0) + 1
}

function waited(random: Random): number {
  return random.chance(0.72) ? random.between(1, 10) : random.between(8, 75)
}

function addAnswered(facts: Facts, wait: number): void {
  putInStretch(wait, facts.answered)
  facts.answeredWait += wait
  facts.waits.push(wait)
}

function addAbandoned(facts: Facts, wait: number): void {
  putInStretch(wait, facts.abandoned)
  facts.abandonedWait += wait
}

function addInteraction(facts: Facts, { told = {}, customer }: RowContext): void {
  facts.calls += 1
  facts.customers.add(customer)
  if (told.state === WAITING) facts.waiting += 1
  else if (told.isAnswered === true) {
    addAnswered(facts, told.wait ?? 0)
    facts.handled += 1
    facts.inboundTalk += told.talk ?? 0
    facts.afterCall += told.acw ?? 0
  } else addAbandoned(facts, told.wait ?? 0)
}

function addHandledCall(facts: Facts, context: RowContext): void {
  facts.calls += 1
  facts.handled += 1
  facts[directionOf(context.told?.type)] += 1
  if (isHit(context)) facts.hits += 1
  if (isRightParty(context)) facts.rightParty += 1
}

function addTime(facts: Facts, { told = {} }: RowContext): void {
  const { seconds = 0, state } = told
  if (state === 'TALK') facts[directionOf(told.type) === 'inbound' ? 'inboundTalk' : 'outboundTalk'] += seconds
  else if (state === 'ACW') facts.afterCall += seconds
  else if (state === 'RING') facts.ringing += seconds
  else if (state === 'READY') facts.ready += seconds
  else facts.auxiliary += seconds
}

/** The state of somebody who waits for an agent at this moment. */
export const WAITING = 'WAITING'

/**
 * Adds what a row of the operation's history tells: an interaction, a call that an agent had, or a stretch of an
 * agent's time.
 */
export function addToldRow(facts: Facts, context: RowContext): void {
  if (context.told?.counts === 'interaction') addInteraction(facts, context)
  else if (context.told?.counts === 'call') addHandledCall(facts, context)
  else if (context.told?.counts === 'time') addTime(facts, context)
}

/** Adds one call and the agent's time around it. */
export function addCall(facts: Facts, random: Random): void {
  const talk = random.chance(0.06) ? random.between(600, 1_800) : random.between(25, 420)
  facts.calls += 1
  facts.handled += 1
  if (random.chance(0.06)) {
    facts.internal += 1
    facts.internalTalk += Math.min(talk, 240)
  } else if (random.chance(0.58)) {
    facts.inbound += 1
    facts.inboundTalk += talk
  } else {
    facts.outbound += 1
    facts.outboundTalk += talk
  }
  if (random.chance(0.12)) facts.hits += 1
  if (random.chance(0.34)) facts.rightParty += 1
  facts.afterCall += random.between(8, 95)
  facts.ringing += random.between(2, 22)
  facts.ready += random.between(60, 900)
  facts.auxiliary += random.chance(0.3) ? random.between(60, 900) : 0
  if (random.chance(0.92)) addAnswered(facts, waited(random))
  else addAbandoned(facts, waited(random))
  if (!random.chance(0.6)) return
  facts.acceptedCallBack += 1
  if (random.chance(0.7)) facts.successfulCallBack += 1
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function per(amount: number, count: number): number {
  return count === 0 ? 0 : amount / count
}

function talk(facts: Facts): number {
  return facts.inboundTalk + facts.outboundTalk + facts.internalTalk
}

/** How long the agent was logged in, in seconds. */
export function loggedIn(facts: Facts): number {
  return talk(facts) + facts.afterCall + facts.ringing + facts.ready + facts.auxiliary
}

function occupancy(facts: Facts): number {
  return 100 * per(talk(facts) + facts.afterCall, loggedIn(facts) - facts.auxiliary)
}

/** Answered within so many seconds, the second itself included, of all that came. */
function serviceLevel(facts: Facts, seconds: number): number {
  return 100 * per(facts.waits.filter((wait) => wait <= seconds).length, facts.calls)
}

function abandonment(facts: Facts): number {
  return 100 * per(sum(facts.abandoned), facts.calls)
}

function handling(facts: Facts): number {
  return per(talk(facts) + facts.afterCall, facts.handled)
}

type Reading = (facts: Facts) => number

function stretchReadings(of: 'answered' | 'abandoned', names: readonly string[]): Record<string, Reading> {
  return Object.fromEntries(names.map((name, stretch) => [name, (facts: Facts) => facts[of][stretch] ?? 0]))
}

const outboundHandling: Reading = (facts) => per(facts.outboundTalk, facts.outbound) + per(facts.afterCall, facts.calls)

/** Fields that the facts of calls tell, by name: counts, seconds, hundredths of a whole. */
const READINGS: Readonly<Record<string, Reading>> = {
  calls: (facts) => facts.calls,
  inbound: (facts) => facts.inbound,
  outbound: (facts) => facts.outbound,
  internal: (facts) => facts.internal,
  calls_inbound: (facts) => facts.inbound,
  calls_outbound: (facts) => facts.outbound,
  calls_internal: (facts) => facts.internal,
  hits: (facts) => facts.hits,
  points: (facts) => 10 * facts.hits + facts.calls,
  calls_in_queue_now: (facts) => facts.waiting,
  rpc: (facts) => facts.rightParty,
  ready_time: (facts) => facts.ready,
  inbound_time: (facts) => facts.inboundTalk,
  outbound_time: (facts) => facts.outboundTalk,
  acw_time: (facts) => facts.afterCall,
  ring_time: (facts) => facts.ringing,
  aux_time: (facts) => facts.auxiliary,
  login_time: loggedIn,
  aht: handling,
  aht_time: handling,
  aht_inbound: (facts) => per(facts.inboundTalk, facts.inbound) + per(facts.afterCall, facts.calls),
  aht_outbound: outboundHandling,
  aht_outbund: outboundHandling,
  att: (facts) => per(talk(facts), facts.handled),
  acw: (facts) => per(facts.afterCall, facts.handled),
  occupancy,
  ocupation: occupancy,
  ivr_minutes: (facts) => talk(facts) / 60,
  inbound_calls: (facts) => facts.calls,
  answer_calls: (facts) => sum(facts.answered),
  abandon_calls: (facts) => sum(facts.abandoned),
  stat_inbound: (facts) => facts.calls,
  stat_answer: (facts) => sum(facts.answered),
  stat_abandon: (facts) => sum(facts.abandoned),
  service_level_10seg: (facts) => serviceLevel(facts, 10),
  service_level_20seg: (facts) => serviceLevel(facts, 20),
  service_level_30seg: (facts) => serviceLevel(facts, 30),
  abandon: abandonment,
  by_abandon: abandonment,
  asa: (facts) => per(facts.answeredWait, sum(facts.answered)),
  ata: (facts) => per(facts.abandonedWait, sum(facts.abandoned)),
  wait_time: (facts) => facts.answeredWait + facts.abandonedWait,
  inbound_calls_unique_customers: (facts) => facts.customers.size || Math.ceil(facts.calls * 0.83),
  agents_needed: (facts) => Math.ceil((facts.calls * handling(facts) * 1.2) / 3_600),
  ...stretchReadings('answered', [
    'answer_0seg_10seg',
    'answer_11seg_20seg',
    'answer_21seg_30seg',
    'answer_31seg_40seg',
    'answer_41seg_50seg',
    'anwers_greater_than_51seg',
  ]),
  ...stretchReadings('abandoned', [
    'abandon_0seg_10seg',
    'abandon_11seg_20_seg',
    'abandon_21seg_30seg',
    'abandon_31seg_40seg',
    'abandon_41seg_50seg',
    'abandon_greater_than_51seg',
  ]),
  treatment: (facts) => facts.calls,
  customer_say_yes: (facts) => facts.acceptedCallBack,
  customer_say_no: (facts) => facts.calls - facts.acceptedCallBack,
  recall_ok: (facts) => facts.successfulCallBack,
  recall_fail: (facts) => facts.acceptedCallBack - facts.successfulCallBack,
}

/** The service level at a threshold of one's own. */
function levelReading(name: string): Reading | undefined {
  const seconds = /^service_level_(\d+)seg$/.exec(name)?.[1]
  return seconds === undefined ? undefined : (facts) => serviceLevel(facts, Number(seconds))
}

const AMOUNTS: ReadonlySet<FieldDefinition['type']> = new Set(['integer', 'decimal', 'percent', 'duration'])
/** One such name may mean anything; several are the figures of calls. */
const LEAST_FIGURES = 2

/**
 * The fields of a report that are figures of calls, and how each is read; none where the report is about something
 * else.
 *
 * @param least how many such fields a report of calls has
 */
export function figuresOf(report: ReportDefinition, least = LEAST_FIGURES): ReadonlyMap<string, Reading> {
  const found = report.fields.flatMap(({ name, type }): [string, Reading][] => {
    const reading = READINGS[name] ?? levelReading(name)
    return reading === undefined || !AMOUNTS.has(type) ? [] : [[name, reading]]
  })
  return new Map(found.length < least ? [] : found)
}
