import { formatValue } from '../format.ts'
import type { Language } from '../language.ts'
import { plainNumber } from './bands.ts'
import type { MeasureType } from './types.ts'

/** Where a number would stand and there is none. */
export const NO_NUMBER = '–'

/**
 * What numbers are written for. `screen`, and pictures of it: durations under an hour as `4:02`, a true minus. `plain`,
 * terminals and files: `0:04:02` and a hyphen, which programs read again.
 */
export type NumberStyle = 'screen' | 'plain'

const DECIMALS = 2
const PERCENT_DECIMALS = 1
/** Beyond, a number written with decimals gets an exponent. */
const LARGEST_WITH_DECIMALS = 1e21
const MINUS = '\u2212'

function rounded(value: number, decimals: number): string {
  const text = Math.abs(value) < LARGEST_WITH_DECIMALS ? value.toFixed(decimals) : plainNumber(value)
  return /^-[0.]+$/.test(text) ? text.slice(1) : text
}

function plainText(value: number, type: MeasureType, language: Language): string {
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

/** The same text with a true minus, and without the hours of what took none. */
function onScreen(text: string, type: MeasureType): string {
  const short = type === 'duration' ? text.replace(/^(-?)0:0?(\d+:\d\d)$/, '$1$2') : text
  return short.replace(/^-/, MINUS)
}

/**
 * A number of a summary as people read it: rounded, with the language's separators, durations as times, fractions as
 * percentages.
 *
 * @param value null: {@link NO_NUMBER}
 */
export function numberText(
  value: number | null,
  type: MeasureType,
  language: Language,
  style: NumberStyle = 'plain',
): string {
  if (value === null) return NO_NUMBER
  const text = plainText(value, type, language)
  return style === 'screen' ? onScreen(text, type) : text
}

function signed(text: string, value: number): string {
  // What is rounded to 0 has become neither more nor less.
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** The same of a change, a part of what was before: what became more has a plus. */
export function changeText(value: number | null, language: Language, style: NumberStyle = 'plain'): string {
  return value === null ? NO_NUMBER : signed(numberText(value, 'percent', language, style), value)
}

/** The same of a difference: what became more has a plus, and between two percentages there are points. */
export function differenceText(
  value: number | null,
  type: MeasureType,
  language: Language,
  style: NumberStyle = 'plain',
): string {
  if (value === null) return NO_NUMBER
  if (type !== 'percent') return signed(numberText(value, type, language, style), value)
  const text = formatValue('decimal', rounded(value * 100, PERCENT_DECIMALS), language)
  const points = style === 'screen' ? onScreen(text, 'number') : text
  return `${signed(points, value)} pp`
}
