import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldType } from '../../../src/shared/reports/types.ts'
import { fold, foldAccents, hasNonAscii, isLong, isNumeric, numberOf } from '../../../src/shared/values.ts'
import { at } from '../../support/times.ts'

describe('the number of a value', () => {
  test.each<[FieldType, string, number | null]>([
    ['integer', '1250', 1250],
    ['integer', ' 7 ', 7],
    ['integer', '-5', -5],
    ['integer', '+5', 5],
    ['integer', '1,250', 1250],
    ['integer', '1,250,000', 1_250_000],
    ['integer', '', null],
    ['integer', ' ', null],
    ['integer', '-', null],
    ['integer', '--', null],
    ['integer', '1e5', 100_000],
    ['integer', '0x10', null],
    ['integer', 'Infinity', null],
    ['integer', '12 a', null],
    ['integer', '1,2,3', null],
    ['decimal', '3.5', 3.5],
    ['decimal', '3,5', 3.5],
    ['decimal', '1,234.5', 1234.5],
    ['decimal', '.5', 0.5],
    ['percent', '34.64 %', 34.64],
    ['percent', '0.00%', 0],
    ['percent', '15,233.33 %', 15_233.33],
    ['percent', '12', 12],
    ['percent', '%', null],
    ['money', '$ 1,200.50', 1200.5],
    ['money', 'COP 900', 900],
    ['money', '900 USD', 900],
    ['money', '€5', 5],
    ['duration', '02:02:47', 7367],
    ['duration', '4:38:08', 16_688],
    ['duration', '-00:04:10', -250],
    ['duration', '123:00:00', 442_800],
    ['duration', '1 day, 2:03:04', 93_784],
    ['duration', '2 days 00:00:01', 172_801],
    ['duration', '00:00:01.5', 1.5],
    ['duration', '75', 75],
    ['duration', '00:61:00', null],
    ['duration', '00:00:61', null],
    ['duration', '10:30', null],
    ['hour', '10:30', 37_800],
    ['hour', '7', 25_200],
    ['hour', '07:00', 25_200],
    ['hour', '23:59:59', 86_399],
    ['hour', 'mañana', null],
    ['date', '2025-03-10', at('2025-03-10')],
    ['date', '20250310', at('2025-03-10')],
    ['dateTime', '2025-03-10 01:02:03', at('2025-03-10 01:02:03')],
    ['dateTime', '2025-02-30 01:02:03', null],
    ['dateTime', '0000-00-00 00:00:00', null],
  ])('%s %j is %j', (type, text, number) => {
    expect(numberOf(type, text)).toBe(number)
  })

  test('of whatever the servers write of a number is that number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (hundredths) => {
        const number = hundredths / 100
        const grouped = number.toLocaleString('en-US', { minimumFractionDigits: 2 })
        expect(numberOf('decimal', number.toFixed(2))).toBe(number)
        expect(numberOf('decimal', grouped)).toBe(number)
        expect(numberOf('percent', `${grouped} %`)).toBe(number)
        expect(numberOf('money', `COP ${grouped}`)).toBe(number)
      }),
    )
  })

  test('of a duration is its seconds', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
        const two = (value: number): string => String(value).padStart(2, '0')
        const expected = hours * 3600 + minutes * 60 + seconds
        expect(numberOf('duration', `${two(hours)}:${two(minutes)}:${two(seconds)}`)).toBe(expected)
        expect(numberOf('duration', `${hours}:${two(minutes)}:${two(seconds)}`)).toBe(expected)
      }),
    )
  })

  test('exists for types that count, and for no text', () => {
    const numeric: FieldType[] = ['integer', 'decimal', 'percent', 'money', 'duration', 'date', 'dateTime', 'hour']
    const texts: FieldType[] = ['text', 'longText', 'html', 'telephone', 'email', 'id']
    expect(numeric.every(isNumeric)).toBe(true)
    expect(texts.some(isNumeric)).toBe(false)
    expect(texts.filter(isLong)).toEqual(['longText', 'html'])
  })
})

describe('folding', () => {
  test.each([
    ['Ñandú', 'nandu'],
    ['JOSÉ MARÍA', 'jose maria'],
    ['N\u0303andu\u0301', 'nandu'],
    ['ÀÇÕ', 'aco'],
    ['Straße', 'straße'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['ﬁn', 'fin'],
    ['ＡＢＣ', 'abc'],
    ['100 %_\\', '100 %_\\'],
    ['', ''],
  ])('%j reads as %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('is blind to case and to how accents are written, and is done once', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('aáÁñÑüÜbB Zçé¿—😀')) })
    fc.assert(
      fc.property(letters, (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text))
        expect(fold(text.normalize('NFD'))).toBe(fold(text))
        expect(fold(fold(text))).toBe(fold(text))
        expect(foldAccents(text).toLowerCase()).toBe(fold(text))
      }),
    )
  })

  test('leaves ASCII alone but for its case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(foldAccents(text)).toBe(text)
        expect(fold(text)).toBe(text.toLowerCase())
        expect(hasNonAscii(text)).toBe(false)
      }),
    )
    expect(hasNonAscii('a\u0080')).toBe(true)
  })
})
