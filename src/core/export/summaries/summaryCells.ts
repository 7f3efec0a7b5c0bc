import { plainNumber } from '../../../shared/summaries/bands.ts'
import type { SheetColumn, SummarySheet } from '../../../shared/summaries/summarySheet.ts'
import type { MeasureType } from '../../../shared/summaries/types.ts'
import { SECONDS_PER_DAY } from '../../../shared/time.ts'
import { MOST_DECIMALS } from '../workbook/styles.ts'

// How a workbook shows the numbers of a summary: as what they are, and none of them as a nought that is none.

const WHOLE = 0
const USUAL_DECIMALS = 2
const PERCENT_DECIMALS = 1
/** So many digits of a number that is smaller than the usual decimals can show. */
const DIGITS_OF_SMALL = 3
/** Below, the usual two decimals show hardly a digit. */
const SMALL = 0.1

const TIME = '[hh]:mm:ss'
/** Of less than a second. */
const FINE_TIME = '[hh]:mm:ss.000'

/** A column of numbers, as it is written. */
export interface WrittenColumn {
  readonly heading: string
  /** What a cell holds: a time is a part of a day. */
  readonly cell: (value: number) => number
  /** The code of the number format that shows a value. */
  readonly format: (value: number) => string
  /** The code for the numbers of an axis. */
  readonly axisFormat: string
  /** What an axis up to a value is divided by, in the unit of the cells; null: as readers choose it. */
  readonly axisStep: (greatest: number) => number | null
}

/** Steps that people count seconds, minutes and hours in. */
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, SECONDS_PER_DAY]
const MOST_STEPS = 8

function timeStep(greatest: number): number | null {
  const step = TIME_STEPS.find((each) => greatest / each <= MOST_STEPS)
  return step === undefined || greatest === 0 ? null : step / SECONDS_PER_DAY
}

function decimalsOf(value: number): number {
  return plainNumber(Math.abs(value)).split('.')[1]?.length ?? 0
}

/** How many decimals show a number: the usual ones, and more where they would hide all or most of it. */
function decimalsFor(value: number, usual: number): number {
  if (value === 0 || Math.abs(value) >= SMALL) return usual
  const firstDigit = -Math.floor(Math.log10(Math.abs(value)))
  const wanted = Math.min(firstDigit + DIGITS_OF_SMALL - 1, decimalsOf(value), MOST_DECIMALS)
  return Math.max(usual, wanted)
}

function digitsCode(decimals: number): string {
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}

function percentCode(decimals: number): string {
  return decimals === 0 ? '0 %' : `0.${'0'.repeat(decimals)} %`
}

/** What became more has a plus. */
function signed(code: string): string {
  return `+${code};-${code};${code}`
}

const PER_HUNDRED = 15

function numberFormat(type: MeasureType, usual: number, value: number): string {
  if (type !== 'percent') return digitsCode(decimalsFor(value, usual))
  // Digit by digit: a multiplication would add some that are none of its own.
  const hundredfold = Number((value * 100).toPrecision(PER_HUNDRED))
  return percentCode(decimalsFor(hundredfold, PERCENT_DECIMALS))
}

function timeColumn(heading: string): WrittenColumn {
  return {
    heading,
    cell: (value) => value / SECONDS_PER_DAY,
    format: (value) => (value > 0 && value < 1 ? FINE_TIME : TIME),
    axisFormat: TIME,
    axisStep: timeStep,
  }
}

function usualDecimals(type: MeasureType, values: readonly number[]): number {
  if (type === 'money') return USUAL_DECIMALS
  return values.every((value) => Number.isInteger(value)) ? WHOLE : USUAL_DECIMALS
}

/**
 * How a column of numbers is written.
 *
 * @param values all of its numbers
 */
function writtenColumn({ heading, kind, type }: SheetColumn, values: readonly number[]): WrittenColumn {
  // Excel shows no time below 0: then it is a number of seconds, and the heading says so.
  const isTime = type === 'duration' && kind === 'number' && values.every((value) => value >= 0)
  if (isTime) return timeColumn(heading)
  const usual = usualDecimals(type, values)
  const format = (value: number): string => {
    const code = numberFormat(type, usual, value)
    return kind === 'number' ? code : signed(code)
  }
  return {
    heading: type === 'duration' ? `${heading} [s]` : heading,
    cell: (value) => value,
    format,
    axisFormat: type === 'percent' ? percentCode(0) : digitsCode(usual),
    axisStep: () => null,
  }
}

/** How the columns of a summary's table are written; undefined for texts. */
export function writtenColumns({ columns, lines }: SummarySheet): readonly (WrittenColumn | undefined)[] {
  return columns.map((column, place) => {
    if (column.kind === 'text') return undefined
    const values = lines.flatMap((line) => {
      const cell = line[place]
      return typeof cell === 'number' ? [cell] : []
    })
    return writtenColumn(column, values)
  })
}
