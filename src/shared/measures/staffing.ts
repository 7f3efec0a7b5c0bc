import { ceilingOfRatio, floorOfRatio } from './exactRatio.ts'

// How many agents calls need: Erlang C. It supposes that calls come at random, that each waits until it is answered,
// and that nobody hangs up.

/** What comes in an interval, and what is wanted of it. Seconds, and percentages from 0 to 100. */
export interface StaffingDemand {
  /** Calls that come in the interval; a forecast need not be whole. */
  readonly calls: number
  readonly intervalSeconds: number
  /** Average handling time of a call; greater than 0. */
  readonly ahtSeconds: number
  /** So many percent are to be answered within so many seconds. */
  readonly targetPercent: number
  readonly targetSeconds: number
  /** Which part of the time agents may be busy at the most: it decides how many are needed, and nothing else. */
  readonly maxOccupancyPercent: number
  /** Which part of those who are planned is away: breaks, training, illness. Less than 100. */
  readonly shrinkagePercent: number
}

/** The usual cap of occupancy: who is busy without a break does not last. */
export const USUAL_MAX_OCCUPANCY = 85

/** More than this is no contact centre, and would be worked out for minutes. */
export const MOST_ERLANGS = 100_000

/** What so many agents make of the calls. Fractions and seconds, not rounded. */
export interface Staffing {
  /** Calls at the same time on average, in Erlang. */
  readonly load: number
  /** Who takes calls. */
  readonly agents: number
  /** Which part is answered in time; 0 where more calls come than the agents can take. */
  readonly serviceLevel: number
  /** The average wait; null where it grows without end. */
  readonly asa: number | null
  /** The load for each agent; above 1 where more calls come than they can take. */
  readonly occupancy: number
  /** Who is planned, so that as many are there: rounded up. */
  readonly scheduled: number
}

/** The load of an interval, in Erlang. */
export function loadOf({ calls, ahtSeconds, intervalSeconds }: StaffingDemand): number {
  return (calls * ahtSeconds) / intervalSeconds
}

/**
 * The blocking probability of Erlang B for one agent after another, by its recurrence: no factorials, so nothing
 * overflows.
 *
 * @returns a function that gives that of N agents; N only grows from one call to the next
 */
function blocking(load: number): (agents: number) => number {
  let [reached, blocked] = [0, 1]
  return (agents) => {
    // Once it is too small for any number, it stays so.
    for (; reached < agents && blocked > 0; reached++) blocked = (load * blocked) / (reached + 1 + load * blocked)
    return blocked
  }
}

/** The probability that a call has to wait (Erlang C), where more agents are there than calls at once. */
function waiting(load: number, agents: number, blocked: number): number {
  return (agents * blocked) / (agents - load * (1 - blocked))
}

function levelOf(demand: StaffingDemand, agents: number, wait: number): number {
  const { ahtSeconds, targetSeconds } = demand
  return 1 - wait * Math.exp((-(agents - loadOf(demand)) * targetSeconds) / ahtSeconds)
}

/** The fewest agents who can keep up at all. */
function fewestStable({ calls, ahtSeconds, intervalSeconds }: StaffingDemand): number {
  return floorOfRatio([calls, ahtSeconds], [intervalSeconds]) + 1
}

function neededAgents(demand: StaffingDemand, blockedBy: (agents: number) => number): number {
  const { calls, ahtSeconds, intervalSeconds, maxOccupancyPercent, targetPercent } = demand
  const byOccupancy = ceilingOfRatio([calls, ahtSeconds, 100], [intervalSeconds, maxOccupancyPercent])
  const load = loadOf(demand)
  let agents = Math.max(fewestStable(demand), byOccupancy)
  while (levelOf(demand, agents, waiting(load, agents, blockedBy(agents))) < targetPercent / 100) agents++
  return agents
}

/**
 * How many agents an interval needs, or what a given number of them makes of it.
 *
 * @param agents null: the fewest that meet the target and the cap of occupancy
 */
export function staffingOf(demand: StaffingDemand, agents: number | null = null): Staffing {
  const load = loadOf(demand)
  const blockedBy = blocking(load)
  const count = agents ?? neededAgents(demand, blockedBy)
  const isStable = count >= fewestStable(demand)
  const wait = isStable ? waiting(load, count, blockedBy(count)) : 1
  return {
    load,
    agents: count,
    serviceLevel: isStable ? levelOf(demand, count, wait) : 0,
    asa: isStable ? (wait * demand.ahtSeconds) / (count - load) : null,
    occupancy: load / count,
    scheduled: ceilingOfRatio([count, 100], [100 - demand.shrinkagePercent]),
  }
}
