import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GridField } from '../../../src/renderer/features/grid/columnKinds.ts'
import {
  questionFilters,
  tidied,
  withFilter,
  type ColumnFilter,
} from '../../../src/renderer/features/grid/filterModel.ts'
import { readQuick, writeQuick } from '../../../src/renderer/features/grid/quickFilter.ts'
import type { ConditionOperator } from '../../../src/renderer/features/grid/filterModel.ts'
import type { DatePart } from '../../../src/shared/dateParts.ts'
import { readTyped, writeTyped } from '../../../src/shared/typed/typedValues.ts'
import { LANGUAGES } from '../../../src/shared/language.ts'
import type { FieldType } from '../../../src/shared/reports/types.ts'
import { formatDay, formatTimeOfDay, wall } from '../../../src/shared/time.ts'

const language = fc.constantFrom(...LANGUAGES)

function field(type: FieldType): GridField {
  return { name: 'f', type, definition: undefined }
}

describe('readTyped', () => {
  it.each([
    ['integer', '1.234', 'es', '1234'],
    ['integer', '1,234', 'en', '1234'],
    ['decimal', '1.234,5', 'es', '1234.5'],
    ['decimal', '1234,5', 'es', '1234.5'],
    ['decimal', '1234.5', 'es', '1234.5'],
    ['decimal', '12.5', 'es', '12.5'],
    ['decimal', '12,5', 'en', '12.5'],
    ['decimal', '-0,5', 'es', '-0.5'],
    ['percent', '34,5 %', 'es', '34.5'],
    ['money', '$ 1.000', 'es', '1000'],
    ['duration', '90', 'es', '90'],
    ['duration', '1:30', 'es', '90'],
    ['duration', '90:00', 'es', '5400'],
    ['duration', '1:02:03', 'es', '3723'],
    ['hour', '14:30', 'es', '14:30'],
    ['date', '22/11/2026', 'es', '2026-11-22'],
    ['dateTime', '2/1/2026 8:05', 'en', '2026-02-01 08:05'],
    ['text', '  ', 'es', '  '],
    ['dateTime', '2026-11-22 08:00:01', 'es', '2026-11-22 08:00:01'],
    ['dateTime', ' 22-11-2026 ', 'es', '2026-11-22'],
    ['text', ' a ', 'es', ' a '],
  ] as const)('takes %s %j in %s for %j', (type, typed, tongue, value) => {
    expect(readTyped(type, typed, tongue)).toBe(value)
  })

  it.each([
    ['integer', 'abc'],
    ['integer', '1.2.3'],
    ['integer', '12,34,5'],
    ['duration', '1:75'],
    ['duration', '1:75:00'],
    ['hour', 'mañana'],
    ['date', '31/02/2026'],
    ['date', '22/11'],
    ['dateTime', '22/11/2026 25:00'],
  ] as const)('takes %s %j for no value', (type, typed) => {
    expect(readTyped(type, typed, 'es')).toBeUndefined()
  })

  it('reads back what it wrote', () => {
    const number = fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,10})?$/)
    fc.assert(
      fc.property(
        number,
        language,
        fc.constantFrom('integer', 'decimal', 'percent', 'money'),
        (value, tongue, type) => {
          expect(readTyped(type, writeTyped(type, value, tongue), tongue)).toBe(value)
        },
      ),
    )
    fc.assert(
      fc.property(fc.nat(), language, (seconds, tongue) => {
        expect(readTyped('duration', writeTyped('duration', String(seconds), tongue), tongue)).toBe(String(seconds))
      }),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.constantFrom(10, 16, 19),
        language,
        (at, length, tongue) => {
          const value = `${formatDay(wall(at))} ${formatTimeOfDay(wall(at))}`.slice(0, length)
          expect(readTyped('dateTime', writeTyped('dateTime', value, tongue), tongue)).toBe(value)
        },
      ),
    )
  })
})

describe('readQuick', () => {
  const condition = (operator: ColumnFilter['conditions'][number]['operator'], value: string, upTo = '') => ({
    kind: 'filter',
    filter: { field: 'f', conditions: [{ operator, value, upTo }], values: [] },
  })

  it('asks whether a text contains what was typed, whatever it is', () => {
    expect(readQuick(field('text'), ' > pago ', 'es')).toEqual(condition('contains', ' > pago '))
    expect(readQuick(field('text'), ' ', 'es')).toEqual(condition('contains', ' '))
    expect(readQuick(field('telephone'), '300', 'es')).toEqual(condition('contains', '300'))
  })

  it('asks numbers and dates for the value, a comparison or a range', () => {
    expect(readQuick(field('integer'), '1.000', 'es')).toEqual(condition('=', '1000'))
    expect(readQuick(field('duration'), '>1:30', 'es')).toEqual(condition('>', '90'))
    expect(readQuick(field('percent'), '<= 50 %', 'es')).toEqual(condition('<=', '50'))
    expect(readQuick(field('integer'), '<>5', 'es')).toEqual(condition('!=', '5'))
    expect(readQuick(field('decimal'), '1,5 .. 2', 'es')).toEqual(condition('between', '1.5', '2'))
    expect(readQuick(field('dateTime'), '22/11/2026', 'es')).toEqual(condition('=', '2026-11-22'))
    expect(readQuick(field('date'), '1/11/2026..5/11/2026', 'es')).toEqual(
      condition('between', '2026-11-01', '2026-11-05'),
    )
  })

  it('asks dates for times of the day and days of the week by themselves', () => {
    const ofPart = (part: DatePart, operator: ConditionOperator, value: string, upTo = '') => ({
      kind: 'filter',
      filter: { field: 'f', conditions: [{ part, operator, value, upTo }], values: [] },
    })
    const time = (typed: string) => readQuick(field('dateTime'), typed, 'es')
    expect(time('> 19:00')).toEqual(ofPart('time-of-day', '>', '19:00'))
    expect(time('19:00:30')).toEqual(ofPart('time-of-day', '=', '19:00:30'))
    expect(time('<>8:00 p. m.')).toEqual(ofPart('time-of-day', '!=', '20:00'))
    expect(time('22:00 .. 6:00')).toEqual(ofPart('time-of-day', 'between', '22:00', '06:00'))
    expect(time('lunes')).toEqual(ofPart('day-of-week', 'in', '1'))
    expect(time('Sáb., dom y lun')).toEqual(ofPart('day-of-week', 'in', '1|6|7'))
    expect(readQuick(field('date'), 'Monday-Friday', 'en')).toEqual(ofPart('day-of-week', 'in', '1|2|3|4|5'))
    expect(readQuick(field('date'), '> 19:00', 'es')).toEqual({ kind: 'bad', problem: 'no-hours' })
    expect(time('> 25:00')).toEqual({ kind: 'bad', problem: 'date' })
    expect(time('> 19')).toEqual({ kind: 'bad', problem: 'date' })
    expect(readQuick(field('duration'), '> 19:00', 'es')).toEqual(condition('>', '1140'))
  })

  it('says what is no value', () => {
    expect(readQuick(field('integer'), 'abc', 'es')).toEqual({ kind: 'bad', problem: 'number' })
    expect(readQuick(field('integer'), '> ', 'es')).toEqual({ kind: 'bad', problem: 'number' })
    expect(readQuick(field('date'), 'ayer', 'es')).toEqual({ kind: 'bad', problem: 'date' })
    expect(readQuick(field('date'), '1/11/2026 .. 31/11/2026', 'es')).toEqual({ kind: 'bad', problem: 'no-such-day' })
    expect(readQuick(field('integer'), '  ', 'es')).toEqual({ kind: 'none' })
  })

  it('writes the line that it would read', () => {
    const types = fc.constantFrom<FieldType>('text', 'integer', 'decimal', 'duration', 'dateTime', 'percent', 'hour')
    const typed = fc.constantFrom(
      '5',
      '> 5',
      '1:30',
      '10 .. 20',
      '<=1.000',
      '22/11/2026',
      '> 22/11/2026 08:00',
      'pago',
      '1,5',
      '!= 3',
      '> 19:00',
      '22:00..6:00',
      '=7:05:09 am',
      'lunes',
      'sábado y domingo',
    )
    fc.assert(
      fc.property(types, typed, language, (type, text, tongue) => {
        const read = readQuick(field(type), text, tongue)
        if (read.kind !== 'filter') return
        const line = writeQuick(field(type), read.filter, tongue)
        expect(line).toBeDefined()
        expect(readQuick(field(type), line ?? '', tongue)).toEqual(read)
      }),
    )
  })

  it('has no line for a list of values, several conditions, or what only a list of operators offers', () => {
    const filter = { field: 'f', conditions: [], values: ['a'] }
    expect(writeQuick(field('text'), filter, 'es')).toBeUndefined()
    const equals = { operator: '=', value: 'a', upTo: '' } as const
    expect(writeQuick(field('text'), { ...filter, values: [], conditions: [equals] }, 'es')).toBeUndefined()
    expect(writeQuick(field('integer'), { ...filter, values: [], conditions: [equals, equals] }, 'es')).toBeUndefined()
    expect(writeQuick(field('text'), undefined, 'es')).toBe('')
  })
})

describe('questionFilters', () => {
  it('says each condition and the list of values of each column', () => {
    const filters: readonly ColumnFilter[] = [
      {
        field: 'a',
        conditions: [
          { operator: 'between', value: '1', upTo: '5' },
          { operator: '!empty', value: 'left over', upTo: '' },
          { operator: '<', value: '', upTo: '' },
        ],
        values: [],
      },
      { field: 'b', conditions: [], values: ['x|y', '', '"'] },
    ]
    expect(questionFilters(filters)).toEqual([
      { field: 'a', operator: '>=', value: '1' },
      { field: 'a', operator: '<=', value: '5' },
      { field: 'a', operator: '!empty', value: '' },
      { field: 'b', operator: 'one-of', value: '["x|y","","\\""]' },
    ])
  })

  it('keeps the order of the columns while one is changed', () => {
    const one = (name: string, value: string): ColumnFilter => ({ field: name, conditions: [], values: [value] })
    const filters = [one('a', '1'), one('b', '2')]
    expect(withFilter(filters, 'a', one('a', '3'))).toEqual([one('a', '3'), one('b', '2')])
    expect(withFilter(filters, 'a', undefined)).toEqual([one('b', '2')])
    expect(withFilter(filters, 'c', one('c', '4'))).toEqual([...filters, one('c', '4')])
  })

  it('drops what says nothing', () => {
    expect(tidied({ field: 'a', conditions: [{ operator: '=', value: '', upTo: '' }], values: [] })).toBeUndefined()
    expect(tidied({ field: 'a', conditions: [{ operator: 'empty', value: '', upTo: '' }], values: [] })).toBeDefined()
    expect(
      tidied({ field: 'a', conditions: [{ operator: 'between', value: '1', upTo: '' }], values: [] }),
    ).toBeUndefined()
  })
})
