import { formatInstant, parseDateSpan, wall, type TimeRange, type WallSeconds } from '../../src/shared/time.ts'

/** A zone without summer time, five hours behind UTC. */
export const ZONE = 'America/Bogota'
const ZONE_SECONDS = 5 * 3600

export const NO_PARAMETERS: Readonly<Record<string, string>> = {}

/** The moment at which the test zone's wall clock shows an instant. */
export function epochMs(at: WallSeconds): number {
  return (at + ZONE_SECONDS) * 1000
}

/** From the first second of one written date to the last of another. */
export function span(from: string, to = from): TimeRange {
  const first = parseDateSpan(from)
  const last = parseDateSpan(to)
  if (first === undefined || last === undefined) throw new Error(`no date: ${from}, ${to}`)
  return { from: first.from, to: last.to }
}

export function at(text: string): WallSeconds {
  return span(text).from
}

export function range(from: number, to: number): TimeRange {
  return { from: wall(from), to: wall(to) }
}

/** `YYYY-MM-DD HH:MM:SS`, as the servers write a date. */
export function serverDate(instant: number): string {
  return formatInstant(wall(instant)).replace('T', ' ')
}

/** Every second of some ranges. */
export function secondsOf(ranges: readonly TimeRange[]): Set<number> {
  const seconds = new Set<number>()
  for (const { from, to } of ranges) for (let second: number = from; second <= to; second++) seconds.add(second)
  return seconds
}
