import { trimmed } from './blanks.ts'
import type { FieldType } from './reports/types.ts'
import { parseDate, SECONDS_PER_DAY } from './time.ts'
import { readAmount, readWritten, valueOf, type WrittenAmount } from './writtenNumbers.ts'

/** Types whose values compare as numbers; the rest compare as text. */
const NUMERIC_TYPES: ReadonlySet<FieldType> = new Set([
  'integer',
  'decimal',
  'percent',
  'money',
  'duration',
  'date',
  'dateTime',
  'hour',
])

/** Whether values of the type compare by number: numbers, percentages, durations (seconds) and dates (wall seconds). */
export function isNumeric(type: FieldType): boolean {
  return NUMERIC_TYPES.has(type)
}

/** Types so long that no accent-free twin of them is stored: it is made when a question asks for it. */
export function isLong(type: FieldType): boolean {
  return type === 'html' || type === 'longText'
}

const WHOLE_NUMBER = /^-?\d{1,15}$/
const POINT_NUMBER = /^-?\d{1,15}\.\d{1,15}$/
const PLAIN_PERCENT = /^(-?\d{1,15}(?:\.\d{1,15})?) ?%$/
const PLAIN_DURATION = /^\d{1,6}:[0-5]\d:[0-5]\d$/
const DURATION = /^([-\u2212]?)(?:(\d+) days?,? )?(\d+):([0-5]?\d):([0-5]?\d(?:[.,]\d+)?)$/
const HOUR = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.\d+)?)?(?: ?([ap])\.? ?m\.?)?$/i
const DIGIT = /\d/
const CURRENCY_SIGN = /[$€£]/
const SECONDS_PER_HOUR = 3600

/** The types in which an amount can be a number, and what may stand beside it there. */
const MARKS_OF = {
  // A code of three letters beside digits may be anything where nobody says that it is money: a number plate, a flight.
  integer: (mark: string) => CURRENCY_SIGN.test(mark),
  decimal: (mark: string) => CURRENCY_SIGN.test(mark),
  money: (mark: string) => mark !== '%',
  // A percentage among numbers is either a hundredth of them or not meant to be one.
  percent: (mark: string) => mark === '%',
} as const
type AmountType = keyof typeof MARKS_OF

/**
 * A number as {@link readAmount} has it, where it has one reading in the type. What could be thousands (`1.234`) is a
 * number with decimals, as the servers write it, but none among whole numbers, which have no decimals, nor beside a
 * currency, where somebody made it for people to read.
 */
function parseAmount(type: AmountType, text: string): number | null {
  // Nearly every number of an answer is one of these.
  if (WHOLE_NUMBER.test(text) || (type !== 'integer' && POINT_NUMBER.test(text))) return Number(text) + 0
  const percent = type === 'percent' ? PLAIN_PERCENT.exec(text) : null
  if (percent !== null) return Number(percent[1]) + 0
  const amount = readAmount(text) ?? readLong(text)
  if (amount === undefined || amount.marks.length > 2 || !amount.marks.every(MARKS_OF[type])) return null
  const isCounted = type === 'integer' || amount.marks.some((mark) => mark !== '%')
  if (amount.number.mayBeThousands && isCounted) return null
  return valueOf(amount.number, amount.isNegative)
}

const LONG_NUMBER = /^([+-]?)(\d+(?:\.\d+)?)$/

/** Digits of any length. */
function readLong(text: string): WrittenAmount | undefined {
  const [, sign = '', written = ''] = LONG_NUMBER.exec(text) ?? []
  const number = readWritten(written)
  return number === undefined ? undefined : { number, isNegative: sign === '-', marks: [] }
}

function parseDuration(text: string): number | null {
  if (PLAIN_DURATION.test(text)) {
    const hours = Number(text.slice(0, -6))
    return hours * SECONDS_PER_HOUR + Number(text.slice(-5, -3)) * 60 + Number(text.slice(-2))
  }
  const match = DURATION.exec(text)
  if (match === null) return CURRENCY_SIGN.test(text) ? null : parseAmount('decimal', text)
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0'] = match
  const ofDay = Number(hours) * SECONDS_PER_HOUR + Number(minutes) * 60 + Number(seconds.replace(',', '.'))
  const total = Number(days) * SECONDS_PER_DAY + ofDay
  if (!Number.isFinite(total)) return null
  return sign === '' || total === 0 ? total : -total
}

function parseHour(text: string): number | null {
  const match = HOUR.exec(text)
  if (match === null) return null
  const [, hours = '', minutes = '0', seconds = '0', half] = match
  const hour = Number(hours)
  if (Number(minutes) > 59 || Number(seconds) > 59) return null
  if (half !== undefined && (hour < 1 || hour > 12)) return null
  const from = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  const second = from * SECONDS_PER_HOUR + Number(minutes) * 60 + Number(seconds)
  // 24:00 is where a day ends.
  return second > SECONDS_PER_DAY ? null : second
}

/**
 * The number that a value of a type sorts and filters by, and is summed by: a count, a percentage (`34.64 %` is 34.64),
 * seconds of a duration or of an hour of the day, wall seconds of a date. Null where the text is no such value, or
 * could be two (`1.234` among counts). What is no value at all is told by {@link isNoValue}.
 *
 * @param timeZone the operation's own, to whose clock dates with a zone are turned; without one they are not read
 */
export function numberOf(type: FieldType, text: string, timeZone?: string): number | null {
  const trimmed = text.trim()
  // Words among numbers need no closer look.
  if (!DIGIT.test(trimmed)) return null
  switch (type) {
    case 'date':
    case 'dateTime':
      return parseDate(trimmed, timeZone)?.at ?? null
    case 'duration':
      return parseDuration(trimmed)
    case 'hour':
      return parseHour(trimmed)
    case 'integer':
    case 'percent':
    case 'money':
      return parseAmount(type, trimmed)
    default:
      return parseAmount('decimal', trimmed)
  }
}

/** What the servers write in numbers and durations where there is none, besides blanks. */
export const NO_VALUE = ['', '-', '--'] as const

/**
 * Whether a text in a field of numbers stands for no value: blanks, `-` and `--`, by what is known of the servers.
 * Anything else that is no number (`N/D`, a word, a spelling with two readings) is a value that cannot be read, and a
 * sum without it is not whole.
 */
export function isNoValue(text: string): boolean {
  return (NO_VALUE as readonly string[]).includes(trimmed(text))
}

const NON_ASCII = /[^\0-\x7f]/
const NON_ASCII_RUN = /[^\0-\x7f]+/g
/**
 * Marks that nobody sees: zero-width blanks and joiners, what says in which direction a text runs, soft hyphens,
 * selectors of variants. They come with what is copied from messengers and web pages, anywhere in a word.
 */
const INVISIBLE_MARKS = /\p{Default_Ignorable_Code_Point}/gu
/** What letters are compared without: accents, and marks that nobody sees. */
const MARKS = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu
const foldedRuns = new Map<string, string>()
const FOLDED_RUNS_LIMIT = 5_000

/** The text without zero-width and bidirectional marks. */
export function withoutMarks(text: string): string {
  return hasNonAscii(text) ? text.replace(INVISIBLE_MARKS, '') : text
}

/** Whether the text has a character beyond ASCII, so that its folded form may differ in more than case. */
export function hasNonAscii(text: string): boolean {
  return NON_ASCII.test(text)
}

function foldRun(run: string): string {
  let folded = foldedRuns.get(run)
  if (folded === undefined) {
    folded = run.toLowerCase().normalize('NFKD').replace(MARKS, '').toLowerCase().replaceAll('ς', 'σ')
    if (foldedRuns.size >= FOLDED_RUNS_LIMIT) foldedRuns.clear()
    foldedRuns.set(run, folded)
  }
  return folded
}

/** Letters of the western European languages fold one by one: no run of them needs a look at its neighbours. */
const LATIN_END = 0x250
const latinFolds = Array.from({ length: LATIN_END }, (_, code) =>
  code < 0x80 ? '' : foldRun(String.fromCharCode(code)),
)

/**
 * The text without accents and invisible marks, its letters beyond ASCII in lower case; ASCII letters keep their case
 * (SQLite's LIKE and NOCASE see to those). Rows come in by the ten thousand, so the usual letters go through a table.
 */
export function foldAccents(text: string): string {
  let folded = ''
  let start = 0
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position)
    if (code < 0x80) continue
    if (code >= LATIN_END) return text.replace(NON_ASCII_RUN, foldRun)
    folded += text.slice(start, position) + latinFolds[code]
    start = position + 1
  }
  return start === 0 ? text : folded + text.slice(start)
}

/** The text as comparisons see it: no accents, no marks that nobody sees, lower case. */
export function fold(text: string): string {
  return foldAccents(text).toLowerCase()
}
