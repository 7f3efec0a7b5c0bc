import { SECONDS_PER_DAY } from './time.ts'

// Parts of a date that a filter may ask for by themselves, whatever the day: the time of the day, and the day of the
// week. Their values are texts: `HH:MM` or `HH:MM:SS`; `1` (Monday) to `7`.

export const DATE_PARTS = ['time-of-day', 'day-of-week'] as const
export type DatePart = (typeof DATE_PARTS)[number]

/** Seconds since midnight, or days of the week from 1 to 7; both ends included. */
export interface PartSpan {
  readonly from: number
  readonly to: number
}

/** All that a part can be. */
export const WHOLE_OF_PART: Readonly<Record<DatePart, PartSpan>> = {
  'time-of-day': { from: 0, to: SECONDS_PER_DAY - 1 },
  'day-of-week': { from: 1, to: 7 },
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/
const DAY_OF_WEEK = /^[1-7]$/

/**
 * What one value stands for: a day of the week, a second, or without seconds a whole minute. Undefined where it is
 * none.
 */
export function partSpanOf(part: DatePart, text: string): PartSpan | undefined {
  if (part === 'day-of-week') {
    const day = Number(text)
    return DAY_OF_WEEK.test(text) ? { from: day, to: day } : undefined
  }
  const [all, hours, minutes, seconds] = CLOCK.exec(text) ?? []
  if (all === undefined) return undefined
  const from = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)
  return { from, to: seconds === undefined ? from + 59 : from }
}

/** Stands between the ends of a range within a list: `22:00..06:00`. */
export const RANGE_SIGN = '..'
/** Stands between the values and ranges of a list. */
export const LIST_SIGN = '|'

/** What a range is of: one that ends before it begins goes on over midnight, or over Sunday. */
function wrapped(part: DatePart, { from }: PartSpan, { to }: PartSpan): readonly PartSpan[] {
  if (from <= to) return [{ from, to }]
  const whole = WHOLE_OF_PART[part]
  return [
    { from, to: whole.to },
    { from: whole.from, to },
  ]
}

/**
 * The spans of a list of values and ranges, `08:00..12:59|20:00`: a range has both of its ends, and one that ends
 * before it begins goes on over midnight, or over Sunday. Undefined where something in it is no value of the part.
 */
export function listedSpansOf(part: DatePart, list: string): readonly PartSpan[] | undefined {
  const spans: PartSpan[] = []
  for (const item of list.split(LIST_SIGN)) {
    const [first = '', last = first, ...others] = item.split(RANGE_SIGN)
    const [from, to] = [partSpanOf(part, first), partSpanOf(part, last)]
    if (from === undefined || to === undefined || others.length > 0) return undefined
    spans.push(...wrapped(part, from, to))
  }
  return spans
}

/** Operators that say something of a part of a date. */
export const PART_OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'in'] as const
export type PartOperator = (typeof PART_OPERATORS)[number]

const COMPARED: Readonly<Record<'<' | '<=' | '>' | '>=', (span: PartSpan, whole: PartSpan) => PartSpan>> = {
  '<': (span, whole) => ({ from: whole.from, to: span.from - 1 }),
  '<=': (span, whole) => ({ from: whole.from, to: span.to }),
  '>': (span, whole) => ({ from: span.to + 1, to: whole.to }),
  '>=': (span, whole) => ({ from: span.from, to: whole.to }),
}

/**
 * The spans that a condition on a part holds in; for `!=` those that it does not hold in. One that ends before it
 * begins holds nowhere. Undefined where the value is none of the part.
 */
export function askedSpansOf(part: DatePart, operator: PartOperator, value: string): readonly PartSpan[] | undefined {
  if (operator === 'in') return listedSpansOf(part, value)
  const span = partSpanOf(part, value)
  if (span === undefined) return undefined
  return [operator === '=' || operator === '!=' ? span : COMPARED[operator](span, WHOLE_OF_PART[part])]
}
