import { plainNumber } from '../../../shared/summaries/bands.ts'

/** More digits than these come out of adding binary fractions. */
const DIGITS = 15

/** Where the band with a lower end is over, not included, as a plain number. */
export function bandEnd(lower: string, width: number): string {
  return plainNumber(Number((Number(lower) + width).toPrecision(DIGITS)))
}
