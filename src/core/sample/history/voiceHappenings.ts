import { wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { contextOf, type RowContext } from '../context.ts'
import { mix } from '../random.ts'
import { CUSTOMERS, PREVIEW_CAMPAIGNS } from './arrivals.ts'
import { BREAKS, skillsOfAgent } from './crew.ts'
import type { HistoryDay } from './history.ts'
import type { Told } from './told.ts'
import type { Agent, Attempt, AttemptResult, Call, StateSpan } from './voice.ts'

const TIMED_OUT = 6
const LINES = ['573005550100', '573005550110'] as const
const NIGHT_POINT = 3

interface Connection {
  readonly at: WallSeconds
  readonly number: number
  readonly seed: number
  readonly customer: number
  readonly agent: number
  readonly skill: number
  readonly campaign?: number
  readonly code?: number
}

/** A row about a connection: whatever the report, it has the same id, customer and codes. */
export function contextOfConnection(connection: Connection, told: Told, salt = 0): RowContext {
  const { at, number, seed, customer, agent, skill, campaign = -1, code = -1 } = connection
  const origin = {
    at,
    seed: salt === 0 ? seed : mix(seed, salt),
    conversationSeed: seed,
    conversation: number,
    customers: CUSTOMERS,
  }
  return { ...contextOf(origin), customer, agent, skill, campaign, activityCode: code, told }
}

function isTalkedTo(call: Call): boolean {
  return call.agent >= 0 && call.isAnswered
}

export function isInbound({ type }: Call): boolean {
  return type === 'inbound' || type === 'transfer' || type === 'conference'
}

/** Rows of a call that is several differ by what brought it about. */
function saltOf({ type, at }: Call): number {
  return type === 'transfer' || type === 'conference' ? at % 86_400 : 0
}

export function callTold(call: Call): Told {
  const { type, ivr, wait, ring, talk, acw, agentHangsUp, isAnswered } = call
  return { type, ivr, wait, ring, talk, acw, agentHangsUp, isAnswered, counts: 'call', dnis: lineOf(call) }
}

/** The number that a customer called: sales have one of their own. */
export function lineOf({ skill }: Call): string {
  return LINES[skill === 3 || skill === 4 ? 1 : 0]
}

function callContext(call: Call, more: Partial<Told> = {}): RowContext {
  return contextOfConnection(call, { ...callTold(call), ...more }, saltOf(call))
}

export function* handledCalls({ calls }: HistoryDay): Generator<RowContext> {
  for (const call of calls) if (isTalkedTo(call)) yield callContext(call)
}

export function* uncodedCalls({ calls }: HistoryDay): Generator<RowContext> {
  for (const call of calls) if (isTalkedTo(call) && call.code === TIMED_OUT) yield callContext(call)
}

export function* codedCalls({ calls }: HistoryDay): Generator<RowContext> {
  for (const call of calls) if (isTalkedTo(call) && call.code >= 0) yield callContext(call)
}

export function* campaignCalls({ calls }: HistoryDay): Generator<RowContext> {
  for (const call of calls) if (isTalkedTo(call) && call.campaign >= 0) yield callContext(call)
}

function attemptContext(attempt: Attempt, result: string): RowContext {
  const { type, ring } = attempt
  return contextOfConnection(attempt, { type, ring, result })
}

function* ofCampaigns(attempts: readonly Attempt[], wanted: (result: AttemptResult) => boolean): Generator<Attempt> {
  for (const attempt of attempts) if (attempt.campaign >= 0 && wanted(attempt.result)) yield attempt
}

export function* diallings({ attempts }: HistoryDay): Generator<RowContext> {
  for (const attempt of ofCampaigns(attempts, () => true)) yield attemptContext(attempt, attempt.result)
}

export function* unansweredDiallings({ attempts }: HistoryDay): Generator<RowContext> {
  for (const attempt of ofCampaigns(attempts, (result) => result !== 'answer')) {
    yield attemptContext(attempt, attempt.result)
  }
}

export function* machines({ attempts }: HistoryDay): Generator<RowContext> {
  for (const attempt of ofCampaigns(attempts, (result) => result === 'answer-machine')) {
    yield attemptContext(attempt, 'machine')
  }
}

export function* recognitions({ attempts }: HistoryDay): Generator<RowContext> {
  for (const attempt of ofCampaigns(attempts, (result) => result === 'answer-machine' || result === 'answer')) {
    yield attemptContext(attempt, attempt.result === 'answer' ? 'human' : 'machine')
  }
}

const UNCONNECTED: Partial<Readonly<Record<AttemptResult, string>>> = {
  'no-answer': 'No answer',
  busy: 'Busy',
  cancel: 'Cancel',
  congestion: 'Congestion',
  failed: 'Chanunavail',
}

/** Outbound calls that nobody and no machine answered. */
export function* unconnectedCalls({ attempts }: HistoryDay): Generator<RowContext> {
  for (const attempt of attempts) {
    const result = UNCONNECTED[attempt.result]
    if (result !== undefined) yield attemptContext(attempt, result)
  }
}

const LIVE_RESULTS: Readonly<Record<AttemptResult, string>> = {
  answer: 'answer',
  'no-answer': 'no answer',
  'answer-machine': 'answer machine',
  busy: 'busy',
  failed: 'failed',
  congestion: 'failed',
  cancel: 'no answer',
}

/** Every call that came to a skill or was dialled, in order of time. */
export function allCalls({ calls, attempts }: HistoryDay): readonly RowContext[] {
  const inbound = calls
    .filter((call) => isInbound(call))
    .map((call) => callContext(call, { result: call.isAnswered ? 'answer' : 'abandon' }))
  const outbound = attempts.map((attempt) => attemptContext(attempt, LIVE_RESULTS[attempt.result]))
  return [...inbound, ...outbound].toSorted((a, b) => a.at - b.at)
}

/** Calls in the menus, those that ended there too, each with where it went on. */
export function menus({ calls, endedInMenu }: HistoryDay): readonly RowContext[] {
  const wentOn = calls.filter(({ type }) => type === 'inbound')
  return [...wentOn, ...endedInMenu]
    .toSorted((a, b) => a.at - b.at)
    .map((call) => {
      const hour = Math.floor((call.at % 86_400) / 3_600)
      const routingPoint = hour < 7 || hour >= 20 ? NIGHT_POINT : 0
      const { ivr, wait, talk, isAnswered } = call
      const told: Told = {
        type: 'inbound',
        channel: 'voice',
        seconds: ivr,
        ivr,
        wait,
        talk,
        isAnswered,
        result: call.skill < 0 ? 'hung up' : 'ok',
      }
      return { ...contextOfConnection(call, told), routingPoint }
    })
}

function stateOf({ state, kind }: StateSpan): string {
  return state === 'AUX' ? (BREAKS[kind ?? 0] ?? BREAKS[0]) : state
}

function spanContext(agent: Agent, span: StateSpan, place: number, day: WallSeconds): RowContext {
  const { call, from, to } = span
  const seconds = to - from
  const state = stateOf(span)
  if (call !== undefined) return { ...callContext(call, { seconds, state }), at: wall(from) }
  const number = 80_000 + agent.place * 400 + place
  const seed = mix(mix(day / 86_400, agent.place), place)
  const none = { at: wall(from), number, seed, customer: seed % CUSTOMERS, agent: agent.place, skill: -1 }
  return contextOfConnection(none, { seconds, state, isAlone: true, type: '' })
}

/** What an agent is at, and since when; undefined where the agent is not logged in. */
export function stateAt({ crew }: HistoryDay, agent: number, now: WallSeconds): Told | undefined {
  const span = crew.find(({ place }) => place === agent)?.spans.find(({ from, to }) => from <= now && now < to)
  return span === undefined ? undefined : { state: stateOf(span), seconds: now - span.from + 1, counts: 'time' }
}

/** What every agent does, span by span. */
export function states({ crew }: HistoryDay, day: WallSeconds): readonly RowContext[] {
  return crew
    .flatMap((agent) => agent.spans.map((span, place) => spanContext(agent, span, place, day)))
    .toSorted((a, b) => a.at - b.at || a.agent - b.agent)
}

const HALF_HOUR = 1_800

/**
 * Time and calls of agents within a range. Time that is no call's counts for the agent's own skill and campaign.
 *
 * @param onlyBreaks time in auxiliary states alone, named by them
 */
export function* workOf({ crew, calls }: HistoryDay, range: TimeRange, onlyBreaks: boolean): Generator<RowContext> {
  const end = range.to + 1
  const shifts = new Map(crew.map((agent) => [agent.place, shiftOf(agent, end)]))
  for (const agent of crew) {
    const shift = shiftOf(agent, end)
    for (const span of agent.spans) {
      if (onlyBreaks && span.state !== 'AUX') continue
      const to = Math.min(span.to, end)
      for (let from = Math.max(span.from, range.from); from < to;) {
        const next = Math.min(to, (Math.floor(from / HALF_HOUR) + 1) * HALF_HOUR)
        yield workContext(agent, span, { at: from, seconds: next - from, ...shift })
        from = next
      }
    }
  }
  if (onlyBreaks) return
  for (const call of calls) {
    if (isTalkedTo(call) && call.at >= range.from && call.at <= range.to) {
      yield {
        ...callContext(call, shifts.get(call.agent)),
        skill: ownSkill(call.agent, call.skill),
        campaign: ownCampaign(call.agent, call.campaign),
      }
    }
  }
}

type Shift = Required<Pick<Told, 'login' | 'logout'>>

/** When an agent came and went, as far as it is known at an instant. */
function shiftOf({ login, logout, free }: Agent, known: number): Shift {
  return { login: wall(login), logout: wall(Math.min(Math.max(logout, free), known)) }
}

function ownSkill(agent: number, skill: number): number {
  return skill >= 0 ? skill : (skillsOfAgent(agent)[0] ?? 0)
}

function ownCampaign(agent: number, campaign: number): number {
  return campaign >= 0 ? campaign : agent % 6
}

interface Stretch extends Shift {
  readonly at: number
  readonly seconds: number
}

function workContext(agent: Agent, span: StateSpan, { at, seconds, login, logout }: Stretch): RowContext {
  const { call, state } = span
  const told: Told = {
    ...(call === undefined ? {} : { type: call.type }),
    seconds,
    state: state === 'AUX' ? stateOf(span) : state,
    counts: 'time',
    login,
    logout,
  }
  return {
    at: wall(at),
    seed: agent.place,
    conversationSeed: agent.place,
    conversation: agent.place,
    agent: agent.place,
    customer: 0,
    campaign: ownCampaign(agent.place, call?.campaign ?? -1),
    skill: ownSkill(agent.place, call?.skill ?? -1),
    routingPoint: 0,
    activityCode: 0,
    attribute: 0,
    told,
  }
}

/** Each time that an agent lets a customer wait or listens in silence. */
export function holds({ calls }: HistoryDay): readonly RowContext[] {
  const all = calls.flatMap((call) =>
    (['hold', 'mute'] as const).flatMap((action, place) => {
      const seconds = call[action]
      if (seconds === 0) return []
      const context = callContext(call, { action, seconds })
      const offset = Math.floor(((call.talk - seconds) * (place + 1)) / 3)
      return [
        {
          ...context,
          at: wall(Math.min(call.at + call.wait + offset, lastSecond(call.at))),
          seed: mix(context.seed, place),
        },
      ]
    }),
  )
  return all.toSorted((a, b) => a.at - b.at)
}

function lastSecond(at: number): number {
  return (Math.floor(at / 86_400) + 1) * 86_400 - 1
}

/** Calls that were handed on, each told by who handed it on. */
export function* transfers({ calls }: HistoryDay): Generator<RowContext> {
  for (const call of calls) {
    if (call.fromAgent < 0 || !isTalkedTo(call)) continue
    const told = { fromAgent: call.fromAgent, toAgent: call.agent }
    yield { ...callContext(call, told), agent: call.fromAgent }
  }
}

/** Calls of campaigns whose agents saw the record before they dialled. */
export function* previews({ calls }: HistoryDay): Generator<RowContext> {
  for (const call of calls) {
    if (!isTalkedTo(call) || !PREVIEW_CAMPAIGNS.has(call.campaign)) continue
    const { seed, talk, acw, ring } = call
    const named = {
      time_preview: 4 + (mix(seed, 71) % 147),
      ready: mix(seed, 72) % 121,
      auxiliary_times: mix(seed, 73) % 61,
      talk,
      not_ready_acw: acw,
      ring,
    }
    const seconds = Object.values(named).reduce((sum, part) => sum + part, 0)
    yield callContext(call, { named: { ...named, total_duration: seconds } })
  }
}
