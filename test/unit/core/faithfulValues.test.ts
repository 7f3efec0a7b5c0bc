import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFaithfully } from '../../../src/shared/faithfulJson.ts'
import { openResult, readBlock } from '../../../src/core/store/query/results.ts'
import { decodeValue, encodeValue } from '../../../src/core/store/rows/storedValue.ts'
import { everyType } from '../../support/reports.ts'
import { answer, bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { span } from '../../support/times.ts'

const DAY = span('2025-03-10')
const numbers = ['1.0', '1e5', '12345678901234567890', '-0', '0.10', '1E+2', '3', '-7.25']

/** The values of a field as they are stored, written as JSON again. */
function written(body: string, field: string): (string | undefined)[] {
  const database = openMemoryStore([everyType])
  storeBody(database, everyType, body, DAY)
  return answer(database, everyType).map((row) => JSON.stringify(row[field]))
}

describe('a value of an answer', () => {
  test('comes back out of a column as it went in', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(JSON.stringify(JSON.parse(text)))
        expect(decodeValue(encodeValue(value))).toEqual(value)
      }),
    )
    expect(encodeValue(undefined)).toBeNull()
    expect(decodeValue(null)).toBeUndefined()
    expect(decodeValue(encodeValue(null))).toBeNull()
    expect(decodeValue(encodeValue(''))).toBe('')
  })

  test.each(numbers)('keeps every digit of %s', (number) => {
    expect(JSON.stringify(parseFaithfully(`[${number}]`))).toBe(`[${number}]`)
    const list = `{"a":[${number},{"b":${number}}]}`
    expect(JSON.stringify(parseFaithfully(list))).toBe(list)
    for (const field of ['text', 'integer', 'page', 'not_documented']) {
      expect(written(`{"data":[{"${field}":${number}},{"${field}":[${number}]}]}`, field)).toEqual([
        number,
        `[${number}]`,
      ])
    }
  })

  test.each(numbers)('keeps every digit of %s in a record that comes alone', (number) => {
    expect(written(`{"code":200,"data":{"text":${number},"x":[${number}]}}`, 'text')).toEqual([number])
  })

  test('is kept whatever it is, documented or not', () => {
    const text = fc.string({ unit: 'grapheme' })
    const value = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }))
    const names = fc.constantFrom(
      'text',
      'integer',
      'date',
      'page',
      'a "quoted" name; --',
      'x',
      'ñ "',
      '$.a',
      '__proto__',
    )
    fc.assert(
      fc.property(fc.array(fc.dictionary(names, value), { minLength: 1, maxLength: 4 }), (rows) => {
        const database = openMemoryStore([everyType])
        storeBody(database, everyType, bodyOf(rows), DAY)
        const stored = answer(database, everyType, { sort: [] })
        const text = (row: object): string =>
          JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        expect(stored.map(text).toSorted()).toEqual(
          rows.map((row) => text(JSON.parse(JSON.stringify(row)) as object)).toSorted(),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('keeps the escape of half a letter, which no text can hold', () => {
    const half = '"x\\ud83d"'
    expect(written(`{"data":[{"text":${half},"not_documented":${half}},{"text":"\\ud83d\\ude00"}]}`, 'text')).toEqual([
      half,
      '"😀"',
    ])
    expect(written(`{"data":[{"not_documented":${half}}]}`, 'not_documented')).toEqual([half])
    expect(written(`{"data":[{"text":["a",{"b":${half}}]}]}`, 'text')).toEqual([`["a",{"b":${half}}]`])
  })

  test('is read under its other name, where the name itself is absent', () => {
    const database = openMemoryStore([everyType])
    const rows = [{ old_text: 'old' }, { text: 'new', old_text: 'both' }, { text: '' }, {}]
    storeBody(database, everyType, bodyOf(rows), DAY)
    expect(answer(database, everyType)).toEqual([{ text: 'old' }, { text: 'new', old_text: 'both' }, { text: '' }, {}])
  })
})

describe('an answer', () => {
  test('whose key for the records is written with an escape is read all the same', () => {
    expect(written('{"code":200,"\\u0064ata":[{"text":"a"}]}', 'text')).toEqual(['"a"'])
  })

  test.each([
    ['{"data":[{"text":"a"},7]}', 'json'],
    ['{"data":[{"text":"a"},7,{"text":"a"}]}', 'shape'],
    ['{"data":[{"text":"a"},1.0,{"text":"a"}]}', 'shape'],
    ['{"data":[{"text":"a"},null,{"text":"a"}]}', 'shape'],
    ['{"\\u0064ata":[1.0]}', 'shape'],
    ['{"data":[[{"text":"a"}]]}', 'shape'],
    ['{"data":[{"text":"a"}', 'cut-off'],
    ['{"data":[{"text":"a"},{"text":}]}', 'json'],
    ['<html>', 'html'],
  ])('that is none fails: %s', (body, reason) => {
    const error = { code: 'bad-answer', detail: { reason } }
    expect(() => written(body, 'text')).toThrow(expect.objectContaining(error))
  })

  test('has columns for fields that no document lists, in the order of the alphabet', () => {
    const database = openMemoryStore([everyType])
    storeBody(database, everyType, bodyOf([{ zeta: '1', text: 'a' }, { alfa: '2' }]), DAY)
    const result = openResult(database, everyType, question(everyType))
    expect(result.fields).toEqual([...everyType.fields.map((field) => field.name), 'alfa', 'zeta'])
    expect(() => readBlock(database, result, ['beta'], 0, 1)).toThrow(
      expect.objectContaining({ code: 'unknown-field' }),
    )
  })
})
