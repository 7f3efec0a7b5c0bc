// How numbers are read that servers and people write. What is known of the servers (docs/wolkvox-api.md): a point
// before decimals, a comma between thousands (`15,233.33 %`). What a field's type makes of them stands in values.ts,
// how they are shown in format.ts.

/** A number as it was written, digit by digit, without its sign and its separators. */
export interface WrittenNumber {
  /** The digits before the decimal sign, at least one. */
  readonly whole: string
  /** Those behind it; undefined where there is no decimal sign. */
  readonly decimals: string | undefined
  /** By how many places the decimal sign is to be moved to the right: 3 of `1.5e3`. */
  readonly exponent: number
  /**
   * One point with just three digits behind it and one to three before: a decimal point by what is known of the
   * servers, a thousand wherever Spanish is written.
   */
  readonly mayBeThousands: boolean
}

/** Nothing longer is a number to anybody, unless it is digits and a point. */
const LONGEST = 60

const PLAIN = /^(\d+)(?:\.(\d+))?$/
const THREE_DECIMALS = /^[1-9]\d{0,2}\.\d{3}$/
const COMMA_GROUPS = /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/
// One point alone could be a decimal point; two, or one before a comma, cannot.
const POINT_GROUPS = /^([1-9]\d{0,2}(?:\.\d{3}){2,})(?:,(\d+))?$/
const POINT_AND_COMMA = /^([1-9]\d{0,2}\.\d{3}),(\d+)$/
const BLANK_GROUPS = /^([1-9]\d{0,2}(?:[\u00a0\u2009\u202f]\d{3})+)(?:[.,](\d+))?$/
const DECIMAL_COMMA = /^(\d+),(\d+)$/
const DECIMALS_ALONE = /^()[.,](\d+)$/
const EXPONENT = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/

const SHAPES = [COMMA_GROUPS, POINT_GROUPS, POINT_AND_COMMA, BLANK_GROUPS, DECIMAL_COMMA, DECIMALS_ALONE] as const

/**
 * Reads a number without a sign, where its writing has one reading. By the last separator and what stands before it:
 *
 * - `1234`, `1234.5`, `.5`: a point before decimals. `1.234` too, as the servers write it, though marked: see {@link
 *   WrittenNumber}.
 * - `1,234`, `1,234,567`, `1,234.5`: commas between thousands, as the servers write them. They stand before three
 *   digits each, and the first group begins with no zero.
 * - `3,5`, `0,123`, `1234,567`: a comma that cannot stand between thousands stands before decimals.
 * - `1.234.567`, `1.234,5`, `1.234.567,89`: more than one point, or a comma behind them: points between thousands.
 * - `1 234 567,8` with blanks that do not break, as spreadsheets and programs write it.
 * - `1.5e3`, `1.0E+25`: as PHP and JSON write large and small numbers.
 *
 * Undefined for anything else (`1,2,3`, `1'234.567`, `12 34`).
 */
export function readWritten(text: string): WrittenNumber | undefined {
  const plain = PLAIN.exec(text)
  if (plain !== null) {
    const [, whole = '0', decimals] = plain
    return { whole, decimals, exponent: 0, mayBeThousands: decimals !== undefined && THREE_DECIMALS.test(text) }
  }
  if (text.length > LONGEST) return undefined
  for (const shape of SHAPES) {
    const match = shape.exec(text)
    if (match === null) continue
    const [, grouped = '', decimals] = match
    const whole = grouped.replace(/\D/g, '')
    return { whole: whole === '' ? '0' : whole, decimals, exponent: 0, mayBeThousands: false }
  }
  const [, whole, decimals, exponent] = EXPONENT.exec(text) ?? []
  return whole === undefined ? undefined : { whole, decimals, exponent: Number(exponent), mayBeThousands: false }
}

/** A number with what stands around it. */
export interface WrittenAmount {
  readonly number: WrittenNumber
  readonly isNegative: boolean
  /** What stands around it in the order of the text: `$`, `COP`, `%`. */
  readonly marks: readonly string[]
}

const SIGN = '[+\\-\u2212]?'
const GAP = '[ \u00a0\u2009\u202f]?'
/** A currency by its sign, with the letters of a country or none before it, or by its three letters; `S/` is Peru's. */
const MARK = '(?:[A-Z]{0,3}[$€£]|[A-Z]{3}|S/|%)?'
const AMOUNT = new RegExp(
  `^(${SIGN})${GAP}(${MARK})${GAP}(\\(?)${GAP}(${SIGN})${GAP}(${MARK})${GAP}` +
    `([\\d.,](?:[\\d.,]|[\u00a0\u2009\u202f](?=\\d))*(?:[eE][+-]?\\d+)?)` +
    `${GAP}(${MARK})${GAP}(\\)?)${GAP}(${MARK})$`,
)
const BLANKS = /[ \t\r\n]+/g

/**
 * Reads a number with one sign at most (`-5`, `- $ 5`, `$ -5`), or in parentheses, as books write what is owed (`(5)`,
 * `$ (5)`), and what it counts beside it: a currency before or behind it, or a percent sign. Undefined for anything
 * else.
 *
 * @param text without blanks around it
 */
export function readAmount(text: string): WrittenAmount | undefined {
  if (text.length > LONGEST) return undefined
  const match = AMOUNT.exec(text.replace(BLANKS, ' '))
  if (match === null) return undefined
  const [, before = '', mark1 = '', open = '', inside = '', mark2 = '', written = '', mark3 = '', close = ''] = match
  const mark4 = match[9] ?? ''
  const isEnclosed = open !== ''
  const sign = before + inside
  if (isEnclosed !== (close !== '') || sign.length > 1 || (isEnclosed && sign !== '')) return undefined
  const number = readWritten(written)
  if (number === undefined) return undefined
  const marks = [mark1, mark2, mark3, mark4].filter((mark) => mark !== '')
  return { number, isNegative: isEnclosed || sign === '-' || sign === '\u2212', marks }
}

/** The double nearest to a number; null where there is none. */
export function valueOf({ whole, decimals = '', exponent }: WrittenNumber, isNegative: boolean): number | null {
  const value = Number(`${whole}.${decimals}e${exponent}`)
  if (!Number.isFinite(value)) return null
  return isNegative && value !== 0 ? -value : value
}

/**
 * A finite double as digits, with a point before decimals and never an exponent: reading them gives the same double.
 */
export function plainDigits(value: number): string {
  const text = String(value)
  const [, sign = '', whole = '', decimals = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? []
  if (exponent === undefined) return text
  const digits = whole + decimals
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  // Beyond 21 digits the shortest text of a double has no decimals left.
  return sign + digits.padEnd(point, '0')
}
