// Stretches of time as pairs of seconds, the first included and the last not: lists of them are in order, and no two
// touch.

export type Interval = readonly [from: number, before: number]

/** Any stretches as a list of them; empty ones are left out. */
export function joined(intervals: readonly Interval[]): readonly Interval[] {
  const found: [number, number][] = []
  for (const [from, before] of intervals.filter((each) => each[0] < each[1]).toSorted((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], before)
    else found.push([from, before])
  }
  return found
}

/** What two lists have in common. */
export function common(one: readonly Interval[], other: readonly Interval[]): readonly Interval[] {
  const found: Interval[] = []
  let [left, right] = [0, 0]
  for (;;) {
    const [a, b] = [one[left], other[right]]
    if (a === undefined || b === undefined) return found
    const [from, before] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])]
    if (from < before) found.push([from, before])
    if (a[1] < b[1]) left++
    else right++
  }
}

/** What the first list has and the second has not. */
export function without(one: readonly Interval[], other: readonly Interval[]): readonly Interval[] {
  const found: Interval[] = []
  for (const [from, before] of one) {
    let rest = from
    for (const [holeFrom, holeBefore] of other) {
      if (holeBefore <= rest) continue
      if (holeFrom >= before) break
      if (holeFrom > rest) found.push([rest, holeFrom])
      rest = holeBefore
    }
    if (rest < before) found.push([rest, before])
  }
  return found
}

/** How long a list is, in seconds. */
export function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, [from, before]) => sum + before - from, 0)
}
