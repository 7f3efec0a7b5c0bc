import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FACTS, LANGUAGES, PLAIN_SPELLING, type Language } from '../../../src/shared/language.ts'
import type { FieldType } from '../../../src/shared/reports/types.ts'
import { readTypedValue, valueInWords, type TypedProblem } from '../../../src/shared/typed/typedValues.ts'

const language = fc.constantFrom(...LANGUAGES)

function read(type: FieldType, typed: string, tongue: Language): string | null {
  const reading = readTypedValue(type, typed, tongue)
  return reading.kind === 'value' ? reading.value : null
}

test('what was read once is read again as it stands, by the language that spells as questions do', () => {
  const types = ['integer', 'decimal', 'percent', 'money', 'duration', 'hour', 'date', 'dateTime'] as const
  const digits = fc.stringMatching(/^-?\d{1,6}([.,]\d{1,4}){0,2}$/)
  const typed = fc.oneof(digits, fc.constantFrom('10/11/2026', '1:30', '1:02:03,5', '2 h 1,250 min', '8:30 p. m.'))
  fc.assert(
    fc.property(fc.constantFrom(...types), typed, language, (type, text, tongue) => {
      const once = read(type, text, tongue)
      fc.pre(once !== null)
      expect(read(type, once, PLAIN_SPELLING)).toBe(once)
    }),
    { numRuns: 500 },
  )
})

describe('numbers as people type them', () => {
  test.each<[typed: string, es: string | null, en: string | null]>([
    ['90', '90', '90'],
    ['1.234,5', '1234.5', '1234.5'],
    ['1,234.5', '1234.5', '1234.5'],
    ['1.234', '1234', '1.234'],
    ['1,234', '1.234', '1234'],
    ['1.234.567', '1234567', '1234567'],
    ['1,234,567', '1234567', '1234567'],
    ['1.234.567,89', '1234567.89', '1234567.89'],
    ['1234.567', '1234.567', '1234.567'],
    ['0.500', '0.500', '0.500'],
    ['0,5', '0.5', '0.5'],
    [',5', '0.5', '0.5'],
    ['007', '7', '7'],
    ['1 234 567,5', '1234567.5', '1234567.5'],
    ['1\u202f234\u202f567', '1234567', '1234567'],
    ["1'234'567", '1234567', '1234567'],
    ["1'234.567", null, null],
    ['−12', '-12', '-12'],
    ['- 12', '-12', '-12'],
    ['+12', '12', '12'],
    ['(12)', '-12', '-12'],
    ['(-12)', null, null],
    ['1.5e3', '1500', '1500'],
    ['1,5E-1', '0.15', '0.15'],
    ['1e99', null, null],
    ['12.34.56', null, null],
    ['1.23,456,7', null, null],
    ['1,2.3', null, null],
    ['5.', null, null],
    ['', null, null],
    ['12 %', null, null],
    ['1 2', null, null],
    ['doce', null, null],
  ])('%j', (typed, es, en) => {
    expect([read('decimal', typed, 'es'), read('decimal', typed, 'en')]).toEqual([es, en])
  })

  test.each<[FieldType, string, string | null]>([
    ['percent', '12 %', '12'],
    ['percent', '12%', '12'],
    ['percent', '12,5\u00a0%', '12.5'],
    ['percent', '% 12', null],
    ['money', '$ 1.234.567', '1234567'],
    ['money', '-$1.000,50', '-1000.50'],
    ['money', '$ -5', '-5'],
    ['money', 'COP 12.000', '12000'],
    ['money', '12.000 COP', '12000'],
    ['money', 'US$ 5', '5'],
    ['money', '5 €', '5'],
    ['money', 'pesos 5', null],
  ])('%s %j in Spanish', (type, typed, value) => {
    expect(read(type, typed, 'es')).toBe(value)
  })

  test('a number that a language writes is read as that number', () => {
    const integers = fc.bigInt({ min: 0n, max: 10n ** 24n })
    fc.assert(
      fc.property(
        integers,
        fc.option(fc.stringMatching(/^\d{1,8}$/)),
        fc.boolean(),
        language,
        (whole, decimals, isNegative, tongue) => {
          const { group, decimal } = FACTS[tongue].separators
          const digits = String(whole).split('')
          const grouped = digits
            .map((digit, at) => (at > 0 && (digits.length - at) % 3 === 0 ? group + digit : digit))
            .join('')
          const typed = (isNegative ? '-' : '') + grouped + (decimals === null ? '' : decimal + decimals)
          const plain = (isNegative ? '-' : '') + String(whole) + (decimals === null ? '' : `.${decimals}`)
          expect(read('decimal', typed, tongue)).toBe(plain)
        },
      ),
    )
  })

  test('whatever is typed is a plain number or none, never something else', () => {
    const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,- '%$e()".split('')) })
    const type = fc.constantFrom<FieldType>('integer', 'decimal', 'percent', 'money')
    fc.assert(
      fc.property(type, typed, language, (kind, text, tongue) => {
        expect(read(kind, text, tongue) ?? '0').toMatch(/^-?\d+(\.\d+)?$/)
      }),
    )
  })
})

describe('durations as people type them', () => {
  test.each<[typed: string, es: string | null, en: string | null]>([
    ['90', '90', '90'],
    ['1:30', '90', '90'],
    ['90:00', '5400', '5400'],
    ['1:02:03', '3723', '3723'],
    ['1:02:03.5', '3723.5', '3723.5'],
    ['26:00:00', '93600', '93600'],
    ['-00:00:03', '-3', '-3'],
    ['1 min 30 s', '90', '90'],
    ['1min30s', '90', '90'],
    ['2 h', '7200', '7200'],
    ['1,5 h', '5400', '5400'],
    ['1 h 5 m', '3900', '3900'],
    ['1 minuto', '60', null],
    ['1 minuto y 30 segundos', '90', null],
    ['1 hora, 2 minutos', '3720', null],
    ['1 día 2 h', '93600', null],
    ['1 minute', null, '60'],
    ['1 minute and 30 seconds', null, '90'],
    ['2 days, 03:04:05', '183845', '183845'],
    ['1 h 30', null, null],
    ['30 s 1 min', null, null],
    ['1 min 1 min', null, null],
    ['1,5 min 3 s', null, null],
    ['1:75', null, null],
    ['1:5', null, null],
    ['1:75:00', null, null],
    ['1 mes', null, null],
    ['min', null, null],
    ['1 min,', null, null],
    ['', null, null],
  ])('%j', (typed, es, en) => {
    expect([read('duration', typed, 'es'), read('duration', typed, 'en')]).toEqual([es, en])
  })
})

describe('dates as people type them', () => {
  test.each<[typed: string, es: string | null, en: string | null]>([
    ['2026-11-10', '2026-11-10', '2026-11-10'],
    ['10/11/2026', '2026-11-10', '2026-10-11'],
    ['13/11/2026', '2026-11-13', null],
    ['11/13/2026', null, '2026-11-13'],
    ['1.2.2026', '2026-02-01', '2026-01-02'],
    ['2026/11/10', '2026-11-10', '2026-11-10'],
    ['20261110', '2026-11-10', '2026-11-10'],
    ['20261110083015', '2026-11-10 08:30:15', '2026-11-10 08:30:15'],
    ['10/11/2026 8:05', '2026-11-10 08:05', '2026-10-11 08:05'],
    ['10/11/2026, 8:05:06', '2026-11-10 08:05:06', '2026-10-11 08:05:06'],
    ['2026-11-10T08:05', '2026-11-10 08:05', '2026-11-10 08:05'],
    ['2026-11-10 08:05:06.789', '2026-11-10 08:05:06', '2026-11-10 08:05:06'],
    ['2026-11-10 3:30 p. m.', '2026-11-10 15:30', '2026-11-10 15:30'],
    ['2026-11-10 12:30 am', '2026-11-10 00:30', '2026-11-10 00:30'],
    ['10 de noviembre de 2026', '2026-11-10', null],
    ['10 nov 2026', '2026-11-10', '2026-11-10'],
    ['10-ene-2026', '2026-01-10', null],
    ['November 10, 2026', null, '2026-11-10'],
    ['10 Nov 2026 8:05', '2026-11-10 08:05', '2026-11-10 08:05'],
    ['2026-11-31', null, null],
    ['30/02/2026', null, null],
    ['10/11/26', null, null],
    ['10/11', null, null],
    ['10/11-2026', null, null],
    ['2026-11-10 24:00', null, null],
    ['2026-11-10 13:00 pm', null, null],
    ['2026-11-10Z', null, null],
    ['soon', null, null],
    ['', null, null],
  ])('%j', (typed, es, en) => {
    expect([read('dateTime', typed, 'es'), read('date', typed, 'en')]).toEqual([es, en])
  })

  test('every day in every usual order is that day', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, language, fc.constantFrom('/', '-', '.'), (date, tongue, sign) => {
        const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
        const inOrder = FACTS[tongue].isDayFirst ? [day, month, year] : [month, day, year]
        expect(read('date', inOrder.join(sign), tongue)).toBe(`${year}-${month}-${day}`)
        expect(read('date', inOrder.map((part) => part.replace(/^0/, '')).join(sign), tongue)).toBe(
          `${year}-${month}-${day}`,
        )
        const inWords = new Intl.DateTimeFormat(FACTS[tongue].isDayFirst ? FACTS[tongue].locale : 'en-US', {
          dateStyle: 'long',
          timeZone: 'UTC',
        })
        expect(read('date', inWords.format(date), tongue)).toBe(`${year}-${month}-${day}`)
      }),
    )
  })
})

test.each<[FieldType, string, TypedProblem]>([
  ['integer', 'x', 'number'],
  ['percent', 'x', 'percent'],
  ['money', 'x', 'money'],
  ['duration', 'x', 'duration'],
  ['hour', '25:00', 'hour'],
  ['date', 'x', 'date'],
  ['dateTime', '31/11/2026 08:00', 'no-such-day'],
])('%s %j is refused for want of a %s', (type, typed, problem) => {
  expect(readTypedValue(type, typed, 'es')).toEqual({ kind: 'unreadable', problem })
})

test.each<[FieldType, typed: string, es: string | null]>([
  ['hour', '8', '08:00'],
  ['hour', '8:30', '08:30'],
  ['hour', '2:30 pm', '14:30'],
  ['text', ' a ', ' a '],
  ['telephone', ' 300 ', ' 300 '],
])('%s %j', (type, typed, value) => {
  expect(read(type, typed, 'es')).toBe(value)
})

test.each<[FieldType, value: string, es: string | null, en: string | null]>([
  ['date', '2026-11-10', '10 de noviembre de 2026', '10 November 2026'],
  ['dateTime', '2026-11-10 08:05', '10 de noviembre de 2026, 08:05', '10 November 2026, 08:05'],
  ['duration', '90', '1 min 30 s', '1 min 30 s'],
  ['duration', '4500000.5', '1.250 h 0,5 s', '1,250 h 0.5 s'],
  ['duration', '-3', '-3 s', '-3 s'],
  ['duration', '0', '0 s', '0 s'],
  ['decimal', '1234.5', '1.234,5', '1,234.5'],
  ['percent', '12.5', '12,5 %', '12.5%'],
  ['hour', '14:30', '14:30', '14:30'],
  ['text', 'x', null, null],
])('%s %s in words', (type, value, es, en) => {
  expect([valueInWords(type, value, 'es'), valueInWords(type, value, 'en')]).toEqual([es, en])
})
