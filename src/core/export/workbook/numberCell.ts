import type { FieldType } from '../../../shared/reports/types.ts'
import { parseDate, SECONDS_PER_DAY } from '../../../shared/time.ts'
import {
  DATE_STYLE,
  DATE_TIME_STYLE,
  DURATION_STYLE,
  MOST_DECIMALS,
  numberStyle,
  percentStyle,
  type Style,
} from './styles.ts'

/** A cell that holds a number and shows it as the text that it was. */
export interface NumberCell {
  /** The number as XML writes it. */
  readonly number: string
  readonly style: Style
}

/** Every decimal number of so many digits is a double, and comes back from it to the digit. */
const MOST_DIGITS = 15
const PLAIN_NUMBER = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?( %)?$/

function significantDigits(whole: string, decimals: string): number {
  return `${whole}${decimals}`.replace(/^0+/, '').length
}

/** `34.64` of a hundred is `0.3464`, digit by digit: a division would round. */
function hundredth(whole: string, decimals: string): string {
  const padded = whole.padStart(3, '0')
  return `${padded.slice(0, -2)}.${padded.slice(-2)}${decimals}`
}

function numberOf(text: string, mayBePercent: boolean): NumberCell | undefined {
  const match = PLAIN_NUMBER.exec(text)
  if (match === null) return undefined
  const [, sign = '', whole = '', decimals = '', percent] = match
  const digits = significantDigits(whole, decimals)
  // A spreadsheet knows no zero below zero.
  if (digits > MOST_DIGITS || decimals.length > MOST_DECIMALS || (digits === 0 && sign !== '')) return undefined
  if (percent === undefined) return { number: text, style: numberStyle(decimals.length) }
  if (!mayBePercent) return undefined
  return { number: `${sign}${hundredth(whole, decimals)}`, style: percentStyle(decimals.length) }
}

/** Spreadsheets count days from a 1900 that they take for a leap year: dates before its March are a day off. */
const FIRST_DATE = Date.UTC(1900, 2, 1) / 1000
const SECONDS_TO_1970 = 25_569 * SECONDS_PER_DAY
const LENGTH_OF_DAY = 10
const LENGTH_OF_SECOND = 19

function dateOf(text: string): NumberCell | undefined {
  const isDay = text.length === LENGTH_OF_DAY
  if (!isDay && (text.length !== LENGTH_OF_SECOND || text[LENGTH_OF_DAY] !== ' ')) return undefined
  const parsed = parseDate(text)
  if (parsed === undefined || parsed.at < FIRST_DATE) return undefined
  return {
    number: String((parsed.at + SECONDS_TO_1970) / SECONDS_PER_DAY),
    style: isDay ? DATE_STYLE : DATE_TIME_STYLE,
  }
}

const NUMBER_TYPES: ReadonlySet<FieldType> = new Set([
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'dateTime',
  'duration',
])

const DURATION = /^(\d\d|[1-9]\d{2,3}):([0-5]\d):([0-5]\d)$/

function durationOf(text: string): NumberCell | undefined {
  const match = DURATION.exec(text)
  if (match === null) return undefined
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])
  return { number: String(seconds / SECONDS_PER_DAY), style: DURATION_STYLE }
}

/** Whether {@link numberCellOf} finds a number for any value of a type. */
export function mayBeNumberCell(type: FieldType | undefined): boolean {
  return type !== undefined && NUMBER_TYPES.has(type)
}

/**
 * The number that a spreadsheet can count, sum and order by for a value of a type. It is given only where the cell
 * shows exactly the text that the server sent; undefined for all others, which stay text: ids, telephones, leading
 * zeros, more than 15 digits, dates that are none.
 */
export function numberCellOf(text: string, type: FieldType | undefined): NumberCell | undefined {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'money':
      return numberOf(text, false)
    case 'percent':
      return numberOf(text, true)
    case 'date':
    case 'dateTime':
      return dateOf(text)
    case 'duration':
      return durationOf(text)
    default:
      return undefined
  }
}
