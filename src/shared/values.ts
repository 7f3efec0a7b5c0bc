import type { FieldType } from './reports/types.ts'
import { parseDate } from './time.ts'

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

const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/
const GROUPED_NUMBER = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/
const DURATION = /^(-?)(?:(\d+) days?,? )?(\d+):([0-5]?\d):([0-5]?\d(?:\.\d+)?)$/
const HOUR = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?$/

function parseNumber(text: string): number | null {
  if (PLAIN_NUMBER.test(text)) return Number(text)
  // The servers write percentages above 999 with thousands commas: `15,233.33 %`.
  if (GROUPED_NUMBER.test(text)) return Number(text.replaceAll(',', ''))
  return DECIMAL_COMMA.test(text) ? Number(text.replace(',', '.')) : null
}

function parseDuration(text: string): number | null {
  const match = DURATION.exec(text)
  if (match === null) return PLAIN_NUMBER.test(text) ? Number(text) : null
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0'] = match
  const total = Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return sign === '-' ? -total : total
}

function parseHour(text: string): number | null {
  const match = HOUR.exec(text)
  if (match === null) return null
  return Number(match[1]) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)
}

/**
 * The number that a value of a type sorts and filters by: a count, a percentage (`34.64 %` is 34.64), seconds of a duration
 * or of an hour of the day, wall seconds of a date. Null where the text is no such value (empty, `-`, `--`, garbage).
 */
export function numberOf(type: FieldType, text: string): number | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  switch (type) {
    case 'date':
    case 'dateTime':
      return parseDate(trimmed)?.at ?? null
    case 'duration':
      return parseDuration(trimmed)
    case 'hour':
      return parseHour(trimmed)
    case 'percent':
      return parseNumber(trimmed.replace(/\s*%$/, ''))
    case 'money':
      return parseNumber(trimmed.replace(/^(?:[A-Z]{3}|[$€£])\s*|\s*(?:[A-Z]{3}|[$€£])$/g, ''))
    default:
      return parseNumber(trimmed)
  }
}

const NON_ASCII = /[^\0-\x7f]/
const NON_ASCII_RUN = /[^\0-\x7f]+/g
/**
 * Marks that nobody sees: zero-width blanks and joiners, what says in which direction a text runs, soft hyphens, selectors of variants. They
 * come with what is copied from messengers and web pages, anywhere in a word.
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
 * The text without accents and invisible marks, its letters beyond ASCII in lower case; ASCII letters keep their case (SQLite's LIKE and NOCASE
 * see to those). Rows come in by the ten thousand, so the usual letters go through a table.
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
