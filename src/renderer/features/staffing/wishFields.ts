import type { Language } from '../../../shared/language.ts'
import type { StaffingWishes } from '../../../shared/staffing/plan.ts'
import { readPercent } from '../../../shared/typed/typedNumbers.ts'
import { withDecimalSign } from '../../../shared/format.ts'
import { readDuration } from '../../../shared/typed/typedTimes.ts'

// What people type into the fields of a plan, read as their language writes it.

export type WishName = keyof StaffingWishes

interface WishRule {
  readonly isRight: (value: number) => boolean
  /** Whether it is a duration, which may be typed as a clock shows it. */
  readonly isDuration?: true
}

const SECONDS_PER_DAY = 86_400

/** Which numbers each field takes: the texts say the same (`staffing:wishes`). */
const RULES: Readonly<Record<WishName, WishRule>> = {
  targetPercent: { isRight: (value) => value > 0 && value < 100 },
  targetSeconds: {
    isRight: (value) => Number.isInteger(value) && value >= 0 && value <= SECONDS_PER_DAY,
    isDuration: true,
  },
  maxOccupancyPercent: { isRight: (value) => value > 0 && value <= 100 },
  shrinkagePercent: { isRight: (value) => value >= 0 && value < 100 },
  ahtSeconds: { isRight: (value) => value > 0 && value <= SECONDS_PER_DAY, isDuration: true },
}

/**
 * The number that was typed into a field; undefined where the field takes no such thing. A handling time may be left
 * empty, so that it is the measured one: null.
 */
export function readWish(name: WishName, typed: string, language: Language): number | null | undefined {
  const { isRight, isDuration } = RULES[name]
  if (typed.trim() === '' && name === 'ahtSeconds') return null
  const read = isDuration === true ? readDuration(typed, language) : readPercent(typed, language)
  const value = Number(read ?? Number.NaN)
  return isRight(value) ? value : undefined
}

/** A number as a field shows it. */
export function writtenWish(value: number | null, language: Language): string {
  if (value === null) return ''
  return withDecimalSign(String(value), language)
}
