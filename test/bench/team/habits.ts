// What supervisors do in a working day, as the simulation supposes it. Every number that is an assumption stands here.

/** How people of one company use their reports. */
export interface Habits {
  /** When desks are opened: spread evenly over this long, in seconds from the day's beginning. */
  readonly opening: readonly [from: number, to: number]
  /** When the last of them is closed, in seconds from the day's beginning. */
  readonly closing: number
  /** How often a desk asks for something, in a day. */
  readonly looksPerDay: number
  /** How many reports an operation's people look at; the first ones far more often than the last. */
  readonly reports: number
  /** How many reports a desk brings up to date as it is opened. */
  readonly pinned: number
  /** Of looks, how many are for today; for the week up to today; the others are for the month. */
  readonly today: number
  readonly week: number
  /** Whether nothing was fetched on the days before: the day on which a team begins. */
  readonly isFirstDay: boolean
  /** How long a server takes for an answer, in seconds. */
  readonly answerSeconds: number
  /**
   * How old what another desk fetched of today may be to serve, in seconds; what came while one waited for the turn
   * always does.
   */
  readonly freshSeconds: number
  /** How long a connection that nobody needs stays open, in seconds. */
  readonly idleSeconds: number
}

/** A contact centre from eight to six, on a day like any other. */
export const HABITS: Habits = {
  opening: [7.75 * 3600, 8.5 * 3600],
  closing: 18 * 3600,
  looksPerDay: 40,
  reports: 20,
  pinned: 4,
  today: 0.7,
  week: 0.2,
  isFirstDay: false,
  answerSeconds: 3,
  // As src/core/sync/plan.ts has it.
  freshSeconds: 300,
  // As src/core/team/database.ts has it.
  idleSeconds: 20,
}

/** One request for a report's rows: every day since `days` ago, today with them. */
export interface Look {
  readonly at: number
  readonly desk: number
  readonly report: number
  readonly days: number
}

/** Random numbers from 0 to below 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The day of the week is a Thursday, the day of the month the 15th: as much of both as on the average. */
const DAYS_OF_WEEK = 3
const DAYS_OF_MONTH = 14

/**
 * A day of an operation's desks.
 *
 * @returns what they ask for, in order of time
 */
export function looksOf(desks: number, habits: Habits, random: () => number): readonly Look[] {
  const looks: Look[] = []
  const [from, to] = habits.opening
  for (let desk = 0; desk < desks; desk++) {
    const opened = from + random() * (to - from)
    for (let report = 0; report < habits.pinned; report++) looks.push({ at: opened + report, desk, report, days: 1 })
    for (let look = 0; look < habits.looksPerDay; look++) {
      const kind = random()
      const days = kind < habits.today ? 0 : kind < habits.today + habits.week ? DAYS_OF_WEEK : DAYS_OF_MONTH
      // The square makes the first reports the favourites: a quarter of the looks are for the first sixteenth.
      const report = Math.floor(random() ** 2 * habits.reports)
      looks.push({ at: opened + random() * (habits.closing - opened), desk, report, days })
    }
  }
  return looks.toSorted((one, other) => one.at - other.at)
}
