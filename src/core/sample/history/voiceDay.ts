import type { WallSeconds } from '../../../shared/time.ts'
import { mix, Random } from '../random.ts'
import {
  anyCustomer,
  arrivalsOf,
  BAD_LIST_CAMPAIGN,
  isDeaf,
  PREVIEW_CAMPAIGNS,
  skillOfCampaign,
  type Arrival,
} from './arrivals.ts'
import { isBadListDay, isQuiet } from './calendar.ts'
import { crewOf, SERVICE, SLOW_AGENT, SUPPORT } from './crew.ts'
import {
  chooseAgent,
  closeShift,
  instant,
  settle,
  talkOf,
  work,
  type Agent,
  type Attempt,
  type AttemptResult,
  type Call,
  type CallType,
} from './voice.ts'

/** A day of the telephone: every call, every dialling, and what each agent did. */
export interface VoiceDay {
  /** In order of time. */
  readonly calls: readonly Call[]
  readonly attempts: readonly Attempt[]
  /** Calls that ended in the menus, before any skill. */
  readonly endedInMenu: readonly Call[]
  readonly crew: readonly Agent[]
}

const DAY = 86_400
/** Seconds after which a caller may be taken by an agent of another skill. */
const OVERFLOW_SECONDS = 9
const TALK_OF_SKILL = [195, 245, 205, 235, 250, 185] as const
const TALK_OF_CAMPAIGN = [170, 230, 190, 120, 160, 180] as const
/** Seconds before the end of a shift in which nobody dials any more. */
const LAST_MINUTES = 600
/** How much shorter calls are at night. */
const NIGHT_SHARE = 0.62
/** Weights of the codes on inbound calls and on others; the last is that of calls which nobody coded. */
const INBOUND_CODES = [52, 4, 12, 4, 6, 14, 6] as const
const OUTBOUND_CODES = [16, 24, 22, 14, 11, 4, 6] as const

const USUAL_RESULTS: readonly (readonly [AttemptResult, number])[] = [
  ['answer', 25],
  ['no-answer', 36],
  ['answer-machine', 17],
  ['busy', 9],
  ['failed', 8],
  ['congestion', 5],
]
/** Of a list of wrong numbers. */
const BAD_RESULTS: readonly (readonly [AttemptResult, number])[] = [
  ['answer', 3],
  ['no-answer', 14],
  ['answer-machine', 4],
  ['busy', 3],
  ['failed', 70],
  ['congestion', 6],
]
const DEAF_RESULTS: readonly (readonly [AttemptResult, number])[] = [
  ['no-answer', 60],
  ['answer-machine', 40],
]
const BY_HAND_RESULTS: readonly (readonly [AttemptResult, number])[] = [
  ['answer', 56],
  ['no-answer', 28],
  ['busy', 8],
  ['cancel', 8],
]

function pick<Value>(random: Random, weighted: readonly (readonly [Value, number])[], otherwise: Value): Value {
  let left = random.below(weighted.reduce((sum, [, weight]) => sum + weight, 0))
  for (const [value, weight] of weighted) {
    left -= weight
    if (left < 0) return value
  }
  return otherwise
}

function codeOf(random: Random, weights: readonly number[]): number {
  return pick(
    random,
    weights.map((weight, place) => [place, weight] as const),
    0,
  )
}

/** How long a caller waits before giving up, in seconds. */
function patience(random: Random): number {
  if (random.chance(0.02)) return random.between(1, 5)
  const rest = -Math.log(1 - random.next() / 0x1_0000_0000)
  return 12 + Math.floor(rest * 190)
}

/** Works a day through, call by call in order of time; each takes an agent's time, so that all of them fit together. */
class DayWorker {
  readonly calls: Call[] = []
  readonly attempts: Attempt[] = []
  readonly endedInMenu: Call[] = []
  readonly crew: readonly Agent[]
  readonly #day: WallSeconds
  readonly #daySeed: number
  readonly #random: Random
  readonly #quiet: boolean
  #numbers = 0
  /** What calls bring about later in the day: transfers, and customers who call again. */
  #later: { readonly at: number; readonly happen: () => void }[] = []

  constructor(day: WallSeconds, daySeed: number, seed: number) {
    this.#day = day
    this.#daySeed = daySeed
    this.#random = new Random(daySeed)
    this.#quiet = isQuiet(day)
    const crew = crewOf(day, daySeed, seed)
    // On quiet days whoever works takes whatever comes.
    this.crew = this.#quiet ? crew.map((agent) => ({ ...agent, skills: [SERVICE, SUPPORT, ...agent.skills] })) : crew
    for (const arrival of arrivalsOf(day, this.#random, seed)) {
      this.#catchUp(arrival.at)
      this.#arrive(arrival)
    }
    this.#catchUp(DAY)
    for (const agent of this.crew) closeShift(agent)
    this.calls.sort((a, b) => a.at - b.at)
    this.attempts.sort((a, b) => a.at - b.at)
  }

  #catchUp(until: number): void {
    for (;;) {
      const next = this.#later[0]
      if (next === undefined || next.at > until) return
      this.#later.shift()
      next.happen()
    }
  }

  #put(at: number, happen: () => void): void {
    if (at >= DAY) return
    const place = this.#later.findIndex((each) => each.at > at)
    this.#later.splice(place < 0 ? this.#later.length : place, 0, { at, happen })
  }

  #arrive(arrival: Arrival): void {
    if (arrival.kind === 'inbound') this.#callComes(arrival.at, arrival.customer, arrival.skill)
    else if (arrival.kind === 'internal') this.#callInside(arrival)
    else this.#dial(arrival)
  }

  #nextNumber(): { readonly number: number; readonly seed: number } {
    this.#numbers += 1
    return { number: this.#numbers, seed: mix(this.#daySeed ^ 0x5bd1e995, this.#numbers) }
  }

  #callComes(at: number, customer: number, skill: number): void {
    const random = this.#random
    const connection = this.#nextNumber()
    const ivr = random.between(14, 95)
    // One of five has what it wanted from the menu, or hangs up there; nobody sends it on at night.
    if (random.chance(0.2) && at >= 7 * 3_600 && at < 20 * 3_600 && !this.#quiet) {
      this.endedInMenu.push({
        ...this.#bare(at, customer, connection),
        ivr,
        type: 'inbound',
        skill: -1,
        isAnswered: false,
      })
      return
    }
    this.#enqueue({ at, customer, skill, ivr, connection, type: 'inbound', fromAgent: -1 })
  }

  #bare(
    at: number,
    customer: number,
    connection: { readonly number: number; readonly seed: number },
  ): Omit<Call, 'type' | 'skill' | 'isAnswered'> {
    return {
      at: instant(this.#day + at),
      ...connection,
      campaign: -1,
      agent: -1,
      fromAgent: -1,
      customer,
      code: -1,
      ivr: 0,
      wait: 0,
      ring: 0,
      talk: 0,
      hold: 0,
      mute: 0,
      acw: 0,
      agentHangsUp: false,
    }
  }

  /** Lets a caller wait for an agent of a skill, who comes in time or does not. */
  #enqueue(asked: {
    readonly at: number
    readonly customer: number
    readonly skill: number
    readonly ivr: number
    readonly connection: { readonly number: number; readonly seed: number }
    readonly type: CallType
    readonly fromAgent: number
  }): void {
    const random = this.#random
    const { at, skill, type } = asked
    const now = this.#day + at
    const gives = Math.min(patience(random), DAY - at - 1)
    const ring = random.between(2, 7)
    const chosen = this.#agentFor(skill, now, asked.fromAgent)
    const bare = { ...this.#bare(at, asked.customer, asked.connection), ivr: asked.ivr, fromAgent: asked.fromAgent }
    if (chosen === undefined || chosen.from + ring - now > gives || chosen.from + ring + 20 > this.#day + DAY) {
      this.calls.push({ ...bare, type, skill, isAnswered: false, wait: gives })
      if (random.chance(0.36)) {
        const again = at + gives + random.between(60, 1_500)
        this.#put(again, () => this.#callComes(again, asked.customer, skill))
      }
      return
    }
    const { agent, from } = chosen
    const usual = type === 'inbound' ? (TALK_OF_SKILL[skill] ?? 200) : 130
    const mean = at < 7 * 3_600 || at >= 20 * 3_600 ? usual * NIGHT_SHARE : usual
    const left = this.#day + DAY - from - ring
    const call: Call = {
      ...bare,
      type,
      skill,
      agent: agent.place,
      isAnswered: true,
      wait: from + ring - now,
      ring,
      ...this.#fitting(talkOf(random, mean, agent.place === SLOW_AGENT), left),
      code: codeOf(random, INBOUND_CODES),
      agentHangsUp: random.chance(0.3),
    }
    this.#take(agent, call, from)
    if (type === 'inbound' && !this.#quiet && at >= 8 * 3_600 && at < 18 * 3_600 && random.chance(0.04))
      this.#handOn(call, from)
  }

  /** Another skill gets the call when its first agent is done, or both talk to the customer from then on. */
  #handOn(call: Call, from: number): void {
    const random = this.#random
    const at = from + call.ring + call.talk - this.#day
    const type = random.chance(0.8) ? 'transfer' : 'conference'
    const skill = (call.skill + 1 + random.below(2)) % 3
    const { customer, number, seed, agent } = call
    this.#put(at, () => {
      this.#enqueue({ at, customer, skill, ivr: 0, connection: { number, seed }, type, fromAgent: agent })
    })
  }

  #agentFor(
    skill: number,
    now: number,
    notAgent: number,
  ): { readonly agent: Agent; readonly from: number } | undefined {
    const crew = notAgent < 0 ? this.crew : this.crew.filter(({ place }) => place !== notAgent)
    const second = now - this.#day
    const isOfficeTime = !this.#quiet && second >= 8 * 3_600 && second < 18.5 * 3_600
    const chosen = chooseAgent(crew, skill, now, isOfficeTime ? OVERFLOW_SECONDS : 0)
    if (chosen !== undefined) return chosen
    // Nobody of the skill is on duty: whoever is takes it.
    return chooseAgent(crew, undefined, now, 0)
  }

  #fitting(
    parts: Pick<Call, 'talk' | 'hold' | 'mute' | 'acw'>,
    seconds: number,
  ): Pick<Call, 'talk' | 'hold' | 'mute' | 'acw'> {
    if (parts.talk + parts.acw <= seconds) return parts
    const talk = Math.max(1, Math.min(parts.talk, seconds - 1))
    return { talk, hold: 0, mute: 0, acw: Math.max(0, Math.min(parts.acw, seconds - talk)) }
  }

  #take(agent: Agent, call: Call, from: number): void {
    this.calls.push(call)
    work(agent, 'RING', from, call.ring, { call })
    work(agent, 'TALK', from + call.ring, call.talk, { call })
    work(agent, 'ACW', from + call.ring + call.talk, call.acw, { call })
  }

  /** The agent who has been idle longest. */
  #idle(now: number): Agent | undefined {
    let best: Agent | undefined
    for (const agent of this.crew) {
      if (agent.login > now || agent.logout - LAST_MINUTES <= now) continue
      settle(agent, now)
      if (agent.free <= now && (best === undefined || agent.free < best.free)) best = agent
    }
    return best
  }

  #resultOf({ kind, campaign, customer }: Arrival): AttemptResult {
    const random = this.#random
    if (kind === 'by-hand') return pick(random, BY_HAND_RESULTS, 'no-answer')
    if (isDeaf(customer)) return pick(random, DEAF_RESULTS, 'no-answer')
    const isBad = campaign === BAD_LIST_CAMPAIGN && isBadListDay(this.#day)
    return pick(random, isBad ? BAD_RESULTS : USUAL_RESULTS, 'no-answer')
  }

  /** A machine dials, or an agent does: that agent's time goes on it whether or not anybody answers. */
  #dial(arrival: Arrival): void {
    const random = this.#random
    const { at, campaign, customer } = arrival
    const now = this.#day + at
    const isByAgent = arrival.kind === 'by-hand' || PREVIEW_CAMPAIGNS.has(campaign)
    const connection = this.#nextNumber()
    const ring = random.between(4, 28)
    const skill = campaign < 0 ? SERVICE : skillOfCampaign(campaign)
    const type = isByAgent ? 'outbound_ma' : 'out_pre'
    const wanted = this.#resultOf(arrival)
    const agent = isByAgent || wanted === 'answer' ? this.#idle(now) : undefined
    // Without an agent nobody dials by hand, and a machine hangs up before anybody answers.
    if (agent === undefined && isByAgent) return
    const result = agent === undefined && wanted === 'answer' ? 'no-answer' : wanted
    const attempt: Attempt = {
      at: instant(now),
      ...connection,
      campaign,
      customer,
      agent: agent?.place ?? -1,
      skill,
      type,
      result,
      ring,
      code: result === 'answer' ? codeOf(random, OUTBOUND_CODES) : -1,
    }
    this.attempts.push(attempt)
    if (agent === undefined) return
    if (result !== 'answer') {
      work(agent, 'RING', now, ring, {
        call: { ...this.#bare(at, customer, connection), type, skill, campaign, agent: agent.place, isAnswered: false },
      })
      return
    }
    const isSlow = agent.place === SLOW_AGENT
    const ringing = isByAgent ? ring : 2
    const parts = talkOf(random, TALK_OF_CAMPAIGN[campaign] ?? 150, isSlow)
    const call: Call = {
      ...this.#bare(at, customer, connection),
      campaign,
      type,
      skill,
      agent: agent.place,
      isAnswered: true,
      ring: ringing,
      ...this.#fitting(parts, this.#day + DAY - now - ringing),
      code: attempt.code,
      agentHangsUp: random.chance(0.45),
    }
    this.#take(agent, call, now)
  }

  #callInside({ at }: Arrival): void {
    const now = this.#day + at
    const agent = this.#idle(now)
    if (agent === undefined) return
    const random = this.#random
    const call: Call = {
      ...this.#bare(at, anyCustomer(random), this.#nextNumber()),
      type: 'internal call',
      skill: -1,
      agent: agent.place,
      isAnswered: true,
      ring: random.between(2, 9),
      talk: random.between(20, 160),
    }
    this.#take(agent, call, now)
  }
}

/** Works a day through. The same for the same seeds, whatever other days were asked for. */
export function workDay(day: WallSeconds, seed: number): VoiceDay {
  const { calls, attempts, endedInMenu, crew } = new DayWorker(day, mix(mix(seed, 0x7e1e), Math.floor(day / DAY)), seed)
  return { calls, attempts, endedInMenu, crew }
}
