import { AppError } from '../shared/errors.ts'
import { USUAL_MAX_OCCUPANCY, type StaffingDemand } from '../shared/measures/staffing.ts'
import type { OptionDefinitions, Options } from './command.ts'
import { staffingTexts } from './texts/staffing.ts'

const NUMBER = /^\d{1,9}(?:[.,]\d{1,6})?$/
const INTERVAL = /^(\d{1,5})\s?(s|m|min|h)$/i
const TARGET = /^(\d{1,3}(?:[.,]\d{1,6})?)\s?%?\s?\/\s?(\d{1,5}(?:[.,]\d{1,3})?)\s?s?$/
const SECONDS_OF_UNIT: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600 }
const SECONDS_PER_DAY = 86_400

/** The text of an option that has to be there. @throws AppError `usage` */
export function given(options: Options, name: string): string {
  const text = options.text(name)?.trim()
  if (text === undefined || text === '') throw new AppError('usage', { problem: 'option-missing', option: name })
  return text
}

/** That an option takes something else. */
export function refused(name: string, expected: string, text: string): AppError {
  return new AppError('usage', { problem: 'option-takes', option: name, expected, given: text })
}

/** A number with a point or a comma before its decimals. */
function plainNumber(text: string): number {
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}

/**
 * The number of an option's text.
 *
 * @param isRight whether a number is one that the option takes; `expected` tells which those are
 * @throws AppError `usage`
 */
export function numberOf(name: string, text: string, expected: string, isRight: (value: number) => boolean): number {
  const value = plainNumber(text)
  if (!isRight(value)) throw refused(name, expected, text)
  return value
}

/** The length of an interval, with its unit. @throws AppError `usage` */
export function intervalSeconds(text: string): number {
  const [, count = '0', unit = 's'] = INTERVAL.exec(text) ?? []
  const seconds = Number(count) * (SECONDS_OF_UNIT[unit.toLowerCase()] ?? 0)
  if (seconds <= 0 || seconds > SECONDS_PER_DAY) throw refused('interval', '15m, 30m, 1h', text)
  return seconds
}

/** So many percent within so many seconds: `80/20`. @throws AppError `usage` */
export function targetOf(text: string): Pick<StaffingDemand, 'targetPercent' | 'targetSeconds'> {
  const [, percent = '', seconds = ''] = TARGET.exec(text) ?? []
  const target = { targetPercent: plainNumber(percent), targetSeconds: plainNumber(seconds) }
  const isRight = target.targetPercent > 0 && target.targetPercent < 100 && target.targetSeconds <= SECONDS_PER_DAY
  if (!isRight) throw refused('target', '80/20', text)
  return target
}

/** How long an interaction takes, in seconds. @throws AppError `usage` */
export function ahtOf(text: string): number {
  return numberOf('aht', text, '240', (value) => value > 0 && value <= SECONDS_PER_DAY)
}

/** The cap of occupancy and who is away, as they are unless something else is asked for. @throws AppError `usage` */
export function limitsOf(options: Options): Pick<StaffingDemand, 'maxOccupancyPercent' | 'shrinkagePercent'> {
  const maxOccupancy = options.text('max-occupancy')?.trim() ?? String(USUAL_MAX_OCCUPANCY)
  const shrinkage = options.text('shrinkage')?.trim() ?? '0'
  return {
    maxOccupancyPercent: numberOf('max-occupancy', maxOccupancy, '85', (value) => value > 0 && value <= 100),
    shrinkagePercent: numberOf('shrinkage', shrinkage, '0–99', (value) => value < 100),
  }
}

/** Options of both forms of the command. */
export const demandOptions: OptionDefinitions = {
  interval: { type: 'string', value: '30m', ...staffingTexts('interval') },
  aht: { type: 'string', value: 'SECONDS', ...staffingTexts('aht') },
  target: { type: 'string', value: '80/20', ...staffingTexts('target') },
  'max-occupancy': {
    type: 'string',
    value: 'PERCENT',
    ...staffingTexts('maxOccupancy', { usual: USUAL_MAX_OCCUPANCY }),
  },
  shrinkage: { type: 'string', value: 'PERCENT', ...staffingTexts('shrinkage') },
}
