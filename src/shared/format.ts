import { FACTS, type Language } from './language.ts'
import type { FieldType } from './reports/types.ts'
import { readWritten } from './writtenNumbers.ts'
import { formatDay, formatTimeOfDay, parseDate, type WallSeconds } from './time.ts'
import { hasSealed, labelledText } from './masking/sealedValues.ts'

// How values look to people. What a value is compared by stands in values.ts; both read the same spellings.

/** A number as programs write it, with the language's decimal sign. */
export function withDecimalSign(plain: string, language: Language): string {
  return plain.replace('.', FACTS[language].separators.decimal)
}

/** What divides the columns of files for Excel where a language is spoken: a decimal comma leaves the semicolon. */
export function listSeparatorOf(language: Language): ',' | ';' {
  return FACTS[language].separators.decimal === ',' ? ';' : ','
}

const SIGNED = /^([+\-\u2212]?)(.*)$/s
/** Zeros in front are part of a code, not of a number: they are shown. */
const ZEROS_IN_FRONT = /^0\d/

/**
 * A number as the servers write it, with the language's separators and all of its digits. Undefined for anything else.
 *
 * @param isPlainText thousands could be meant where decimals are written: whoever reads it is to see it as it was sent
 */
function formatNumber(text: string, language: Language, isPlainText: boolean): string | undefined {
  const [, sign = '', digits = ''] = SIGNED.exec(text) ?? []
  const number = readWritten(digits)
  if (number === undefined || number.exponent !== 0 || (number.mayBeThousands && isPlainText)) return undefined
  if (ZEROS_IN_FRONT.test(number.whole)) return undefined
  const { group, decimal } = FACTS[language].separators
  const whole = (sign === '\u2212' ? '-' : sign) + number.whole.replace(/\B(?=(?:\d{3})+$)/g, group)
  return number.decimals === undefined ? whole : whole + decimal + number.decimals
}

const PERCENT = /^(.*?)\s*%$/

function formatPercent(text: string, language: Language): string | undefined {
  const number = formatNumber(PERCENT.exec(text)?.[1] ?? text, language, false)
  if (number === undefined) return undefined
  return number + FACTS[language].afterPercentage
}

const MONEY = /^((?:[A-Z]{3}|[$€£])\s*)?(.*?)(\s*(?:[A-Z]{3}|[$€£]))?$/

function formatMoney(text: string, language: Language): string | undefined {
  const [, before = '', amount = '', after = ''] = MONEY.exec(text) ?? []
  const number = formatNumber(amount, language, before + after !== '')
  return number === undefined ? undefined : before + number + after
}

const DURATION = /^([-\u2212]?)(?:(\d+) days?,? )?(\d+):([0-5]?\d):([0-5]?\d)([.,]\d+)?$/
const SECONDS = /^([+-]?)(\d+)(\.\d+)?$/

function pad(value: bigint | string): string {
  return String(value).padStart(2, '0')
}

/** `h:mm:ss`, the hours beyond a day counted on; fractions of a second stay. */
function formatDuration(text: string): string | undefined {
  const clock = DURATION.exec(text)
  if (clock !== null) {
    const [, sign = '', days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = clock
    return `${sign === '' ? '' : '-'}${BigInt(days) * 24n + BigInt(hours)}:${pad(minutes)}:${pad(seconds)}${fraction}`
  }
  const plain = SECONDS.exec(text)
  if (plain === null) return undefined
  const [, sign = '', digits = '0', fraction = ''] = plain
  const seconds = BigInt(digits)
  return `${sign === '-' ? '-' : ''}${seconds / 3600n}:${pad((seconds / 60n) % 60n)}:${pad(seconds % 60n)}${fraction}`
}

/** The day of an instant in digits, as it is also typed: `dd/mm/yyyy` in Spanish, `mm/dd/yyyy` in English. */
export function formatDate(at: WallSeconds, language: Language): string {
  const [year, month, day] = formatDay(at).split('-')
  return FACTS[language].isDayFirst ? `${day}/${month}/${year}` : `${month}/${day}/${year}`
}

/** A written date in digits, as exact as it was written: a day, a minute or a second. */
function formatWrittenDate(text: string, language: Language): string | undefined {
  const parsed = parseDate(text)
  if (parsed === undefined) return undefined
  if (parsed.unit === 'day') return formatDate(parsed.at, language)
  const time = formatTimeOfDay(parsed.at)
  return `${formatDate(parsed.at, language)} ${parsed.unit === 'minute' ? time.slice(0, 5) : time}`
}

function formatted(type: FieldType, trimmed: string, language: Language): string | undefined {
  switch (type) {
    case 'integer':
    case 'decimal':
      return formatNumber(trimmed, language, type === 'integer')
    case 'percent':
      return formatPercent(trimmed, language)
    case 'money':
      return formatMoney(trimmed, language)
    case 'duration':
      return formatDuration(trimmed)
    case 'date':
    case 'dateTime':
      return formatWrittenDate(trimmed, language)
    default:
      return undefined
  }
}

/** What is longer is no number and no date, and is not looked through. */
const LONGEST = 300

/**
 * A value as people read it: numbers with the language's separators, durations as `h:mm:ss`, dates as {@link
 * formatDate} has them. Digits are never lost or rounded. What is no such value (`-`, `N/A`, a code in a field of
 * numbers) is shown exactly as the server sent it.
 *
 * @param text what the server sent; null where the answer lacked the field
 */
export function formatValue(type: FieldType, text: string | null, language: Language): string {
  if (text === null) return ''
  if (hasSealed(text)) return labelledText(text)
  return text.length > LONGEST ? text : (formatted(type, text.trim(), language) ?? text)
}
