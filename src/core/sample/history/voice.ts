import type { WallSeconds } from '../../../shared/time.ts'
import { wall } from '../../../shared/time.ts'
import type { Random } from '../random.ts'

/** What an agent does for a stretch of time. */
export type AgentState = 'READY' | 'RING' | 'TALK' | 'ACW' | 'AUX'

/** How a call came about, as the servers call it. */
export type CallType = 'inbound' | 'outbound_ma' | 'out_pre' | 'transfer' | 'conference' | 'internal call'

/** A stretch of an agent's day; stretches follow one another from log-in to log-out without a gap. */
export interface StateSpan {
  readonly state: AgentState
  readonly from: number
  /** The first second after it. */
  readonly to: number
  readonly call?: Call
  /** The kind of an `AUX` stretch: its place in the list of breaks. */
  readonly kind?: number
}

/** An agent on one day, while the day is worked through. Instants are wall seconds. */
export interface Agent {
  readonly place: number
  readonly skills: readonly number[]
  readonly login: number
  /** When the agent means to go; the last call may take longer. */
  readonly logout: number
  readonly breaks: readonly { readonly due: number; readonly seconds: number; readonly kind: number }[]
  /** From when on the agent is free. */
  free: number
  nextBreak: number
  readonly spans: StateSpan[]
}

/** One call as an agent, a skill or both know it. A transferred call is two, with one connection. */
export interface Call {
  /** When it reached the skill; of other calls, when it was dialled. Every report dates the call by it. */
  readonly at: WallSeconds
  /** Running number of the connection on the day. */
  readonly number: number
  /** Seed of the connection. */
  readonly seed: number
  readonly type: CallType
  /** Places in the lists of the company; -1: none. */
  readonly skill: number
  readonly campaign: number
  readonly agent: number
  /** Who had the call before. */
  readonly fromAgent: number
  readonly customer: number
  /** Place in the list of activity codes; -1 where no agent had the call. */
  readonly code: number
  readonly isAnswered: boolean
  /** Seconds. What an agent holds and mutes is part of the talk. */
  readonly ivr: number
  readonly wait: number
  readonly ring: number
  readonly talk: number
  readonly hold: number
  readonly mute: number
  readonly acw: number
  readonly agentHangsUp: boolean
}

/** One dialling of a number. */
export interface Attempt {
  readonly at: WallSeconds
  readonly number: number
  readonly seed: number
  /** -1: an agent dialled it by hand. */
  readonly campaign: number
  readonly customer: number
  /** Who dialled; -1 where the machine did and nobody answered. */
  readonly agent: number
  readonly skill: number
  readonly type: CallType
  readonly result: AttemptResult
  readonly ring: number
  /** The code that the agent gave, who talked to somebody; else -1. */
  readonly code: number
}

export const ATTEMPT_RESULTS = [
  'answer',
  'no-answer',
  'answer-machine',
  'busy',
  'failed',
  'congestion',
  'cancel',
] as const
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number]

/** Takes the breaks that are due before an agent is free for something at an instant. */
export function settle(agent: Agent, at: number): void {
  for (;;) {
    const next = agent.breaks[agent.nextBreak]
    if (next === undefined || next.due > Math.max(agent.free, at)) return
    agent.nextBreak += 1
    const from = Math.max(next.due, agent.free)
    // Nobody begins a break that would outlast the shift.
    if (from + next.seconds >= agent.logout) continue
    work(agent, 'AUX', from, next.seconds, { kind: next.kind })
  }
}

/** Adds a stretch of work, and what the agent was ready for before it. */
export function work(
  agent: Agent,
  state: AgentState,
  from: number,
  seconds: number,
  about: { readonly call?: Call; readonly kind?: number } = {},
): void {
  if (from > agent.free) agent.spans.push({ state: 'READY', from: agent.free, to: from })
  if (seconds > 0) agent.spans.push({ state, from, to: from + seconds, ...about })
  agent.free = Math.max(agent.free, from + seconds)
}

/** Lets the agent go home: takes what breaks are left, and is ready to the end of the shift. */
export function closeShift(agent: Agent): void {
  settle(agent, agent.logout)
  if (agent.free < agent.logout) work(agent, 'READY', agent.logout, 0)
}

/** How long a call talks and is written up, with what an agent is like. */
export function talkOf(random: Random, mean: number, isSlow: boolean): Pick<Call, 'talk' | 'hold' | 'mute' | 'acw'> {
  const spread = random.chance(0.06) ? random.between(25, 55) / 10 : random.between(15, 175) / 100
  const isBrief = random.chance(0.04)
  const talk = isBrief ? random.between(2, 22) : Math.max(9, Math.round(mean * spread * (isSlow ? 2.4 : 1)))
  const acw = Math.round(random.between(8, 75) * (isSlow ? 2.6 : 1))
  const hold = talk > 90 && random.chance(0.22) ? random.between(10, Math.min(120, Math.floor(talk / 3))) : 0
  const mute = talk > 90 && random.chance(0.1) ? random.between(3, Math.min(40, Math.floor(talk / 4))) : 0
  return { talk, hold, mute, acw }
}

/**
 * The agent for a call at an instant: who is idle longest, else who is free first; undefined where nobody is on duty.
 *
 * @param skill undefined: any
 */
export function chooseAgent(
  crew: readonly Agent[],
  skill: number | undefined,
  at: number,
  overflowSeconds: number,
): { readonly agent: Agent; readonly from: number } | undefined {
  let best: { readonly agent: Agent; readonly from: number } | undefined
  for (const agent of crew) {
    const place = skill === undefined ? 0 : agent.skills.indexOf(skill)
    if (place < 0) continue
    settle(agent, at)
    const from = Math.max(agent.free, at + (place === 0 ? 0 : overflowSeconds))
    if (from >= agent.logout) continue
    if (best === undefined || from < best.from || (from === best.from && agent.free < best.agent.free)) {
      best = { agent, from }
    }
  }
  return best
}

/** A plain instant of a day. */
export function instant(seconds: number): WallSeconds {
  return wall(seconds)
}
