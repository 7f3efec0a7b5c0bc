import { LOCALES, type Language } from '../../../shared/language.ts'
import type { MeasureType } from '../../../shared/summaries/types.ts'
import type { Difference } from './differences.ts'

// Numbers of summaries as people read them: rounded, while copies and files have them whole.

const MINUTE = 60
const HOUR = 3600
const MINUS = '−'

function number(value: number, decimals: number, language: Language): string {
  const options = { maximumFractionDigits: decimals, useGrouping: true }
  return new Intl.NumberFormat(LOCALES[language], options).format(value).replace(/^-/, MINUS)
}

/** `4:02`, or `1:04:02` from an hour on; whole seconds. */
function duration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const pad = (part: number): string => String(part).padStart(2, '0')
  const minutes = Math.floor(whole / MINUTE)
  const sign = seconds < 0 && whole > 0 ? MINUS : ''
  const rest = pad(whole % MINUTE)
  if (whole < HOUR) return `${sign}${minutes}:${rest}`
  return `${sign}${Math.floor(whole / HOUR)}:${pad(minutes % MINUTE)}:${rest}`
}

function percent(fraction: number, language: Language): string {
  const options = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  const text = new Intl.NumberFormat(LOCALES[language], options).format(fraction * 100).replace(/^-/, MINUS)
  return language === 'es' ? `${text} %` : `${text}%`
}

/** A number of a measure. Null has no number: a dash. */
export function formatMeasure(type: MeasureType, value: number | null, language: Language): string {
  if (value === null) return '–'
  switch (type) {
    case 'count':
      return number(value, 0, language)
    case 'duration':
      return duration(value)
    case 'percent':
      return percent(value, language)
    case 'money':
    case 'number':
      return number(value, 2, language)
  }
}

function signed(text: string, amount: number): string {
  return amount > 0 ? `+${text}` : text
}

/** A difference in the measure's own unit, with its sign; of percentages in points. */
export function formatDifference(type: MeasureType, { amount }: Difference, language: Language): string {
  if (type === 'percent') return signed(`${number(amount * 100, 1, language)} pp`, amount)
  return signed(formatMeasure(type, amount, language), amount)
}

/** A difference in percent of what was before, with its sign; null where there is none. */
export function formatChange({ share }: Difference, language: Language): string | null {
  return share === null ? null : signed(percent(share, language), share)
}
