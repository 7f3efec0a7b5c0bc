import { MASKS, type Mask } from './masks.ts'

// The levels of masks as people choose them: the first hides nothing.

export const MASK_LEVELS = ['whole', ...MASKS] as const
export type MaskLevel = (typeof MASK_LEVELS)[number]

/** The level of a mask; without one, everything is whole. */
export function levelOf(mask: Mask | null | undefined): MaskLevel {
  return mask ?? 'whole'
}

/** The mask of a level; null: none. */
export function maskOfLevel(level: MaskLevel): Mask | null {
  return level === 'whole' ? null : level
}

/** Whether a level shows no more than another: what an operation hides, nobody who asks shows again. */
export function isAtLeast(level: MaskLevel, floor: MaskLevel): boolean {
  return MASK_LEVELS.indexOf(level) >= MASK_LEVELS.indexOf(floor)
}

/** The levels that hide more than another. */
export function levelsBeyond(level: MaskLevel): readonly Mask[] {
  return MASKS.filter((mask) => mask !== level && isAtLeast(mask, level))
}

const STANDS_FOR = /•{3}|(?<![\p{L}\p{N}])C-[A-Z2-7]{12}(?![\p{L}\p{N}])/u

/** Whether something stands in a text for what a mask hides: then no filter can ask for it. */
export function isMasked(text: string): boolean {
  return STANDS_FOR.test(text)
}
