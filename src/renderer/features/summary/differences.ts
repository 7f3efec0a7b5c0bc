import type { MeasureType } from '../../../shared/summaries/types.ts'

/** How a number differs from that of the earlier period. */
export interface Difference {
  /** Now less before, in the measure's own unit. */
  readonly amount: number
  /** Of what was before; null where that was 0, and for percentages, of which points are told. */
  readonly share: number | null
}

/** Null where one of the two is not known. */
export function differenceOf(type: MeasureType, now: number | null, before: number | null): Difference | null {
  if (now === null || before === null) return null
  const amount = now - before
  return { amount, share: type === 'percent' || before === 0 ? null : amount / Math.abs(before) }
}
