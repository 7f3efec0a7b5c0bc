import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate, formatValue } from '../../../src/shared/format.ts'
import { FACTS, LANGUAGES } from '../../../src/shared/language.ts'
import { FIELD_TYPES } from '../../../src/shared/reports/types.ts'
import { formatDay, formatTimeOfDay, wall } from '../../../src/shared/time.ts'
import { numberOf } from '../../../src/shared/values.ts'

const language = fc.constantFrom(...LANGUAGES)
const MAY_BE_THOUSANDS = /^[+-]?[1-9]\d{0,2}\.\d{3}$/

describe('formatValue', () => {
  it.each([
    ['integer', '12480', '12.480', '12,480'],
    ['integer', '999', '999', '999'],
    ['integer', '-1234567', '-1.234.567', '-1,234,567'],
    ['integer', '12345678901234567890', '12.345.678.901.234.567.890', '12,345,678,901,234,567,890'],
    ['integer', '15,233', '15.233', '15,233'],
    ['integer', '0042', '0042', '0042'],
    ['decimal', '1234.50', '1.234,50', '1,234.50'],
    ['decimal', '0,5', '0,5', '0.5'],
    ['percent', '34.64 %', '34,64 %', '34.64%'],
    ['percent', '15,233.33 %', '15.233,33 %', '15,233.33%'],
    ['percent', '100', '100 %', '100%'],
    ['money', '$ 1234.5', '$ 1.234,5', '$ 1,234.5'],
    ['money', '99000 COP', '99.000 COP', '99,000 COP'],
    ['duration', '250', '0:04:10', '0:04:10'],
    ['duration', '0:4:10', '0:04:10', '0:04:10'],
    ['duration', '1 day, 0:00:05', '24:00:05', '24:00:05'],
    ['duration', '-00:04:10', '-0:04:10', '-0:04:10'],
    ['duration', '90.25', '0:01:30.25', '0:01:30.25'],
    ['date', '2026-11-22', '22/11/2026', '11/22/2026'],
    ['date', '20261122', '22/11/2026', '11/22/2026'],
    ['dateTime', '2026-11-22 08:01:05', '22/11/2026 08:01:05', '11/22/2026 08:01:05'],
    ['dateTime', '2026-11-22 08:01', '22/11/2026 08:01', '11/22/2026 08:01'],
    ['telephone', '573001234567', '573001234567', '573001234567'],
    ['id', '000123', '000123', '000123'],
    ['hour', '08', '08', '08'],
  ] as const)('writes %s %j as %j, in English %j', (type, text, spanish, english) => {
    expect(formatValue(type, text, 'es')).toBe(spanish)
    expect(formatValue(type, text, 'en')).toBe(english)
  })

  it('shows what is no such value as it was sent, blanks and all', () => {
    for (const text of ['', '-', '--', 'N/A', ' sin dato ', '1.2.3', '0000-00-00 00:00:00', '2026-02-30', '12:61:00']) {
      for (const type of FIELD_TYPES) expect(formatValue(type, text, 'es')).toBe(text)
    }
  })

  it('shows nothing for a value that the answer lacked', () => {
    expect(formatValue('integer', null, 'es')).toBe('')
  })

  it('never loses, adds or moves a digit of a number', () => {
    const number = fc.stringMatching(/^[+-]?[1-9]\d{0,40}(\.\d{1,30})?$/)
    fc.assert(
      fc.property(number, language, fc.constantFrom('integer', 'decimal', 'percent', 'money'), (text, tongue, type) => {
        fc.pre(type !== 'integer' || !MAY_BE_THOUSANDS.test(text))
        const { group, decimal } = FACTS[tongue].separators
        const back = formatValue(type, text, tongue).replaceAll(group, '').replace(decimal, '.').replace(/\s?%$/, '')
        expect(back).toBe(text)
      }),
    )
  })

  it('shows a count as it was sent where its point could stand before decimals or between thousands', () => {
    fc.assert(
      fc.property(fc.stringMatching(MAY_BE_THOUSANDS), language, (text, tongue) => {
        expect(formatValue('integer', text, tongue)).toBe(text)
      }),
    )
  })

  it('groups as the language does', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (number) => {
        expect(formatValue('integer', String(number), 'es')).toBe(new Intl.NumberFormat('es-CO').format(number))
        expect(formatValue('integer', String(number), 'en')).toBe(new Intl.NumberFormat('en-GB').format(number))
      }),
    )
  })

  it('leaves durations as long as they are', () => {
    const seconds = fc.integer({ min: -10_000_000, max: 10_000_000 })
    fc.assert(
      fc.property(seconds, language, (duration, tongue) => {
        const shown = formatValue('duration', String(duration), tongue)
        expect(shown).toMatch(/^-?\d+:[0-5]\d:[0-5]\d$/)
        expect(numberOf('duration', shown)).toBe(duration === 0 ? 0 : duration)
      }),
    )
  })

  it('shows the same moment that a date says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), language, (seconds, tongue) => {
        const at = wall(seconds)
        const written = `${formatDay(at)} ${formatTimeOfDay(at)}`
        expect(formatValue('dateTime', written, tongue)).toBe(`${formatDate(at, tongue)} ${formatTimeOfDay(at)}`)
      }),
    )
  })

  it('takes any text of any type', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_TYPES), fc.string({ unit: 'binary' }), language, (type, text, tongue) => {
        expect(typeof formatValue(type, text, tongue)).toBe('string')
      }),
    )
  })
})
