import { LOCALES, type Language } from '../../../shared/language.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import type { MeasureType } from '../../../shared/summaries/types.ts'

const DECIMALS = 1

/** A number of a plan as people read it: what comes on average with one decimal, durations as `4:21`. */
export function planText(value: number | null, type: MeasureType, language: Language): string {
  if (value === null) return numberText(null, type, language)
  if (type === 'number') {
    const options = { maximumFractionDigits: DECIMALS, useGrouping: true }
    return new Intl.NumberFormat(LOCALES[language], options).format(value)
  }
  const text = numberText(value, type, language)
  return type === 'duration' ? text.replace(/^0:0?/, '') : text
}
