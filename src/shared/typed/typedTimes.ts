import { FACTS, type Language } from '../language.ts'
import type { DurationUnit } from '../languages/facts.ts'
import { numberOf } from '../values.ts'
import { readNumber } from './typedNumbers.ts'

// Durations and hours of the day as people type them.

const SECONDS_OF: Readonly<Record<DurationUnit, number>> = { day: 86_400, hour: 3600, minute: 60, second: 1 }

/** From the longest to the shortest, as they are said. */
const UNITS = ['day', 'hour', 'minute', 'second'] as const satisfies readonly DurationUnit[]

const PART = /^(\d+(?:[.,]\d+)?)\s*(\p{L}+)\.?/u
/** `1:30` (minutes and seconds), `1:02:03`, `1:02:03.5`. */
const CLOCK = /^(?:(\d+):)?(\d+):([0-5]?\d)(?:[.,](\d+))?$/
const MOST_DECIMALS = 6

/** `1 min 30 s`: each unit once, the longest first; only the last may have decimals. */
function readParts(typed: string, language: Language): number | undefined {
  const { durationUnits: words, and } = FACTS[language]
  const between = new RegExp(String.raw`^(?:\s*,)?\s*(?:${and}\s+)?`)
  let rest = typed.toLowerCase()
  let total = 0
  let place = -1
  let isLast = false
  while (rest !== '') {
    if (isLast) return undefined
    const [part, amount = '', word = ''] = PART.exec(rest) ?? []
    const unit = UNITS.find((each) => words[each].includes(word))
    const value = readNumber(amount, language)
    if (part === undefined || unit === undefined || value === undefined || UNITS.indexOf(unit) <= place)
      return undefined
    isLast = value.includes('.')
    total += Number(value) * SECONDS_OF[unit]
    place = UNITS.indexOf(unit)
    rest = rest.slice(part.length)
    if (rest !== '') rest = rest.replace(between, '') || '?'
  }
  return place === -1 ? undefined : total
}

function readClock(typed: string): string | undefined {
  const [all, hours, minutes = '0', seconds = '0', decimals] = CLOCK.exec(typed) ?? []
  if (all === undefined) return undefined
  if (hours === undefined ? seconds.length < 2 : Number(minutes) > 59) return undefined
  const total = BigInt(hours ?? 0) * 3600n + BigInt(minutes) * 60n + BigInt(seconds)
  return decimals === undefined ? String(total) : `${total}.${decimals}`
}

/**
 * Seconds: `90`, `1:30` (minutes and seconds), `1:02:03`, `1 min 30 s`, `1,5 h`. As plain digits; undefined for
 * anything else.
 */
export function readDuration(typed: string, language: Language): string | undefined {
  const [, sign = '', text = ''] = /^([+\-\u2212]?)\s*(.*)$/s.exec(typed.trim()) ?? []
  const parts = readParts(text, language)
  const read =
    readClock(text) ??
    (parts === undefined ? readNumber(text, language) : String(Number(parts.toFixed(MOST_DECIMALS)))) ??
    serversOwn(text)
  if (read === undefined || read.startsWith('-')) return sign === '' ? read : undefined
  return sign === '' || sign === '+' ? read : `-${read}`
}

/** `2 days, 03:04:05`, as the servers write what is longer than a day. */
function serversOwn(text: string): string | undefined {
  const seconds = /^\d+ days?\b/.test(text) ? numberOf('duration', text) : null
  return seconds === null ? undefined : String(seconds)
}

const HOUR = /^(\d{1,2})(?::([0-5]\d))?(?::([0-5]\d))?(?:\s*([ap])\.?\s?m\.?)?$/i

function two(value: number | string): string {
  return String(value).padStart(2, '0')
}

/** An hour of the day as `HH:MM[:SS]`: `8`, `8:30`, `8:30 p. m.`. Undefined for what no clock shows. */
export function readHour(typed: string): string | undefined {
  const [all, hours, minutes = '00', seconds, half] = HOUR.exec(typed.trim()) ?? []
  if (all === undefined) return undefined
  const shown = Number(hours)
  if (half === undefined ? shown > 23 : shown < 1 || shown > 12) return undefined
  const hour = half === undefined ? shown : (shown % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `${two(hour)}:${minutes}${seconds === undefined ? '' : `:${seconds}`}`
}

/** A number of seconds in words: `1 h 2 min 3 s`. @param seconds as a question takes them */
export function durationInWords(seconds: string, write: (digits: string) => string): string {
  const [, sign = '', whole = '0', decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(seconds) ?? []
  const total = BigInt(whole)
  const hours = total / 3600n
  const minutes = (total / 60n) % 60n
  const left = decimals === undefined ? String(total % 60n) : write(`${total % 60n}.${decimals}`)
  const parts = [
    ...(hours === 0n ? [] : [`${write(String(hours))} h`]),
    ...(minutes === 0n ? [] : [`${minutes} min`]),
    ...(left === '0' ? [] : [`${left} s`]),
  ]
  return sign + (parts.length === 0 ? '0 s' : parts.join(' '))
}
