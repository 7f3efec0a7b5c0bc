import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerReader } from '../../../src/core/wolkvox/answerReader.ts'
import type { AnswerEnd } from '../../../src/core/wolkvox/answerEnd.ts'
import { judge } from '../../../src/core/wolkvox/envelope.ts'
import type { AnswerShape } from '../../../src/shared/reports/types.ts'
import { field } from '../../support/reports.ts'

interface Read extends AnswerEnd {
  readonly records: readonly unknown[]
}

function read(text: string, shape: AnswerShape | undefined, places: readonly number[] = []): Read {
  const records: unknown[] = []
  const reader = answerReader((batch) => {
    records.push(...(JSON.parse(`[${batch.toString('utf8')}]`) as unknown[]))
  }, shape)
  const body = Buffer.from(text)
  const ends = [...places.map((place) => place % (body.length + 1)), body.length].toSorted((a, b) => a - b)
  let start = 0
  for (const end of ends) {
    reader.write(Buffer.from(body.subarray(start, end)))
    start = end
  }
  return { records, ...reader.end() }
}

const names = fc.constantFrom('a', 'b', 'c', 'ñ "d"', 'data', 'records')
const leaf = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom(null, true, 1.5, -0.25), fc.nat())
const list = fc.array(fc.dictionary(names, leaf, { maxKeys: 2 }), { maxLength: 3 })
const record = fc.dictionary(names, fc.oneof(leaf, list, fc.dictionary(names, leaf, { maxKeys: 2 })), {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
})
const records = fc.array(record, { maxLength: 12 })
const places = fc.array(fc.nat(100_000), { maxLength: 20 })
const spaces = fc.constantFrom(undefined, 1, '\t')
const marks = fc.constantFrom('', '\uFEFF', ' \n')
const head = { code: '200', error: null, msg: 'records were found' }

/** Names that no object reorders. */
const groupNames = fc.uniqueArray(fc.constantFrom('0_5_seg', 'Ventas «A»', 'x', 'y z', 'data'), { maxLength: 5 })

function check(body: unknown, shape: AnswerShape | undefined, space: string | number | undefined, mark = ''): Read {
  return read(mark + JSON.stringify(body, null, space), shape)
}

describe('records are read', () => {
  test('from a list without an envelope, and from one with it', () => {
    fc.assert(
      fc.property(records, spaces, marks, places, (records, space, mark, places) => {
        const bare = read(mark + JSON.stringify(records, null, space), { kind: 'bareList' }, places)
        expect(bare.records).toEqual(records)
        expect(judge(200, bare.envelope, bare.hasRecords)).toEqual({ kind: 'records' })
        const text = mark.trim() + JSON.stringify({ ...head, data: records }, null, space)
        const usual = read(text, { kind: 'bareList' }, places)
        expect(usual.records).toEqual(records)
        expect(usual.envelope).toMatchObject({ code: 200, message: head.msg })
      }),
      { numRuns: 300 },
    )
  })

  test('from the only record, whole or in a list', () => {
    fc.assert(
      fc.property(record, spaces, (record, space) => {
        expect(check({ ...head, data: record }, { kind: 'record' }, space).records).toEqual([record])
        expect(check({ ...head, data: [record] }, { kind: 'record' }, space).records).toEqual([record])
      }),
    )
  })

  test('from an object of records, each with its name', () => {
    fc.assert(
      fc.property(groupNames, fc.array(record, { minLength: 5, maxLength: 5 }), spaces, (names, records, space) => {
        const data = Object.fromEntries(names.map((name, place) => [name, records[place]]))
        const shape = { kind: 'recordsByName', nameField: 'band' } as const
        const found = check({ ...head, data }, shape, space)
        expect(found.records).toEqual(names.map((name, place) => ({ ...records[place], band: name })))
        expect(found.hasRecords).toBe(true)
        expect(check({ ...head, data: records }, shape, space).records).toEqual(records)
      }),
    )
  })

  test('from an object of lists, each record with the name of its list', () => {
    fc.assert(
      fc.property(groupNames, fc.array(records, { minLength: 5, maxLength: 5 }), (names, lists) => {
        const data = Object.fromEntries(names.map((name, place) => [name, lists[place]]))
        const found = check({ ...head, data }, { kind: 'listsByName', nameField: 'form' }, undefined)
        const expected = names.flatMap((name, place) => (lists[place] ?? []).map((each) => ({ ...each, form: name })))
        expect(found.records).toEqual(expected)
      }),
    )
  })

  test('from a list that lies elsewhere, with what stands beside it', () => {
    const besides = fc.dictionary(fc.constantFrom('total', 'page', 'campaign_id'), leaf, {
      maxKeys: 3,
      noNullPrototype: true,
    })
    fc.assert(
      fc.property(records, besides, spaces, places, (records, besides, space, places) => {
        const shallow: AnswerShape = { kind: 'listAt', path: ['records'], besides: [] }
        for (const body of [
          { ...besides, records },
          { ...head, records, ...besides },
        ]) {
          const found = read(JSON.stringify(body, null, space), shallow, places)
          expect(found.records).toEqual(records)
          expect(JSON.parse(JSON.stringify(found.besides))).toEqual(besides)
          expect(judge(200, found.envelope, found.hasRecords)).toEqual({ kind: 'records' })
        }
        const deep: AnswerShape = { kind: 'listAt', path: ['data', 'data'], besides: [field('total', 'integer')] }
        const found = read(JSON.stringify({ ...head, data: { ...besides, data: records } }, null, space), deep, places)
        expect(found.records).toEqual(records)
        expect(JSON.parse(JSON.stringify(found.besides))).toEqual(besides)
        // Where the server sends a plain list after all.
        for (const shape of [shallow, deep]) {
          expect(read(JSON.stringify({ ...head, data: records }), shape, places).records).toEqual(records)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('from lists that are written as objects of numbers, in the order of these, wherever they are', () => {
    const numbered = fc.uniqueArray(fc.nat(9_999), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(numbered, records, spaces, places, (numbers, records, space, places) => {
        const ascending = numbers.toSorted((a, b) => a - b)
        const own = ascending.map((_number, place) => records[place] ?? { a: place })
        // No object can hold its numbers in another order: what comes out of order is for the cutter's own test.
        const data = Object.fromEntries(ascending.map((number, place) => [number, own[place]]))
        const text = (body: unknown): string => JSON.stringify(body, null, space)
        const from = (body: unknown, shape?: AnswerShape): Read => read(text(body), shape, places)
        expect(from({ ...head, data }).records).toEqual(own)
        expect(from({ data, ...head }, { kind: 'record' }).records).toEqual(own)
        const bare = from(data, { kind: 'bareList' })
        expect(bare.records).toEqual(own)
        expect(judge(200, bare.envelope, bare.hasRecords)).toEqual({ kind: 'records' })
        const shallow = from({ ...head, records: data, total: 3 }, { kind: 'listAt', path: ['records'], besides: [] })
        expect([shallow.records, shallow.besides]).toEqual([own, { total: 3 }])
        const deep = from(
          { ...head, data: { total: 3, data } },
          { kind: 'listAt', path: ['data', 'data'], besides: [] },
        )
        expect([deep.records, deep.besides]).toEqual([own, { total: 3 }])
        const named = from({ ...head, data: { Ventas: data, '7': data } }, { kind: 'listsByName', nameField: 'form' })
        const of = (form: string): unknown[] => own.map((record) => ({ ...record, form }))
        expect(named.records).toEqual([...of('7'), ...of('Ventas')])
      }),
      { numRuns: 200 },
    )
  })

  test('from an object of records under names of their own, where only these have fields of the report', () => {
    const isOfReport = (record: object): boolean => 'date' in record
    const found = (data: unknown): unknown[] => {
      const records: unknown[] = []
      const reader = answerReader(
        (batch) => records.push(...(JSON.parse(`[${batch.toString('utf8')}]`) as unknown[])),
        undefined,
        isOfReport,
      )
      reader.write(Buffer.from(JSON.stringify({ ...head, data })))
      expect(reader.end().hasRecords).toBe(true)
      return records
    }
    expect(found({ '+573005550001': { date: 'x' }, 'Ana M.': { other: 'y' } })).toEqual([
      { record_key: '+573005550001', date: 'x' },
      { record_key: 'Ana M.', other: 'y' },
    ])
    // A record by itself has fields of its own; and what has none anywhere stays what it is, to be refused.
    expect(found({ date: 'x', detail: { date: 'y' } })).toEqual([{ date: 'x', detail: { date: 'y' } }])
    expect(found({ a: { b: '1' } })).toEqual([{ a: { b: '1' } }])
    expect(() => found({ '0': 5, '1': 'x' })).toThrow(expect.objectContaining({ code: 'bad-answer' }))
  })

  test('with every digit of their numbers', () => {
    const texts: string[] = []
    const shape: AnswerShape = { kind: 'recordsByName', nameField: 'n' }
    const reader = answerReader((batch) => texts.push(batch.toString('utf8')), shape)
    reader.write(Buffer.from('{"data":{"x":{"a":1.0,"b":12345678901234567890},"y":7.50}}'))
    reader.end()
    expect(texts).toEqual(['{"a":1.0,"b":12345678901234567890,"n":"x"},{"n":"y","value":7.50}'])
    const beside = read('{"total":1.0,"records":[]}', { kind: 'listAt', path: ['records'], besides: [] })
    expect(JSON.stringify(beside.besides)).toBe('{"total":1.0}')
  })
})

const shapes: readonly AnswerShape[] = [
  { kind: 'bareList' },
  { kind: 'record' },
  { kind: 'recordsByName', nameField: 'n' },
  { kind: 'listsByName', nameField: 'n' },
  { kind: 'listAt', path: ['records'], besides: [] },
  { kind: 'listAt', path: ['data', 'data'], besides: [] },
]

describe.each(shapes)('an answer of the shape $kind', (shape) => {
  test('is empty where the server says so', () => {
    const { records, envelope, hasRecords } = read('{"code":"404","error":"x","msg":"Validate dates entered"}', shape)
    expect(records).toEqual([])
    expect(judge(404, envelope, hasRecords)).toEqual({ kind: 'empty' })
    expect(read('{"code":"200","msg":"0 records were found","data":[]}', shape)).toMatchObject({ records: [] })
  })

  test('may be a refusal', () => {
    const { envelope, hasRecords } = read('{"code":403,"error":"FORBIDDEN","msg":"PLEASE VALIDATE TOKEN"}', shape)
    expect(judge(200, envelope, hasRecords)).toMatchObject({ kind: 'error', error: { code: 'token-refused' } })
  })

  test.each(['', ' ', '<html>', '[', '{"code":"200"', '{"data":7}', '"x"', '[{"a":"1"}', '[{"a":', '{"data":"x"}'])(
    'is none where the body is %s',
    (text) => {
      const answer = (): unknown => {
        const { envelope, hasRecords } = read(text, shape)
        const verdict = judge(200, envelope, hasRecords)
        if (verdict.kind === 'error') throw verdict.error
        return verdict
      }
      expect(answer).toThrow(expect.objectContaining({ code: 'bad-answer' }))
    },
  )
})

test('what cannot be cut into pieces is read up to a limit', () => {
  const reader = answerReader(() => undefined, { kind: 'recordsByName', nameField: 'n' })
  const megabyte = Buffer.alloc(1024 * 1024, ' ')
  const write = (): void => {
    for (let megabytes = 0; megabytes < 73; megabytes++) reader.write(megabyte)
  }
  expect(write).toThrow(expect.objectContaining({ code: 'too-wide' }))
})
