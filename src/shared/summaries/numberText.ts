import { formatValue } from '../format.ts'
import type { Language } from '../language.ts'
import { plainNumber } from './bands.ts'
import type { MeasureType } from './types.ts'

/** Where a number would stand and there is none. */
export const NO_NUMBER = '–'

const DECIMALS = 2
const PERCENT_DECIMALS = 1
/** Beyond, a number written with decimals gets an exponent. */
const LARGEST_WITH_DECIMALS = 1e21

function rounded(value: number, decimals: number): string {
  const text = Math.abs(value) < LARGEST_WITH_DECIMALS ? value.toFixed(decimals) : plainNumber(value)
  return /^-[0.]+$/.test(text) ? text.slice(1) : text
}

/**
 * A number of a summary as people read it: rounded, with the language's separators, durations as `h:mm:ss`, fractions
 * as percentages.
 *
 * @param value null: {@link NO_NUMBER}
 */
export function numberText(value: number | null, type: MeasureType, language: Language): string {
  if (value === null) return NO_NUMBER
  switch (type) {
    case 'count':
      return formatValue('integer', Number.isInteger(value) ? plainNumber(value) : rounded(value, DECIMALS), language)
    case 'duration':
      return formatValue('duration', rounded(value, 0), language)
    case 'percent':
      return formatValue('percent', rounded(value * 100, PERCENT_DECIMALS), language)
    default: {
      const isWhole = type === 'number' && Number.isInteger(value)
      return formatValue('decimal', isWhole ? plainNumber(value) : rounded(value, DECIMALS), language)
    }
  }
}

function signed(text: string, value: number): string {
  // What is rounded to 0 has become neither more nor less.
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** The same of a change, a part of what was before: what became more has a plus. */
export function changeText(value: number | null, language: Language): string {
  return value === null ? NO_NUMBER : signed(numberText(value, 'percent', language), value)
}

/** The same of a difference: what became more has a plus, and between two percentages there are points. */
export function differenceText(value: number | null, type: MeasureType, language: Language): string {
  if (value === null) return NO_NUMBER
  if (type !== 'percent') return signed(numberText(value, type, language), value)
  const points = formatValue('decimal', rounded(value * 100, PERCENT_DECIMALS), language)
  return `${signed(points, value)} pp`
}
