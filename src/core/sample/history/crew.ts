import type { WallSeconds } from '../../../shared/time.ts'
import { ROSTER } from '../people.ts'
import { mix, Random } from '../random.ts'
import { isBadDay, isQuiet, weekdayOf } from './calendar.ts'
import type { Agent } from './voice.ts'

/** Places in the lists of skills and agents of the sample company. */
export const SERVICE = 0
export const SUPPORT = 1
export const BILLING = 2
const SALES = 3
const RETENTION = 4
const COLLECTIONS = 5

/** The skills of each agent by place in the roster, the agent's own first. The last four work at night. */
const SKILLS_OF_AGENTS: readonly (readonly number[])[] = [
  [SERVICE, SUPPORT],
  [SUPPORT, SERVICE],
  [BILLING],
  [SALES, RETENTION],
  [COLLECTIONS, BILLING],
  [SERVICE],
  [SUPPORT, SERVICE],
  [BILLING, COLLECTIONS],
  [RETENTION, SALES],
  [SERVICE, SUPPORT],
  [SUPPORT, BILLING],
  [COLLECTIONS, SALES],
  [SERVICE, BILLING],
  [BILLING, COLLECTIONS],
  [SUPPORT, RETENTION],
  [SALES, RETENTION],
  [SERVICE, SUPPORT],
  [SUPPORT, SERVICE],
  [BILLING, COLLECTIONS],
  [SERVICE, COLLECTIONS],
  [COLLECTIONS, SUPPORT],
  [RETENTION, SALES],
  [SUPPORT, SALES],
  [SERVICE, SUPPORT],
  [SUPPORT, SERVICE],
  [SUPPORT, SERVICE],
  [SUPPORT, SERVICE],
  [SUPPORT, SERVICE],
]

/** The agent whose calls last more than twice as long as those of others. */
export const SLOW_AGENT = 9
const AFTER_MIDNIGHT: ReadonlySet<number> = new Set([24, 26])
const BEFORE_MIDNIGHT: ReadonlySet<number> = new Set([25, 27])
/** The skill that lacks its agents on the month's bad day. */
const BAD_DAY_SKILL = BILLING
const HOUR = 3_600
const MINUTE = 60

/** Kinds of a break, as agents choose them. */
export const BREAKS = ['Descanso', 'Almuerzo', 'Capacitación', 'Reunión', 'Baño'] as const

/** Begin and length of the shifts, in hours. */
const SHIFTS = [
  [6.5, 8.5],
  [8, 9],
  [9.5, 9],
  [11.5, 9],
] as const

/** The shift of each agent by place in the roster, so that every skill has somebody from morning to evening. */
const SHIFT_OF_AGENT = [0, 0, 1, 1, 1, 1, 1, 0, 1, 2, 3, 2, 3, 3, 2, 3, 1, 3, 2, 2, 3, 3, 1, 3] as const

export function skillsOfAgent(agent: number): readonly number[] {
  return SKILLS_OF_AGENTS[agent % SKILLS_OF_AGENTS.length] ?? [SERVICE]
}

interface Hours {
  readonly from: number
  readonly to: number
}

/** When an agent is to work on a usual day, in seconds of the day: those of the night until, or from, midnight. */
export function usualHoursOf(agent: number): Hours {
  if (AFTER_MIDNIGHT.has(agent)) return { from: 0, to: 7 * HOUR }
  if (BEFORE_MIDNIGHT.has(agent)) return { from: 19.5 * HOUR, to: 24 * HOUR }
  const [begin, length] = SHIFTS[SHIFT_OF_AGENT[agent] ?? 1] ?? [8, 9]
  return { from: begin * HOUR, to: (begin + length) * HOUR }
}

/** When an agent is on duty, in seconds of the day; undefined on a free or missed day. */
function hoursOf(agent: number, day: WallSeconds, random: Random, seed: number): Hours | undefined {
  const late = random.between(0, 11 * MINUTE)
  const stays = random.between(0, 9 * MINUTE)
  const isMissing = random.chance(0.03)
  const isOff = random.chance(0.38)
  const usual = usualHoursOf(agent)
  if (AFTER_MIDNIGHT.has(agent)) return { from: 0, to: usual.to + stays }
  if (BEFORE_MIDNIGHT.has(agent)) return { from: usual.from + late, to: usual.to }
  if (isMissing) return undefined
  if (isBadDay(day, seed) && skillsOfAgent(agent).includes(BAD_DAY_SKILL) && agent % 5 !== 3) return undefined
  if (isQuiet(day)) {
    // Every fourth works, another quarter each week: from 7 to 20, in two halves.
    if ((agent + Math.floor(day / (7 * 86_400))) % 4 !== 0) return undefined
    return agent % 8 < 4 ? { from: 6.8 * HOUR + late, to: 14 * HOUR } : { from: 12.5 * HOUR + late, to: 20 * HOUR }
  }
  if (weekdayOf(day) === 6) {
    if (isOff) return undefined
    return agent % 2 === 0
      ? { from: 6.8 * HOUR + late, to: 14 * HOUR + stays }
      : { from: 12 * HOUR + late, to: 20 * HOUR }
  }
  return { from: usual.from + late, to: usual.to + stays }
}

interface Break {
  /** The instant from which on it is due. */
  readonly due: number
  readonly seconds: number
  readonly kind: number
}

function breaksOf({ from, to }: Hours, random: Random): readonly Break[] {
  const length = to - from
  const breaks: Break[] = [{ due: from + 0.24 * length, seconds: random.between(11, 17) * MINUTE, kind: 0 }]
  if (length > 8 * HOUR) breaks.push({ due: from + 0.47 * length, seconds: random.between(42, 62) * MINUTE, kind: 1 })
  if (random.chance(0.2)) breaks.push({ due: from + 0.6 * length, seconds: random.between(20, 50) * MINUTE, kind: 2 })
  else if (random.chance(0.25))
    breaks.push({ due: from + 0.62 * length, seconds: random.between(10, 30) * MINUTE, kind: 3 })
  breaks.push({ due: from + 0.73 * length, seconds: random.between(11, 17) * MINUTE, kind: 0 })
  breaks.push({ due: from + 0.87 * length, seconds: random.between(3, 8) * MINUTE, kind: 4 })
  return breaks.map((each) => ({ ...each, due: Math.floor(each.due + random.between(-9, 9) * MINUTE) }))
}

/** The agents who work on a day, with what they are to do, in the order of the roster. */
export function crewOf(day: WallSeconds, daySeed: number, seed: number): readonly Agent[] {
  return ROSTER.flatMap((_, place): readonly Agent[] => {
    const random = new Random(mix(daySeed, 7_000 + place))
    const hours = hoursOf(place, day, random, seed)
    if (hours === undefined) return []
    const from = Math.floor(hours.from)
    const to = Math.floor(hours.to)
    const breaks = breaksOf({ from: day + from, to: day + to }, random)
    return [
      {
        place,
        skills: skillsOfAgent(place),
        login: day + from,
        logout: day + to,
        breaks,
        free: day + from,
        nextBreak: 0,
        spans: [],
      },
    ]
  })
}
