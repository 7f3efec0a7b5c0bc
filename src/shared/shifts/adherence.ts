import { union } from '../ranges.ts'
import { formatDay, SECONDS_PER_DAY, startOfDay, type TimeRange, type WallSeconds } from '../time.ts'
import { common, joined, lengthOf, without, type Interval } from './intervals.ts'
import { agentText, type Presence, type PresentAgent } from './presence.ts'
import { agentKey } from './readSheet.ts'
import type { Shift } from './types.ts'

/** Seconds, added up over the days that are known. */
export interface AdherenceSums {
  readonly scheduled: number
  /** What lies between the shifts of a day: planned breaks, which are no part of `scheduled`. */
  readonly breaks: number
  /** Logged in during the shifts, in whatever state. */
  readonly present: number
  /** Logged in on the day, during the shifts or not; of a planned break only what was worked. */
  readonly worked: number
  /** In a state of work during the shifts; null where the report tells of no states. */
  readonly available: number | null
}

/** Fractions; null where nothing is scheduled, or it cannot be known. */
export interface AdherenceRatios {
  readonly adherence: number | null
  readonly conformance: number | null
  readonly shrinkage: number | null
}

/**
 * `known` · `not-fetched`: not all of the day, or of what its shifts reach into the next, is here · `not-over`: the
 * shifts have not ended yet.
 */
export type DayState = 'known' | 'not-fetched' | 'not-over'

/** An agent's day with shifts. */
export interface AgentDay {
  readonly agent: string
  /** `YYYY-MM-DD`, that of the shifts' beginning. */
  readonly day: string
  readonly state: DayState
  readonly shifts: readonly Interval[]
  /** Null unless it is known. */
  readonly sums: AdherenceSums | null
}

/** An agent over all of the known days with shifts. */
export interface AgentAdherence {
  readonly agent: string
  readonly days: number
  readonly sums: AdherenceSums
}

export interface Adherence {
  readonly agents: readonly AgentAdherence[]
  readonly days: readonly AgentDay[]
  readonly total: AdherenceSums
  /** Days with shifts that are not known since they were not fetched, or not whole. */
  readonly notFetched: readonly string[]
  /** Who is in the sheets as no agent of the rows is called, and how many shifts they have: they do not count. */
  readonly unknownAgents: readonly { readonly agent: string; readonly shifts: number }[]
  /** What several agents of the rows are called by: their shifts do not count either. */
  readonly ambiguousAgents: readonly { readonly agent: string; readonly shifts: number }[]
  /** Who worked on days without a shift of theirs, for how many seconds of how many days. */
  readonly withoutShift: readonly { readonly agent: string; readonly days: number; readonly worked: number }[]
  /** Shifts of known days on which the agent was not there at all. */
  readonly missed: readonly { readonly agent: string; readonly day: string }[]
}

export interface AdherenceInput {
  readonly shifts: readonly Shift[]
  readonly presence: Presence
  /** The days that are asked for. */
  readonly period: TimeRange
  /** What of the time was fetched, both ends included. */
  readonly held: readonly TimeRange[]
  readonly now: WallSeconds
}

const NOTHING: AdherenceSums = { scheduled: 0, breaks: 0, present: 0, worked: 0, available: 0 }

/** Sums added up: what one of them does not know, their sum does not know either. */
function added(one: AdherenceSums, other: AdherenceSums): AdherenceSums {
  return {
    scheduled: one.scheduled + other.scheduled,
    breaks: one.breaks + other.breaks,
    present: one.present + other.present,
    worked: one.worked + other.worked,
    available: one.available === null || other.available === null ? null : one.available + other.available,
  }
}

/** Worked out of sums, at each level anew. */
export function ratiosOf({ scheduled, present, worked, available }: AdherenceSums): AdherenceRatios {
  if (scheduled === 0) return { adherence: null, conformance: null, shrinkage: null }
  return {
    adherence: present / scheduled,
    conformance: worked / scheduled,
    shrinkage: available === null ? null : 1 - available / scheduled,
  }
}

/** Agents by everything that they are called; more than one where a name is not theirs alone. */
function agentsByName({ agents }: Presence): ReadonlyMap<string, ReadonlySet<PresentAgent>> {
  const byName = new Map<string, Set<PresentAgent>>()
  for (const agent of agents) {
    for (const name of agent.names.map(agentKey)) {
      if (name === '') continue
      const known = byName.get(name) ?? new Set()
      byName.set(name, known.add(agent))
    }
  }
  return byName
}

interface Matched {
  readonly own: ReadonlyMap<PresentAgent, readonly Shift[]>
  readonly unknown: readonly Shift[]
  readonly ambiguous: readonly Shift[]
}

function matched(shifts: readonly Shift[], presence: Presence): Matched {
  const byName = agentsByName(presence)
  const own = new Map<PresentAgent, Shift[]>()
  const unknown: Shift[] = []
  const ambiguous: Shift[] = []
  for (const shift of shifts) {
    const [agent, ...others] = byName.get(agentKey(shift.agent)) ?? []
    if (agent === undefined) unknown.push(shift)
    else if (others.length > 0) ambiguous.push(shift)
    else own.set(agent, [...(own.get(agent) ?? []), shift])
  }
  return { own, unknown, ambiguous }
}

function byAgent(shifts: readonly Shift[]): Adherence['unknownAgents'] {
  const groups = Map.groupBy(shifts, ({ agent }) => agentKey(agent))
  return [...groups.values()].map((all) => ({ agent: all[0]?.agent ?? '', shifts: all.length }))
}

function dayOf(shift: Shift): number {
  return startOfDay(shift.from)
}

/** The days that a period touches, by their first seconds. */
function daysOf({ from, to }: TimeRange): readonly number[] {
  const first = startOfDay(from)
  const count = (startOfDay(to) - first) / SECONDS_PER_DAY + 1
  return Array.from({ length: count }, (_day, place) => first + place * SECONDS_PER_DAY)
}

/** What an agent is scheduled for on each day, from the day on which shifts begin. */
function scheduleOf(shifts: readonly Shift[]): ReadonlyMap<number, readonly Interval[]> {
  const days = Map.groupBy(shifts, dayOf)
  return new Map(
    [...days].map(([day, own]) => [day, joined(own.map(({ from, before }): Interval => [from, before]))] as const),
  )
}

/** What counts as of a day: from midnight to midnight and its own shifts, without what other days' shifts take. */
function stretchOf(day: number, schedule: ReadonlyMap<number, readonly Interval[]>): readonly Interval[] {
  const own = schedule.get(day) ?? []
  const others = joined([...schedule].flatMap(([other, shifts]) => (other === day ? [] : shifts)))
  return joined([...without([[day, day + SECONDS_PER_DAY]], others), ...own])
}

/** What lies between the shifts of a day. */
function breaksOf(own: readonly Interval[]): readonly Interval[] {
  const [first, last] = [own[0], own.at(-1)]
  return first === undefined || last === undefined ? [] : without([[first[0], last[1]]], own)
}

/** Works out how agents kept to their shifts. */
class Reckoning {
  readonly #held: readonly Interval[]
  readonly #now: number
  readonly #days: ReadonlySet<number>

  constructor({ held, now, period }: AdherenceInput) {
    this.#held = union(held).map(({ from, to }): Interval => [from, to + 1])
    this.#now = now
    this.#days = new Set(daysOf(period))
  }

  /** Whether all of a stretch is over, and here. */
  stateOf(stretch: readonly Interval[]): DayState {
    const last = stretch.at(-1)?.[1] ?? 0
    if (last > this.#now) return 'not-over'
    return lengthOf(common(stretch, this.#held)) === lengthOf(stretch) ? 'known' : 'not-fetched'
  }

  /** The days of an agent with shifts. */
  daysOf(agent: PresentAgent, shifts: readonly Shift[]): readonly AgentDay[] {
    const schedule = scheduleOf(shifts)
    const days = [...schedule.keys()].filter((day) => this.#days.has(day)).toSorted((a, b) => a - b)
    return days.map((day): AgentDay => {
      const own = schedule.get(day) ?? []
      const stretch = stretchOf(day, schedule)
      const state = this.stateOf(stretch)
      const facts = { agent: agentText(agent), day: formatDay(day as WallSeconds), state, shifts: own }
      if (state !== 'known') return { ...facts, sums: null }
      const { present, available } = agent
      const breaks = breaksOf(own)
      // Who stays logged in over a break has it: only states of work tell that it was worked.
      const worked = [common(present, without(stretch, breaks)), common(available ?? [], common(stretch, breaks))]
      return {
        ...facts,
        sums: {
          scheduled: lengthOf(own),
          breaks: lengthOf(breaks),
          present: lengthOf(common(present, own)),
          worked: worked.reduce((sum, each) => sum + lengthOf(each), 0),
          available: available === null ? null : lengthOf(common(available, own)),
        },
      }
    })
  }

  /** How long an agent was there on days of the period that have no shift of theirs, as far as they are known. */
  withoutShift(agent: PresentAgent, shifts: readonly Shift[]): { readonly days: number; readonly worked: number } {
    const schedule = scheduleOf(shifts)
    const times = [...this.#days]
      .filter((day) => !schedule.has(day))
      .map((day) => stretchOf(day, schedule))
      .filter((stretch) => this.stateOf(stretch) === 'known')
      .map((stretch) => lengthOf(common(agent.present, stretch)))
      .filter((seconds) => seconds > 0)
    return { days: times.length, worked: times.reduce((sum, seconds) => sum + seconds, 0) }
  }
}

/**
 * Works out how agents kept to their shifts in a period: seconds of each agent and day, and their sums. A day counts
 * where all of it, and what its shifts reach into the next, is here and over: what was not fetched is no absence.
 */
export function adherenceOf(input: AdherenceInput): Adherence {
  const { shifts, presence } = input
  const { own, unknown, ambiguous } = matched(shifts, presence)
  const reckoning = new Reckoning(input)
  const days = [...own].flatMap(([agent, all]) => reckoning.daysOf(agent, all))
  const known = days.flatMap((day) => (day.sums === null ? [] : [{ ...day, sums: day.sums }]))
  const agents = [...Map.groupBy(known, ({ agent }) => agent)].map(([agent, all]): AgentAdherence => ({
    agent,
    days: all.length,
    sums: all.reduce((sum, { sums }) => added(sum, sums), NOTHING),
  }))
  // Of whom no row was found where nothing was fetched, nobody knows who they are.
  const asked = new Set(daysOf(input.period))
  const stateOf = (shift: Shift): DayState =>
    reckoning.stateOf(
      joined([
        [dayOf(shift), dayOf(shift) + SECONDS_PER_DAY],
        [shift.from, shift.before],
      ]),
    )
  const inPeriod = [...unknown, ...ambiguous].filter((shift) => asked.has(dayOf(shift)))
  const unfetched = inPeriod.filter((shift) => stateOf(shift) === 'not-fetched')
  const isKnown = (shift: Shift): boolean => asked.has(dayOf(shift)) && stateOf(shift) === 'known'
  const withoutShift = presence.agents
    .map((agent) => ({ agent: agentText(agent), ...reckoning.withoutShift(agent, own.get(agent) ?? []) }))
    .filter(({ worked }) => worked > 0)
  const compare = (one: { readonly agent: string }, other: { readonly agent: string }): number =>
    one.agent.localeCompare(other.agent)
  return {
    agents: agents.toSorted(compare),
    days: days.toSorted((one, other) => compare(one, other) || (one.day < other.day ? -1 : 1)),
    total: known.reduce((sum, { sums }) => added(sum, sums), NOTHING),
    notFetched: [
      ...new Set([
        ...days.filter(({ state }) => state === 'not-fetched').map(({ day }) => day),
        ...unfetched.map((shift) => formatDay(startOfDay(shift.from))),
      ]),
    ].toSorted(),
    unknownAgents: byAgent(unknown.filter(isKnown)),
    ambiguousAgents: byAgent(ambiguous.filter(isKnown)),
    withoutShift: withoutShift.toSorted(compare),
    missed: known.filter(({ sums }) => sums.worked === 0).map(({ agent, day }) => ({ agent, day })),
  }
}
