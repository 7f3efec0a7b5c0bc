import { looksOf, randomOf, type Habits, type Look } from './habits.ts'
import { Load, type LoadTold, type SliceSize } from './load.ts'

// A working day of many desks, look by look. Operations share nothing but the database, so each is gone through by
// itself; what they ask of the database is added up by the minute.

/** How many desks and operations there are. Each operation has as many desks as the others, or one more. */
export interface Shape {
  readonly desks: number
  readonly operations: number
}

export interface DayTold extends Shape {
  /** Requests of all operations with the team, and were each desk alone. */
  readonly requests: number
  readonly requestsAlone: number
  /** Of the operation that sent the most. */
  readonly mostRequests: number
  readonly mostRequestsAlone: number
  /** How long a look waited for the token's turn and the answer, in seconds: half of them less than the first. */
  readonly waitMedian: number
  readonly wait95: number
  readonly load: LoadTold
  /** What is new in the database after the day. */
  readonly slicesADay: number
  readonly partsADay: number
  readonly bytesADay: number
}

/** What of a slice somebody has: when it was fetched, in seconds from the day's beginning, and by which desk. */
type Held = Map<string, { readonly at: number; readonly by: number }>

/** A stretch that a look needs. */
interface NeededSlice {
  readonly name: string
  readonly isToday: boolean
}

/**
 * The stretches that a look needs: the days before today, each once for all, and today's rows up to now. On a day like
 * any other, what is older than yesterday came before.
 */
function slicesOf({ report, days }: Look, { isFirstDay }: Habits): readonly NeededSlice[] {
  const news = isFirstDay ? days : Math.min(days, 1)
  const past = Array.from({ length: news }, (_, place) => ({ name: `${report}/${place + 1}`, isToday: false }))
  return [...past, { name: `${report}/0`, isToday: true }]
}

/** What one operation's desks would ask its server without one another: past days once each, today's every time. */
function requestsAlone(looks: readonly Look[], habits: Habits): number {
  const held = new Map<number, Set<string>>()
  let requests = 0
  for (const look of looks) {
    const own = held.get(look.desk) ?? new Set()
    held.set(look.desk, own)
    for (const { name, isToday } of slicesOf(look, habits)) {
      if (isToday || !own.has(name)) requests++
      own.add(name)
    }
  }
  return requests
}

interface OperationTold {
  readonly requests: number
  readonly waits: readonly number[]
  readonly slices: ReadonlySet<string>
}

/** A day of one operation with the team. @param firstDesk the number of its first desk among all */
function goThrough(
  looks: readonly Look[],
  firstDesk: number,
  habits: Habits,
  sizeOf: (report: number) => SliceSize,
  load: Load,
): OperationTold {
  const team: Held = new Map()
  const own = new Map<number, Held>()
  const waits: number[] = []
  let requests = 0
  let tokenFree = 0
  for (const look of looks) {
    const desk = firstDesk + look.desk
    const mine: Held = own.get(look.desk) ?? new Map<string, { at: number; by: number }>()
    own.set(look.desk, mine)
    const size = sizeOf(look.report)
    const needed = slicesOf(look, habits).filter(({ name, isToday }) => isToday || !mine.has(name))
    let now = look.at
    load.ask(desk, now)
    for (const { name, isToday } of needed) {
      const serves = (at: number): boolean => {
        const fetched = team.get(name)
        if (fetched === undefined || fetched.at > at) return false
        // Its own rows of today a desk asks for anew each time.
        const oldest = fetched.by === look.desk ? look.at : look.at - habits.freshSeconds
        return !isToday || fetched.at >= oldest
      }
      // Whoever waits for the turn looks again when it comes: what another fetched meanwhile serves.
      const start = serves(now) ? now : Math.max(now, tokenFree)
      if (serves(start)) {
        const theirs = team.get(name)
        if (mine.get(name) !== theirs) load.take(desk, start, size)
        if (theirs !== undefined) mine.set(name, theirs)
        now = start
        continue
      }
      load.fetch(desk, start, habits.answerSeconds, size)
      requests++
      now = start + habits.answerSeconds
      tokenFree = now
      const fetched = { at: now, by: look.desk }
      team.set(name, fetched)
      mine.set(name, fetched)
    }
    waits.push(now - look.at)
  }
  return { requests, waits, slices: new Set(team.keys()) }
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/**
 * Goes through a working day.
 *
 * @param sizeOf how large a day's slice of a report is, by the report's place among those that are looked at
 * @param seed the same gives the same day
 */
export function simulateDay(shape: Shape, habits: Habits, sizeOf: (report: number) => SliceSize, seed = 1): DayTold {
  const random = randomOf(seed)
  const load = new Load(habits.idleSeconds)
  const waits: number[] = []
  const sums = { requests: 0, requestsAlone: 0, slicesADay: 0, partsADay: 0, bytesADay: 0 }
  let [mostRequests, mostRequestsAlone] = [0, 0]
  for (let operation = 0, firstDesk = 0; operation < shape.operations; operation++) {
    const desks = Math.floor(((operation + 1) * shape.desks) / shape.operations) - firstDesk
    const looks = looksOf(desks, habits, random)
    const told = goThrough(looks, firstDesk, habits, sizeOf, load)
    const alone = requestsAlone(looks, habits)
    for (const wait of told.waits) waits.push(wait)
    sums.requests += told.requests
    sums.requestsAlone += alone
    mostRequests = Math.max(mostRequests, told.requests)
    mostRequestsAlone = Math.max(mostRequestsAlone, alone)
    // One day's slice of each report that was looked at stays for good; the days before came on the days before.
    const reports = new Set([...told.slices].map((name) => Number(name.split('/')[0])))
    for (const report of reports) {
      const { bytes, parts } = sizeOf(report)
      sums.slicesADay++
      sums.partsADay += parts
      sums.bytesADay += bytes
    }
    firstDesk += desks
  }
  const sorted = waits.toSorted((a, b) => a - b)
  return {
    ...shape,
    ...sums,
    mostRequests,
    mostRequestsAlone,
    waitMedian: quantile(sorted, 0.5),
    wait95: quantile(sorted, 0.95),
    load: load.told(),
  }
}
