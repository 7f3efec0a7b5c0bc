import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OPERATORS, parseFilter, parseSort, type Filter } from '../../../src/shared/query.ts'

describe('a written filter', () => {
  test.each<[string, Filter]>([
    ['agent_name=Ana', { field: 'agent_name', operator: '=', value: 'Ana' }],
    ['agent_name = Ana María', { field: 'agent_name', operator: '=', value: 'Ana María' }],
    ['a!=b', { field: 'a', operator: '!=', value: 'b' }],
    ['a<=5', { field: 'a', operator: '<=', value: '5' }],
    ['a >= 5', { field: 'a', operator: '>=', value: '5' }],
    ['a<5', { field: 'a', operator: '<', value: '5' }],
    ['a>5', { field: 'a', operator: '>', value: '5' }],
    ['message contains 100 % _ \' "; DROP', { field: 'message', operator: 'contains', value: '100 % _ \' "; DROP' }],
    ['message !contains x', { field: 'message', operator: '!contains', value: 'x' }],
    ['message CONTAINS x', { field: 'message', operator: 'contains', value: 'x' }],
    ['a starts b', { field: 'a', operator: 'starts', value: 'b' }],
    ['a ends b', { field: 'a', operator: 'ends', value: 'b' }],
    ['a empty', { field: 'a', operator: 'empty', value: '' }],
    ['a !empty', { field: 'a', operator: '!empty', value: '' }],
    ['a in b|c d', { field: 'a', operator: 'in', value: 'b|c d' }],
    ['a=', { field: 'a', operator: '=', value: '' }],
    ['a!=', { field: 'a', operator: '!=', value: '' }],
    ['a=b=c', { field: 'a', operator: '=', value: 'b=c' }],
    ['a=b contains c', { field: 'a', operator: '=', value: 'b contains c' }],
    ['yes/no = yes', { field: 'yes/no', operator: '=', value: 'yes' }],
    ['message contains line\nbreak', { field: 'message', operator: 'contains', value: 'line\nbreak' }],
    ['  a = b', { field: 'a', operator: '=', value: 'b' }],
    ['message contains = ', { field: 'message', operator: 'contains', value: '= ' }],
    ['message contains  x', { field: 'message', operator: 'contains', value: ' x' }],
    ['message contains  ', { field: 'message', operator: 'contains', value: ' ' }],
    ['a = b ', { field: 'a', operator: '=', value: 'b ' }],
    ['a =b\n', { field: 'a', operator: '=', value: 'b\n' }],
    ['a  =  b', { field: 'a', operator: '=', value: ' b' }],
    ['a in  b | c ', { field: 'a', operator: 'in', value: ' b | c ' }],
    ['a empty ', { field: 'a', operator: 'empty', value: '' }],
    ['date:time-of-day >= 19:00', { field: 'date', part: 'time-of-day', operator: '>=', value: '19:00' }],
    [
      'date : Time-Of-Day in 22:00..06:00',
      { field: 'date', part: 'time-of-day', operator: 'in', value: '22:00..06:00' },
    ],
    ['date:day-of-week=6', { field: 'date', part: 'day-of-week', operator: '=', value: '6' }],
    ['a:b:day-of-week != 6', { field: 'a:b', part: 'day-of-week', operator: '!=', value: '6' }],
    ['date:day = 6', { field: 'date:day', operator: '=', value: '6' }],
    [':day-of-week = 6', { field: ':day-of-week', operator: '=', value: '6' }],
  ])('%j', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter)
  })

  test.each([
    '',
    ' ',
    'a',
    'a contains',
    'a contains ',
    'a <',
    'a>=',
    'a in',
    '=b',
    'a b',
    'contains x',
    '  contains x',
    'a empty x',
    'a contains \u200b\u2060',
    'a < ',
    'a one-of ["b"]',
  ])('that is none: %j', (text) => {
    expect(() => parseFilter(text)).toThrow(expect.objectContaining({ code: 'bad-filter' }))
  })

  test('comes back as it was meant, whatever the value', () => {
    const names = fc.constantFrom('agent_name', 'date', 'a', 'yes/no', 'busy/congestion/failed', 'x1')
    const values = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((value) => /\P{Default_Ignorable_Code_Point}/u.test(value))
    const written = OPERATORS.filter((operator) => operator !== 'one-of')
    fc.assert(
      fc.property(names, fc.constantFrom(...written), values, (field, operator, value) => {
        const isBare = operator === 'empty' || operator === '!empty'
        const text = isBare ? `${field} ${operator}` : `${field} ${operator} ${value}`
        expect(parseFilter(text)).toEqual({ field, operator, value: isBare ? '' : value })
      }),
    )
  })
})

describe('a written order', () => {
  test.each([
    ['date', { field: 'date', descending: false }],
    ['date:asc', { field: 'date', descending: false }],
    ['date:desc', { field: 'date', descending: true }],
    [' date:DESC ', { field: 'date', descending: true }],
    ['a:b', { field: 'a:b', descending: false }],
    ['a:b:desc', { field: 'a:b', descending: true }],
  ])('%j', (text, key) => {
    expect(parseSort(text)).toEqual(key)
  })

  test.each(['', '  '])('that names no field: %j', (text) => {
    expect(() => parseSort(text)).toThrow(expect.objectContaining({ code: 'bad-filter' }))
  })
})
