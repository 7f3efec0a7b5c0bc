import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RecordCutter } from '../../../src/core/wolkvox/recordCutter.ts'

interface Cut {
  readonly records: unknown[]
  readonly envelope: unknown
}

/** A body cut at the given places, through the cutter, and its parts through `JSON.parse`. */
function cut(body: Buffer, places: readonly number[]): Cut {
  const records: unknown[] = []
  const cutter = new RecordCutter((batch) => {
    records.push(...(JSON.parse(`[${batch.toString('utf8')}]`) as unknown[]))
  })
  const ends = [...places.map((place) => place % (body.length + 1)), body.length].toSorted((a, b) => a - b)
  let start = 0
  for (const end of ends) {
    // A copy, as the network's own buffers are used again.
    cutter.write(Buffer.from(body.subarray(start, end)))
    start = end
  }
  return { records, envelope: JSON.parse(cutter.end()) }
}

const nasty = fc.string({
  unit: fc.constantFrom(...Array.from('{}[]",:\\\n\t aéñ😀/\u2028'), '"data"', '\\"', '\\\\', '},{', ']}'),
})
/**
 * Names without a backslash, as that is where the model errs: after a name that is `\`, `JSON.parse` of Node 24 takes
 * `"\t"` for it, since it holds the names that it expects against letters as they are written. Values have them all the
 * same.
 */
const names = nasty.filter((name) => !name.includes('\\'))
const values = fc.oneof(
  nasty,
  nasty,
  fc.jsonValue({ maxDepth: 3 }),
  fc.record({ data: fc.array(fc.record({ data: nasty })) }),
  fc.array(fc.dictionary(names, nasty, { maxKeys: 3 })),
)
const records = fc.array(fc.dictionary(names, values, { maxKeys: 5 }), { maxLength: 12 })
const others = fc.dictionary(
  names.filter((name) => name !== 'data' && name !== '__proto__'),
  fc.oneof(nasty, fc.integer(), fc.constant('data'), fc.constant(null), fc.array(nasty), fc.record({ data: records })),
  { maxKeys: 4 },
)
const places = fc.array(fc.nat(100_000), { maxLength: 30 })
const spaces = fc.constantFrom(undefined, 0, 1, '\t', '  ')

function written(before: object, data: unknown, after: object, space: string | number | undefined): string {
  return JSON.stringify({ ...before, data, ...after }, null, space)
}

function expected(text: string): Cut {
  const whole = JSON.parse(text) as { data: unknown[] }
  return { records: whole.data, envelope: { ...whole, data: [] } }
}

describe('records are cut out of an answer', () => {
  test('as JSON.parse finds them, wherever the body is cut', () => {
    fc.assert(
      fc.property(others, records, others, spaces, fc.boolean(), places, (before, data, after, space, mark, places) => {
        const text = written(before, data, after, space)
        const body = Buffer.from(mark ? `\uFEFF${text}` : text)
        expect(cut(body, places)).toEqual(expected(text))
      }),
      { numRuns: 1000 },
    )
  })

  test.each(['["abc",{"a":"1"}]', '[{"a":"1"},"abc"]', '[{"a":"1"},5]', '[[{"a":"1"}]]', '{"0":{"a":"1"},"1":["a"]}'])(
    'and never called plain texts where %s',
    (data) => {
      const plain: boolean[] = []
      const cutter = new RecordCutter((_records, isPlain) => {
        plain.push(isPlain)
      })
      try {
        cutter.write(Buffer.from(`{"code":"200","data":${data}}`))
      } catch (cause) {
        expect(cause).toMatchObject({ code: 'bad-answer' })
        return
      }
      expect(plain).toEqual([false])
    },
  )

  test('from an object of numbers, as PHP writes a list with gaps or out of order, in the order of the numbers', () => {
    const numbers = fc.uniqueArray(fc.nat(999_999), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(others, numbers, records, spaces, places, (before, numbers, more, space, places) => {
        const data = numbers.map((number, place) => ({ number, record: more[place] ?? { a: place } }))
        const inside = data
          .map(({ number, record }) => `"${number}" :\n${JSON.stringify(record, null, space)}`)
          .join(' ,')
        const text = JSON.stringify({ ...before, data: 0 }).replace(/0}$/, () => `{ ${inside}\t},"msg":"data"}`)
        const came: unknown[] = []
        const cutter = new RecordCutter((batch) => {
          came.push(...(JSON.parse(`[${batch.toString('utf8')}]`) as unknown[]))
        })
        const body = Buffer.from(text)
        const ends = [...places.map((place) => place % body.length), body.length].toSorted((a, b) => a - b)
        for (const [place, end] of ends.entries()) cutter.write(Buffer.from(body.subarray(ends[place - 1] ?? 0, end)))
        expect(JSON.parse(cutter.end())).toEqual({ ...before, data: [], msg: 'data' })
        expect(came).toEqual(data.map(({ record }) => JSON.parse(JSON.stringify(record)) as unknown))
        const order = cutter.order() ?? data.map((_each, place) => place)
        const placed = data.toSorted((a, b) => a.number - b.number)
        expect(order.map((place) => placed[place]?.number)).toEqual(numbers)
      }),
      { numRuns: 500 },
    )
  })

  test('with the number that each stands under, where that is more than a place', () => {
    const { records } = cut(
      Buffer.from('{"data":{"3005550001":{"a":"1"},"3005550002":{ },"3005550003":{"record_key":"own"}}}'),
      [20, 50],
    )
    expect(records).toEqual([{ record_key: '3005550001', a: '1' }, { record_key: '3005550002' }, { record_key: 'own' }])
  })

  test('of an object of many numbers in batches, and what comes after them', () => {
    const sizes: number[] = []
    let count = 0
    const cutter = new RecordCutter((batch, isPlain) => {
      sizes.push(batch.length)
      expect(isPlain).toBe(true)
      count += (JSON.parse(`[${batch.toString('utf8')}]`) as unknown[]).length
    })
    const inside = Array.from({ length: 20_000 }, (_each, place) => `"${place * 3}":{"text":"},{\\"data\\":[${place}"}`)
    const body = Buffer.from(`{"code":"200","data":{${inside.join(',')}},"msg":"after"}`)
    for (let start = 0; start < body.length; start += 7001) cutter.write(body.subarray(start, start + 7001))
    expect(JSON.parse(cutter.end())).toEqual({ code: '200', data: [], msg: 'after' })
    expect([count, cutter.order()]).toEqual([20_000, undefined])
    expect(Math.max(...sizes)).toBeLessThan(400 * 1024)
  })

  test('of 64 MB, and the room that it took is given back', () => {
    let [largest, records] = [0, 0]
    const cutter = new RecordCutter((batch) => {
      largest = Math.max(largest, batch.length)
      records += 1
    })
    const megabyte = Buffer.alloc(1024 * 1024, 'x')
    cutter.write(Buffer.from('{"data":[{"a":"'))
    for (let megabytes = 0; megabytes < 63; megabytes++) cutter.write(megabyte)
    cutter.write(Buffer.from('"}'))
    for (let small = 0; small < 3; small++) cutter.write(Buffer.from(`,{"a":"${'y'.repeat(300_000)}"}`))
    cutter.write(Buffer.from(']}'))
    expect(JSON.parse(cutter.end())).toEqual({ data: [] })
    expect([largest, records]).toEqual([63 * 1024 * 1024 + 8, 4])
  })

  test('whose names have backslashes and quotes', () => {
    const text = written({ '\\"data': 1 }, [{ 'a\\': '1', 'b\\"': '},{' }, { '"]}\\': '2' }], { '"': 2 }, undefined)
    const body = Buffer.from(text)
    for (let place = 0; place < body.length; place++) expect(cut(body, [place])).toEqual(expected(text))
    expect(cut(body, [...body.keys()])).toEqual(expected(text))
  })

  test('byte by byte', () => {
    fc.assert(
      fc.property(others, records, (before, data) => {
        const text = written(before, data, {}, undefined)
        const body = Buffer.from(text)
        expect(cut(body, [...body.keys()])).toEqual(expected(text))
      }),
      { numRuns: 100 },
    )
  })

  test('in batches, where the body is long', () => {
    const data = Array.from({ length: 20_000 }, (_each, place) => ({ place, text: '},{"data":[' }))
    const sizes: number[] = []
    let count = 0
    const cutter = new RecordCutter((batch) => {
      sizes.push(batch.length)
      count += (JSON.parse(`[${batch.toString('utf8')}]`) as unknown[]).length
    })
    const body = Buffer.from(written({ code: '200' }, data, { msg: 'after' }, 1))
    for (let start = 0; start < body.length; start += 7001) cutter.write(body.subarray(start, start + 7001))
    expect(JSON.parse(cutter.end())).toEqual({ code: '200', data: [], msg: 'after' })
    expect(count).toBe(20_000)
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThan(400 * 1024)
  })

  test('and told to hold nothing but texts only where that is so, wherever a batch ends', () => {
    const texts = fc.record({ a: fc.nat(3000).map((length) => 'x'.repeat(length)) })
    const others = fc
      .constantFrom(1, [], null, true, { b: 'c' }, [{ b: ['c'] }], [{ b: [1] }], [[null]])
      .map((other) => ({ other, a: 'x'.repeat(3000) }))
    const record = fc.oneof({ weight: 6, arbitrary: texts }, { weight: 1, arbitrary: others })
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 400, maxLength: 600 }),
        fc.integer({ min: 1000, max: 90_000 }),
        (data, size) => {
          const body = Buffer.from(JSON.stringify({ data }))
          const isText = (value: unknown): boolean =>
            typeof value === 'object' && value !== null ? Object.values(value).every(isText) : typeof value === 'string'
          const cutter = new RecordCutter((batch, isPlain) => {
            const records = JSON.parse(`[${batch.toString('utf8')}]`) as object[]
            const areTexts = records.every((each) => Object.values(each).every(isText))
            expect(isPlain).toBe(areTexts)
          })
          for (let start = 0; start < body.length; start += size) cutter.write(body.subarray(start, start + size))
          cutter.end()
        },
      ),
      { numRuns: 40 },
    )
  })

  test('only from the list at the top: a list deeper, or another value, stays in the envelope', () => {
    for (const text of [
      '{"data":{"data":[{"a":1}]}}',
      '{"data":7}',
      '{"data":null,"list":[{"a":1}]}',
      '{"list":[{"data":[1]}],"msg":"data"}',
      '{"msg":"data","x":[{"a":1}]}',
      '[{"data":[{"a":1}]}]',
      '{}',
    ]) {
      expect(cut(Buffer.from(text), [5]), text).toEqual({ records: [], envelope: JSON.parse(text) })
    }
  })
})

function fails(text: string, places: readonly number[] = []): boolean {
  try {
    const { records } = cut(Buffer.from(text), places)
    return records.some((record) => typeof record !== 'object' || record === null)
  } catch {
    return true
  }
}

describe('a body that is no answer fails', () => {
  test.each([
    '',
    ' ',
    '<html></html>',
    '{"code":200,"data":[',
    '{"code":200,"data":[]',
    '{"data":[{"a":1},]}',
    '{"data":[,{"a":1}]}',
    '{"data":[{"a":1}{"b":2}]}',
    '{"data":[{"a":1},,{"b":2}]}',
    '{"data":[{"a":1}}}',
    '{"data":[{"a":1],{"b":2}]}',
    '{"data":[{"a":1}]]',
    '{"data":[{"a":1}]}}',
    '{"data":[{"a":1} 5]}',
    '{"data":[{"a":"1}]}',
    '{"data":[{"a":1}],"data":[{"a":2}]}',
    '{"data":[1,2]}',
    '{"data":["a"]}',
    '{"data":[{"a":1},"b"]}',
    '{"data" [{"a":1}]}',
  ])('%s', (text) => {
    expect(fails(text)).toBe(true)
    expect(fails(text, [...Buffer.from(text).keys()])).toBe(true)
  })

  test('wherever it stops', () => {
    fc.assert(
      fc.property(others, records, fc.nat(), places, (before, data, stop, places) => {
        const text = written(before, data, {}, undefined)
        expect(fails(text.slice(0, stop % text.length), places)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('however one byte of its grammar is changed, if JSON.parse refuses it', () => {
    const plain = fc.array(fc.record({ a: fc.constantFrom('x', '{', '"'), b: fc.nat() }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(plain, fc.nat(), fc.constantFrom(...Array.from('{}[],:"x1\\')), places, (data, place, by, places) => {
        const text = written({ code: 200 }, data, { msg: 'm' }, undefined)
        const at = place % text.length
        const changed = text.slice(0, at) + by + text.slice(at + 1)
        let isJson = true
        try {
          JSON.parse(changed)
        } catch {
          isJson = false
        }
        expect(isJson || fails(changed, places), changed).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['', ';', '5', ':'])('where two batches have %j between them', (between) => {
    const records = Array.from({ length: 300 }, () => `{"a":"${'x'.repeat(2000)}"}`)
    for (let place = 120; place < 140; place++) {
      const cutter = new RecordCutter((batch) => void JSON.parse(`[${batch.toString('utf8')}]`))
      expect(() => {
        cutter.write(Buffer.from('{"data":['))
        for (const [each, record] of records.entries())
          cutter.write(Buffer.from(record + (each === place ? between : ',')))
        cutter.write(Buffer.from(records[0] ?? ''))
        cutter.write(Buffer.from(']}'))
        cutter.end()
      }, String(place)).toThrow()
    }
  })

  test.each([
    '{"data":{"0":{"a":1},"x":{"a":2}}}',
    '{"data":{"0":{"a":1},"1":7}}',
    '{"data":{"0":{"a":1},"1":{"a":2},}}',
    '{"data":{"0":{"a":1}"1":{"a":2}}}',
    '{"data":{"0":{"a":1},,"1":{"a":2}}}',
    '{"data":{"0":{"a":1},"01":{"a":2}}}',
    '{"data":{"0":{"a":1},{"a":2}}}',
    '{"data":{"0":{"a":1}]}',
    '{"data":{"0":{"a":1}}',
    '{"data":{"0":{"a":1}},"data":[{"a":2}]}',
  ])('though its records stand under numbers: %s', (text) => {
    expect(fails(text)).toBe(true)
    expect(fails(text, [...Buffer.from(text).keys()])).toBe(true)
  })

  test('where it would fill the memory', () => {
    const cutter = new RecordCutter(() => undefined)
    const noise = Buffer.alloc(9 * 1024 * 1024, 'x')
    expect(() => cutter.write(noise)).toThrow(expect.objectContaining({ code: 'bad-answer' }))
    const records = new RecordCutter(() => undefined)
    records.write(Buffer.from('{"data":[{"a":"'))
    let written = 0
    expect(() => {
      for (; written < 20; written++) records.write(noise)
    }).toThrow(expect.objectContaining({ code: 'record-too-large', detail: { megabytes: 64 } }))
    // Nothing beyond the limit was waited for.
    expect(written).toBe(7)
  })
})
