import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldType } from '../../../src/shared/reports/types.ts'
import { isNoValue, numberOf } from '../../../src/shared/values.ts'
import { plainDigits, readWritten, valueOf } from '../../../src/shared/writtenNumbers.ts'

const BLANK = '\u00a0'

interface Reading {
  readonly value: number
  /** Read with a point before decimals and a comma between thousands, as the servers write. */
  readonly isOfServers: boolean
}

function isDigits(text: string): boolean {
  return text !== '' && !/[^0-9]/.test(text)
}

function isGrouped(groups: readonly string[]): boolean {
  const [first = '', ...others] = groups
  const isFirst = isDigits(first) && first.length <= 3 && !first.startsWith('0')
  return isFirst && others.length > 0 && others.every((group) => isDigits(group) && group.length === 3)
}

/** Every way to read a text, each with one sign before decimals or none, and one between thousands or none. */
function readings(text: string): readonly Reading[] {
  return ['', '.', ','].flatMap((decimal) =>
    ['', '.', ',', BLANK].flatMap((group): readonly Reading[] => {
      if (group !== '' && group === decimal) return []
      const parts = decimal === '' ? [text] : text.split(decimal)
      const [whole = '', decimals = '0'] = parts
      if (parts.length !== (decimal === '' ? 1 : 2) || !isDigits(decimals)) return []
      const isWhole = group === '' ? isDigits(whole) || (whole === '' && decimal !== '') : isGrouped(whole.split(group))
      if (!isWhole) return []
      const digits = group === '' ? whole : whole.split(group).join('')
      return [{ value: Number(`${digits}.${decimals}`), isOfServers: decimal !== ',' && group !== '.' }]
    }),
  )
}

const written = fc.string({ unit: fc.constantFrom('0', '1', '2', '5', '9', '.', ',', BLANK), maxLength: 13 })

describe('a written number', () => {
  test('has the reading that there is, and of two that of the servers', () => {
    fc.assert(
      fc.property(fc.oneof(written, fc.stringMatching(/^\d{1,4}([.,]\d{1,4}){0,3}$/)), (text) => {
        const number = readWritten(text)
        const found = readings(text)
        const values = new Set(found.map(({ value }) => value))
        const ofServers = found.filter(({ isOfServers }) => isOfServers)
        const expected = values.size > 1 ? ofServers : found
        expect(number === undefined ? [] : [valueOf(number, false)]).toEqual([
          ...new Set(expected.map(({ value }) => value)),
        ])
        const isPoint = values.size > 1 && text.includes('.')
        expect(number?.mayBeThousands ?? false).toBe(isPoint)
      }),
      { numRuns: 3_000 },
    )
  })

  test('with an exponent is the double that JavaScript reads', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (double) => {
        for (const text of [double.toExponential(), double.toExponential().replace('e', 'E')]) {
          expect(numberOf('decimal', text)).toBe(double)
        }
      }),
    )
  })

  test('ends, whatever it is, and however long', () => {
    const long = ['1', '(', ' ', '$', '.', ',', '-', '1,', '1.', '$ ', 'e', '\u00a0'].map((part) => part.repeat(50_000))
    for (const text of [...long, ...long.map((part) => `$${part}x`), ...long.map((part) => `1${part}%`)]) {
      for (const type of ['integer', 'decimal', 'percent', 'money', 'duration', 'hour', 'dateTime'] as const) {
        const number = numberOf(type, text)
        expect(number === null || Number.isFinite(number)).toBe(true)
      }
    }
  })
})

describe('an amount', () => {
  const whole = fc.integer({ min: 1, max: 999_999_999 })
  const spanish = (number: number): string => new Intl.NumberFormat('es-CO').format(number)

  test('is below zero with a minus before or behind the currency, or in parentheses', () => {
    fc.assert(
      fc.property(whole, fc.constantFrom('$', '€', 'COP', 'US$', 'USD', 'COP$'), (number, mark) => {
        const text = `${spanish(number)},00`
        const negative = [`-${mark}${text}`, `- ${mark} ${text}`, `${mark} -${text}`, `(${mark} ${text})`]
        for (const each of [...negative, `${mark} (${text})`, `(${text}) ${mark}`, `\u2212${text} ${mark}`]) {
          expect(numberOf('money', each), each).toBe(-number)
        }
        for (const each of [`${mark} ${text}`, `${mark}${text}`, `+${text} ${mark}`, `${text}${mark}`]) {
          expect(numberOf('money', each), each).toBe(number)
        }
      }),
    )
  })

  test.each<[FieldType, string, number | null]>([
    ['money', '$ 1.234.567', 1_234_567],
    ['money', '$1.234,56', 1234.56],
    ['money', '$ 12 COP', 12],
    ['money', 'S/ 12', 12],
    ['money', '(12)', -12],
    ['money', '( 12 )', -12],
    // A thousand and more in Spanish, one and some as the servers write: nobody can say.
    ['money', '$ 1.234', null],
    ['money', '1.234', 1.234],
    ['money', '$ 0.234', 0.234],
    ['money', '$ 1,234', 1234],
    ['money', '(-12)', null],
    ['money', '(12', null],
    ['money', '12)', null],
    ['money', '--12', null],
    ['money', '-$-12', null],
    ['money', '$$ 12 $ $', null],
    ['money', '12 %', null],
    ['money', 'N/D', null],
    ['money', '1,5e3', null],
    ['integer', '1.234', null],
    ['integer', '1.234.567', 1_234_567],
    ['integer', '1.5e3', 1500],
    ['integer', '1.0E+25', 1e25],
    ['integer', '$ 12', 12],
    ['integer', 'ABC 123', null],
    ['integer', '12 %', null],
    ['decimal', '1.234', 1.234],
    ['decimal', '-1.234,5', -1234.5],
    ['decimal', `1${BLANK}234${BLANK}567,8`, 1_234_567.8],
    ['decimal', '1 234', null],
    ['decimal', "1'234.567", null],
    ['decimal', '0,123', 0.123],
    ['decimal', '1e999', null],
    ['decimal', '9'.repeat(400), null],
    ['decimal', '9'.repeat(100), Number('9'.repeat(100))],
    ['decimal', '-0', 0],
    ['percent', '1.234,5 %', 1234.5],
    ['percent', '(12 %)', -12],
    ['percent', '-12%', -12],
    ['percent', '1.234 %', 1.234],
    ['percent', '$ 12', null],
    ['duration', '26:00:00', 93_600],
    ['duration', '-00:00:03', -3],
    ['duration', '\u221200:00:03', -3],
    ['duration', '-00:00:00', 0],
    ['duration', '00:00:01,5', 1.5],
    ['duration', '1.5e3', 1500],
    ['duration', '$ 5', null],
    ['duration', `${'9'.repeat(400)}:00:00`, null],
    ['hour', '24:00', 86_400],
    ['hour', '24:01', null],
    ['hour', '10:75', null],
    ['hour', '99', null],
    ['hour', '8:30 p. m.', 73_800],
    ['hour', '12:00 AM', 0],
    ['hour', '13:00 PM', null],
    ['hour', '08:00:00.000', 28_800],
  ])('%s %j is %j', (type, text, number) => {
    expect(numberOf(type, text)).toBe(number)
  })

  test.each([
    ['', true],
    [' ', true],
    ['\u00a0', true],
    ['-', true],
    [' -- ', true],
    ['---', false],
    ['N/D', false],
    ['0', false],
  ])('%j stands for no value: %j', (text, isNone) => {
    expect(isNoValue(text)).toBe(isNone)
  })
})

test('a double as plain digits has no exponent, and is read as the very same double', () => {
  expect(plainDigits(1e21)).toBe('1000000000000000000000')
  expect(plainDigits(-1.5e-7)).toBe('-0.00000015')
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = plainDigits(value)
      expect(text).toMatch(/^-?\d+(\.\d+)?$/)
      expect(Number(text)).toBe(value === 0 ? 0 : value)
    }),
  )
})
