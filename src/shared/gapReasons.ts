import type { GapReason, LogGap } from './live.ts'
import { wall, type TimeRange, type WallSeconds } from './time.ts'

/**
 * What a log went through: from `at` on, polls were not to be had for the reason; null: from here on nothing is known
 * against them.
 */
export interface LogMark {
  readonly at: WallSeconds
  readonly reason: GapReason | null
}

interface Condition {
  readonly from: number
  readonly reason: GapReason | null
}

/**
 * Marks as conditions that follow one another. A clock that went back does not turn the order of what happened around.
 */
function conditionsOf(marks: readonly LogMark[]): readonly Condition[] {
  const conditions: Condition[] = [{ from: Number.NEGATIVE_INFINITY, reason: null }]
  for (const { at, reason } of marks) conditions.push({ from: Math.max(at, conditions.at(-1)?.from ?? at), reason })
  return conditions
}

/**
 * Why each second of a gap was missed. While nothing was known against polls, the next one simply did not come: that
 * takes the reason of what came in between, or, where nothing followed, of what was before.
 *
 * @param marks in the order in which they were made
 * @param otherwise the reason where no mark has one
 * @returns the gap cut by reasons, in order of time and without a break
 */
export function gapsByReason(gap: TimeRange, marks: readonly LogMark[], otherwise: GapReason): readonly LogGap[] {
  const conditions = conditionsOf(marks)
  const reasonAt = (index: number): GapReason => {
    const next = conditions.slice(index).find(({ reason }) => reason !== null)
    const known = next ?? conditions.slice(0, index).findLast(({ reason }) => reason !== null)
    return known?.reason ?? otherwise
  }
  const pieces: LogGap[] = []
  conditions.forEach(({ from }, index) => {
    const until = conditions[index + 1]?.from ?? Number.POSITIVE_INFINITY
    const range = { from: wall(Math.max(from, gap.from)), to: wall(Math.min(until - 1, gap.to)) }
    if (range.from > range.to) return
    const reason = reasonAt(index)
    const last = pieces.at(-1)
    if (last?.reason === reason) pieces[pieces.length - 1] = { range: { from: last.range.from, to: range.to }, reason }
    else pieces.push({ range, reason })
  })
  return pieces
}

/** Neighbouring gaps as one: the whole stretch, and the reason that most of it has. Undefined where there are none. */
export function asOneGap(gaps: readonly LogGap[]): LogGap | undefined {
  const [first, last] = [gaps[0], gaps.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const seconds = new Map<GapReason, number>()
  for (const { range, reason } of gaps) seconds.set(reason, (seconds.get(reason) ?? 0) + range.to - range.from + 1)
  const [main] = [...seconds].toSorted(([, a], [, b]) => b - a)
  return { range: { from: first.range.from, to: last.range.to }, reason: main?.[0] ?? first.reason }
}
