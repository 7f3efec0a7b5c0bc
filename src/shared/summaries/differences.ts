import type { MeasureHeading } from './types.ts'

/** How a number differs from that of the earlier period. */
export interface Difference {
  /** Now less before, in the measure's own unit; null where one of the two is not known. */
  readonly amount: number | null
  /** Of what was before; null where there is nothing to compare, or what was before is 0 or next to it. */
  readonly change: number | null
}

/**
 * Whether a difference is told in percent too: of a share the points say it all, and a percentage of a percentage would
 * be taken for them.
 */
export function hasChange({ type }: Pick<MeasureHeading, 'type'>): boolean {
  return type !== 'percent'
}

/** How what is now differs from what was before. */
export function differenceOf(now: number | null, before: number | null): Difference {
  if (now === null || before === null) return { amount: null, change: null }
  const amount = now - before
  // By 0, or by so little that no number is left.
  const change = amount / Math.abs(before)
  return { amount, change: Number.isFinite(change) ? change : null }
}
