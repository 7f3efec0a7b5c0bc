import { wall, wallClock, type TimeRange } from '../../shared/time.ts'

/**
 * What an answer may show: it was sent for at one moment and was there at another, in milliseconds since 1970-01-01
 * UTC.
 */
export interface PollMoments {
  readonly sentAtMs: number
  readonly answeredAtMs: number
}

/** Between two moments the zone's clock was put back: it showed the times after `at` twice. */
function putBackAt(fromMs: number, toMs: number, timeZone: string): number | undefined {
  const shown = (ms: number): number => wallClock(ms, timeZone) - Math.floor(ms / 1000)
  if (shown(fromMs) <= shown(toMs)) return undefined
  let [before, after] = [Math.floor(fromMs / 1000), Math.floor(toMs / 1000)]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (shown(middle * 1000) === shown(fromMs)) before = middle
    else after = middle
  }
  return after * 1000
}

/**
 * The stretch that an answer of a live report shows for sure, on the operation's wall clock.
 *
 * The server takes its picture somewhere between the request and the answer: what lies `reach` before the answer, up to
 * the last second that was over when the request was sent. Rows that are stamped in the second of the request itself
 * may still come after the answer.
 *
 * @returns one stretch; none where the answer took longer than the report reaches back; two, in the order in which they
 * passed, where the zone's clock was put back in between
 */
export function seenBy(
  { sentAtMs, answeredAtMs }: PollMoments,
  reachMs: number,
  timeZone: string,
): readonly TimeRange[] {
  const fromMs = Math.floor(answeredAtMs / 1000) * 1000 - reachMs
  const toMs = Math.floor(sentAtMs / 1000) * 1000 - 1000
  if (fromMs > toMs) return []
  const border = putBackAt(fromMs, toMs, timeZone)
  const range = (from: number, to: number): TimeRange => ({
    from: wall(wallClock(from, timeZone)),
    to: wall(wallClock(to, timeZone)),
  })
  return border === undefined ? [range(fromMs, toMs)] : [range(fromMs, border - 1000), range(border, toMs)]
}
