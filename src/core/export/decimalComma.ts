import type { FieldType } from '../../shared/reports/types.ts'
import { numberOf } from '../../shared/values.ts'

// Where a comma stands before decimals, `1234.5` is a text to a spreadsheet, or worse: `1.234` is one thousand two
// hundred and thirty-four.

/**
 * Fields whose numbers have decimals. Of durations, dates and counts the servers' own spelling is every spreadsheet's,
 * or none's.
 */
const TYPES: ReadonlySet<FieldType | undefined> = new Set<FieldType>(['decimal', 'money', 'percent'])

/** Whether values of a column have a decimal sign; of a field that no document lists nobody knows. */
export function hasDecimals(type: FieldType | undefined): boolean {
  return TYPES.has(type)
}

const BLANK = 0x20
const PERCENT = 0x25
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const PLUS = 0x2b
const MINUS = 0x2d

/**
 * The place of the point in a value that is nothing but digits with a point among them, a sign in front or not, and of
 * a percentage its sign behind; -1 for any other value. Nearly every number with decimals is one of these, and no
 * string is made of it.
 */
export function placeOfPoint(bytes: Uint8Array, start: number, end: number, type: FieldType | undefined): number {
  const sign = bytes[start]
  const first = sign === MINUS || sign === PLUS ? start + 1 : start
  let last = end - 1
  if (type === 'percent' && bytes[last] === PERCENT) last -= bytes[last - 1] === BLANK ? 2 : 1
  let point = -1
  for (let place = first; place <= last; place++) {
    const byte = bytes[place] ?? 0
    if (byte >= ZERO && byte <= NINE) continue
    if (byte !== POINT || point !== -1) return -1
    point = place
  }
  return point > first && point < last ? point : -1
}

/** A number with whatever stands around it: a sign, a currency, a percent sign, an exponent, blanks. */
const NUMBER = /^([^\d.,]*)([\d.,]+)((?:[eE][+-]?\d+)?[^\d.,]*)$/
const WITH_POINT = /^\d*\.\d+$/
const WITH_THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/

/**
 * A value of a field with decimals, its decimal sign a comma, and a point between its thousands where the server wrote
 * commas there: `34.64 %` is `34,64 %`, `15,233.33 %` is `15.233,33 %`. The digits stay. What is no number, or is
 * written with a comma before its decimals already, stays as it is.
 */
export function withDecimalComma(type: FieldType, text: string): string {
  const [, before = '', number = '', behind = ''] = NUMBER.exec(text) ?? []
  if (!WITH_POINT.test(number) && !WITH_THOUSANDS.test(number)) return text
  if (numberOf(type, text) === null) return text
  return before + number.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')) + behind
}
