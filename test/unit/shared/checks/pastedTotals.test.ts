import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { USUAL_PLAN } from '../../../../src/shared/telephoneCountries.ts'
import { readPastedTotals } from '../../../../src/shared/checks/pastedTotals.ts'
import { numberIn } from '../../../../src/shared/checks/numberForms.ts'
import { telephoneKey } from '../../../../src/shared/customers.ts'
import { formatInstant } from '../../../../src/shared/time.ts'
import { at, serverDate } from '../../../support/times.ts'

function read(pasted: string, language: 'es' | 'en' = 'es') {
  const { parts, total, problems } = readPastedTotals(pasted, language)
  const told = parts.map(({ range, isHour, count }) => [formatInstant(range.from), isHour ? 'hour' : 'day', count])
  return { told, total, problems: problems.map(({ line, problem }) => [line, problem]) }
}

describe('totals out of Excel or Manager', () => {
  test.each([
    ['tabs', '01/11/2026\t312\n02/11/2026\t1.243'],
    ['semicolons, in quotes', '"2026-11-01";"312"\r\n"2026-11-02";"1,243"\r\n'],
    ['blanks and words', '1 de noviembre de 2026 312\n2 de noviembre de 2026 1243'],
    ['headings and a line of totals', 'Fecha\tLlamadas\n01/11/2026\t312\n02/11/2026\t1243\nTotal\t1555'],
  ])('by day: %s', (_what, pasted) => {
    const days = [
      ['2026-11-01T00:00:00', 'day', 312],
      ['2026-11-02T00:00:00', 'day', 1_243],
    ]
    expect(read(pasted)).toEqual({ told: days, total: 1_555, problems: [] })
  })

  test.each([
    ['a time behind the day', '01/11/2026 08:00\t31\n01/11/2026 14:00\t7'],
    ['hours in a column', '2026-11-01;8;31\n2026-11-01;14:00;7'],
    ['from and to', '2026-11-01\t08:00 - 09:00\t31\n2026-11-01\t2:00 p. m. a 3:00 p. m.\t7'],
  ])('by hour: %s', (_what, pasted) => {
    const hours = [
      ['2026-11-01T08:00:00', 'hour', 31],
      ['2026-11-01T14:00:00', 'hour', 7],
    ]
    expect(read(pasted)).toEqual({ told: hours, total: 38, problems: [] })
  })

  test('day and month as the language has them, and the other way round where only that makes days', () => {
    expect(read('03/04/2026\t5').told).toEqual([['2026-04-03T00:00:00', 'day', 5]])
    expect(read('03/04/2026\t5', 'en').told).toEqual([['2026-03-04T00:00:00', 'day', 5]])
    expect(read('11/13/2026\t5\n11/02/2026\t6').told.map(([from]) => from)).toEqual([
      '2026-11-02T00:00:00',
      '2026-11-13T00:00:00',
    ])
  })

  test('says which lines it cannot read, and why', () => {
    const pasted = 'Fecha;Total\n01/11/2026;312\nayer;5\n02/11/2026;muchas\n01/11/2026;4\n\n31/02/2026;1'
    expect(read(pasted)).toEqual({
      told: [['2026-11-01T00:00:00', 'day', 312]],
      total: 312,
      problems: [
        [3, 'no-date'],
        [4, 'no-count'],
        [5, 'twice'],
        [7, 'no-date'],
      ],
    })
    expect(read('')).toEqual({ told: [], total: null, problems: [] })
  })

  test('whatever is written comes back', () => {
    const hours = fc.uniqueArray(fc.nat({ max: 2_000 }), { maxLength: 30 })
    fc.assert(
      fc.property(hours, fc.nat({ max: 9_999_999 }), fc.constantFrom('\t', ';'), (places, count, sign) => {
        const first = at('2026-01-01')
        const lines = places.map((place) => `${serverDate(first + place * 3_600)}${sign}${count}`)
        const expected = places
          .toSorted((one, other) => one - other)
          .map((place) => [serverDate(first + place * 3_600).replace(' ', 'T'), 'hour', count])
        expect(read(lines.join('\n')).told).toEqual(expected)
      }),
    )
  })
})

test.each([
  ['573001234567', '+573001234567', '3001234567'],
  ['+57 300 123 4567', '+573001234567', '3001234567'],
  ['6012345678', '+576012345678', '6012345678'],
  // Without its area nobody knows whose it is.
  ['2345678', '2345678', '2345678'],
])('%s is written as %s or %s', (spelled, international, national) => {
  const key = telephoneKey(spelled, USUAL_PLAN) ?? ''
  expect([numberIn('international', key, USUAL_PLAN), numberIn('national', key, USUAL_PLAN)]).toEqual([
    international,
    national,
  ])
  // Of another country.
  expect(numberIn('national', '+34912345678', USUAL_PLAN)).toBe('+34912345678')
})
