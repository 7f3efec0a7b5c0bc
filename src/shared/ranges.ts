import { endOfDay, SECONDS_PER_DAY, startOfDay, wall, type TimeRange, type WallSeconds } from './time.ts'

/** Whether two ranges share a second. */
export function overlaps(a: TimeRange, b: TimeRange): boolean {
  return a.from <= b.to && b.from <= a.to
}

/** Whether the outer range holds the inner one whole. */
export function contains(outer: TimeRange, inner: TimeRange): boolean {
  return outer.from <= inner.from && inner.to <= outer.to
}

export function sameRange(a: TimeRange, b: TimeRange): boolean {
  return a.from === b.from && a.to === b.to
}

/** The seconds that both ranges have, or undefined. */
export function intersection(a: TimeRange, b: TimeRange): TimeRange | undefined {
  return overlaps(a, b) ? { from: wall(Math.max(a.from, b.from)), to: wall(Math.min(a.to, b.to)) } : undefined
}

/** The union of ranges as the fewest ranges in order of time; ranges that touch (end + 1 s = start) become one. */
export function union(ranges: readonly TimeRange[]): TimeRange[] {
  const merged: TimeRange[] = []
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && range.from <= last.to + 1) {
      merged[merged.length - 1] = { from: last.from, to: wall(Math.max(last.to, range.to)) }
    } else merged.push({ from: range.from, to: range.to })
  }
  return merged
}

/** What of the range no hole covers, in order of time. */
export function subtract(range: TimeRange, holes: readonly TimeRange[]): TimeRange[] {
  const left: TimeRange[] = []
  let from: WallSeconds = range.from
  for (const hole of union(holes)) {
    if (hole.to < from) continue
    if (hole.from > range.to) break
    if (hole.from > from) left.push({ from, to: wall(hole.from - 1) })
    from = wall(hole.to + 1)
  }
  if (from <= range.to) left.push({ from, to: range.to })
  return left
}

/**
 * Cuts a range into pieces of at most `maxDays` days that begin and end on day boundaries where they can.
 *
 * @param borders instants that must begin a piece of their own, where they lie inside
 */
export function cutByDays(range: TimeRange, maxDays: number, borders: readonly WallSeconds[] = []): TimeRange[] {
  const sorted = borders.toSorted((a, b) => a - b)
  const pieces: TimeRange[] = []
  for (let from = range.from; from <= range.to;) {
    const byDays = endOfDay(wall(startOfDay(from) + (maxDays - 1) * SECONDS_PER_DAY))
    const border = sorted.find((instant) => instant > from)
    const to = wall(Math.min(byDays, range.to, border === undefined ? range.to : border - 1))
    pieces.push({ from, to })
    from = wall(to + 1)
  }
  return pieces
}

/** The two halves of a range, one second apart: `[a, m]` and `[m + 1 s, b]`. Undefined for a single second. */
export function halve(range: TimeRange): readonly [TimeRange, TimeRange] | undefined {
  if (range.from === range.to) return undefined
  const middle = wall(range.from + Math.floor((range.to - range.from) / 2))
  return [
    { from: range.from, to: middle },
    { from: wall(middle + 1), to: range.to },
  ]
}

/**
 * The two halves of a range at a day boundary, as near to its middle as can be. Undefined for a range within one day.
 */
export function halveByDays(range: TimeRange): readonly [TimeRange, TimeRange] | undefined {
  const middle = startOfDay(wall(range.from + Math.ceil((range.to - range.from) / 2)))
  const border = middle > range.from ? middle : wall(startOfDay(range.from) + SECONDS_PER_DAY)
  if (border > range.to) return undefined
  return [
    { from: range.from, to: wall(border - 1) },
    { from: border, to: range.to },
  ]
}
