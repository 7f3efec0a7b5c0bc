import type { FieldType } from '../../../shared/reports/types.ts'

/** Sums of decimals are rounded here, far beyond what the servers print, so that 0.1 + 0.2 reads 0.3. */
const DECIMALS = 6

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

/**
 * A sum as the server writes values of the type: a count as digits, seconds of a duration as `HH:MM:SS`, below zero
 * with a minus.
 */
export function sumText(type: FieldType, sum: number): string {
  if (type !== 'duration') return String(Number(sum.toFixed(DECIMALS)))
  const seconds = Math.round(Math.abs(sum))
  const sign = sum < 0 && seconds > 0 ? '-' : ''
  return `${sign}${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}
