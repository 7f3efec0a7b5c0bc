import { z } from 'zod'
import { withDecimalSign } from '../../../shared/format.ts'
import type { Language } from '../../../shared/language.ts'
import { readPercent } from '../../../shared/typed/typedNumbers.ts'

// How good a share of the board is, by the thresholds that its users set.

/** From which share on (where less is better: up to which) it is as it should be, and still fair. Fractions. */
export interface Thresholds {
  readonly good: number
  readonly fair: number
}

export type Level = 'good' | 'fair' | 'poor'

const fraction = z.number().min(0).max(1)
export const thresholdsSchema: z.ZodType<Thresholds> = z.object({ good: fraction, fair: fraction })

/** Shares are shown with one decimal of a percent; a level that shows another number than it is of would puzzle. */
const SHOWN = 1_000

/** How good a share is; null where it is not known, or nobody set what is good. */
export function levelOf(value: number | null, thresholds: Thresholds | null, isMoreBetter: boolean): Level | null {
  if (value === null || thresholds === null) return null
  const shown = Math.round(value * SHOWN) / SHOWN
  const reaches = (threshold: number): boolean => (isMoreBetter ? shown >= threshold : shown <= threshold)
  if (reaches(thresholds.good)) return 'good'
  return reaches(thresholds.fair) ? 'fair' : 'poor'
}

/** What is typed for the two thresholds of a figure; both empty: none. */
export interface ThresholdDraft {
  readonly good: string
  readonly fair: string
}

export type ThresholdProblem = 'percent' | 'both' | 'order'

export type ThresholdReading =
  | { readonly kind: 'thresholds'; readonly thresholds: Thresholds | null }
  | { readonly kind: 'problem'; readonly problem: ThresholdProblem }

function fractionOf(text: string, language: Language): number | undefined {
  const read = readPercent(text, language)
  if (read === undefined) return undefined
  const percent = Number(read)
  return percent >= 0 && percent <= 100 ? Number((percent / 100).toFixed(5)) : undefined
}

/** Reads thresholds as they are typed, in percent. */
export function readThresholds(draft: ThresholdDraft, isMoreBetter: boolean, language: Language): ThresholdReading {
  const texts = [draft.good.trim(), draft.fair.trim()] as const
  if (texts.every((text) => text === '')) return { kind: 'thresholds', thresholds: null }
  if (texts.some((text) => text === '')) return { kind: 'problem', problem: 'both' }
  const [good, fair] = texts.map((text) => fractionOf(text, language))
  if (good === undefined || fair === undefined) return { kind: 'problem', problem: 'percent' }
  const isInOrder = isMoreBetter ? good >= fair : good <= fair
  return isInOrder ? { kind: 'thresholds', thresholds: { good, fair } } : { kind: 'problem', problem: 'order' }
}

/** Thresholds as they are typed. */
export function draftOf(thresholds: Thresholds | null, language: Language): ThresholdDraft {
  if (thresholds === null) return { good: '', fair: '' }
  const text = (value: number): string => {
    return withDecimalSign(String(Number((value * 100).toFixed(3))), language)
  }
  return { good: text(thresholds.good), fair: text(thresholds.fair) }
}
