import { formatDate, formatValue, separatorsOf } from '../../../shared/format.ts'
import type { Language } from '../../../shared/language.ts'
import type { FieldType } from '../../../shared/reports/types.ts'
import { formatDay, formatTimeOfDay, parseDate } from '../../../shared/time.ts'
import { numberOf } from '../../../shared/values.ts'

// What people type into a filter, and what a question takes: `1.234,5` and `1234.5`, `1:30` and `90`, `22/11/2026` and `2026-11-22`.

function escaped(separator: string): string {
  return `\\${separator}`
}

function readNumber(text: string, language: Language): string | undefined {
  const { group, decimal } = separatorsOf(language)
  const [, sign, whole, decimals] =
    new RegExp(`^([+-]?)(\\d{1,3}(?:${escaped(group)}\\d{3})+|\\d+)(?:${escaped(decimal)}(\\d+))?$`).exec(text) ?? []
  if (whole !== undefined) {
    const digits = whole.replaceAll(group, '')
    return `${sign === '-' ? '-' : ''}${digits}${decimals === undefined ? '' : `.${decimals}`}`
  }
  // The other sign before decimals, where it cannot mean thousands.
  const other = new RegExp(`^([+-]?)(\\d+)${escaped(group)}(\\d+)$`).exec(text)
  return other === null ? undefined : `${other[1] === '-' ? '-' : ''}${other[2]}.${other[3]}`
}

/** `90`, `1:30` (minutes and seconds) or `1:02:03` as seconds. */
function readDuration(text: string, language: Language): string | undefined {
  const match = /^(-?)(?:(\d+):)?(\d+):([0-5]\d)$/.exec(text)
  if (match === null) return readNumber(text, language)
  const [, sign = '', hours = '0', minutes = '0', seconds = '0'] = match
  if (match[2] !== undefined && Number(minutes) > 59) return undefined
  return `${sign}${BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds)}`
}

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

function two(text: string): string {
  return text.padStart(2, '0')
}

/** A day, minute or second as `YYYY-MM-DD[ HH:MM[:SS]]`. */
function readDate(text: string): string | undefined {
  const match = DAY_FIRST.exec(text)
  if (match !== null) {
    const [, day = '', month = '', year = '', hour, minute = '', second] = match
    const time = hour === undefined ? '' : ` ${two(hour)}:${minute}${second === undefined ? '' : `:${second}`}`
    return readDate(`${year}-${two(month)}-${two(day)}${time}`)
  }
  const parsed = parseDate(text)
  if (parsed === undefined) return undefined
  const day = formatDay(parsed.at)
  const time = formatTimeOfDay(parsed.at)
  return parsed.unit === 'day' ? day : `${day} ${parsed.unit === 'minute' ? time.slice(0, 5) : time}`
}

/**
 * What was typed, as a question takes it. Undefined where it is no value of the type.
 *
 * Texts are taken to the letter, whatever they are.
 */
export function readTyped(type: FieldType, typed: string, language: Language): string | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  switch (type) {
    case 'integer':
    case 'decimal':
      return readNumber(text, language)
    case 'percent':
      return readNumber(text.replace(/\s*%$/, ''), language)
    case 'money':
      return readNumber(text.replace(/^(?:[A-Z]{3}|[$€£])\s*|\s*(?:[A-Z]{3}|[$€£])$/g, ''), language)
    case 'duration':
      return readDuration(text, language)
    case 'hour':
      return numberOf('hour', text) === null ? undefined : text
    case 'date':
    case 'dateTime':
      return readDate(text)
    default:
      return typed
  }
}

/** A value of a question as it would be typed: the inverse of {@link readTyped}, in the language's own spelling. */
export function writeTyped(type: FieldType, value: string, language: Language): string {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'money':
      return value.replace('.', separatorsOf(language).decimal)
    case 'duration':
      return value.includes('.') ? writeTyped('decimal', value, language) : formatValue('duration', value, language)
    case 'date':
    case 'dateTime': {
      const parsed = parseDate(value)
      if (parsed === undefined) return value
      return `${formatDate(parsed.at)}${value.slice('YYYY-MM-DD'.length)}`
    }
    default:
      return value
  }
}
