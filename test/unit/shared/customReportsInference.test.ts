import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordsOf } from '../../../src/shared/customReports/answerShape.ts'
import { FieldObserver } from '../../../src/shared/customReports/fieldObserver.ts'
import { titleFromName } from '../../../src/shared/customReports/fieldNames.ts'
import { knownFieldsOf, likelyKind, ReportInference } from '../../../src/shared/customReports/inference.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { FieldType } from '../../../src/shared/reports/types.ts'
import type { Country } from '../../../src/shared/countries.ts'
import { numberingPlan, USUAL_PLAN } from '../../../src/shared/telephoneCountries.ts'
import { isNumeric, numberOf } from '../../../src/shared/values.ts'
import { span } from '../../support/times.ts'

const HABITS = { timeZone: 'America/Bogota', plan: USUAL_PLAN }

function typeOf(name: string, values: readonly unknown[], country: Country = 'CO'): FieldType {
  const observer = new FieldObserver(name, { timeZone: 'America/Bogota', plan: numberingPlan(country) })
  for (const value of values) observer.see(value)
  return observer.type()
}

test('a telephone without a name is known by how the operation’s country writes it', () => {
  // Mexico, Spain, Colombia: ten digits, nine digits, and ten that Mexico does not begin so.
  expect(typeOf('number', ['5512345678', '525512345678'], 'MX')).toBe('telephone')
  expect(typeOf('number', ['612345678', '34912345678'], 'ES')).toBe('telephone')
  expect(typeOf('number', ['612345678'])).toBe('id')
  expect(typeOf('number', ['3001234567', '6012345678'])).toBe('telephone')
  expect(typeOf('number', ['3001234567'], 'ES')).toBe('id')
})

describe('the type of a field', () => {
  test.each([
    ['start', ['2025-02-01 08:00:00', ''], 'dateTime'],
    ['start', ['2025-02-01', '2025-02-01 08:00'], 'dateTime'],
    ['start', ['20250201080000'], 'dateTime'],
    ['start', ['2025-02-01', '--'], 'date'],
    ['date', ['20250201', '20250228'], 'date'],
    ['total', ['20250201', '20250228'], 'integer'],
    ['start', ['0000-00-00 00:00:00', '2025-02-01 08:00:00'], 'dateTime'],
    ['start', ['2025-02-30'], 'text'],
    ['start', ['2025-02-01T08:00:00.125Z', '2025-02-01 08:00:00-05:00'], 'dateTime'],
    ['price', ['$ 1.234.567', '$ 12'], 'money'],
    ['sum', ['1.5e3', '(12)'], 'decimal'],
    ['plate', ['12E5', '33e2'], 'text'],
    ['talk', ['00:10:00', '4:38:08', '-'], 'duration'],
    ['talk', ['00:10:00', '0'], 'duration'],
    ['talk', ['2 days, 3:04:05'], 'duration'],
    ['hour', ['08:00', '23:30'], 'hour'],
    ['hour', ['08:00:00'], 'hour'],
    ['hora', ['8', '23'], 'hour'],
    ['wait', ['08:00:00'], 'duration'],
    ['level', ['34.64 %', '0.00%', '15,233.33 %'], 'percent'],
    ['level', ['34.64 %', '0'], 'percent'],
    ['calls', ['1', '20', ''], 'integer'],
    ['calls', [1, 20], 'integer'],
    ['calls', ['1', '2.5', '1,250'], 'decimal'],
    ['calls', ['1', 'x'], 'text'],
    ['price', ['COP 1,200', '$ 12'], 'money'],
    ['mail', ['ana@banco.com', 'luis.peña@correo.co'], 'email'],
    ['mail', ['ana@banco.com', 'none', 'x'], 'text'],
    ['number', ['573001234567', '573109876543'], 'telephone'],
    ['number', ['+5215512345678'], 'telephone'],
    ['customer_phone', ['6012345'], 'telephone'],
    ['hotel', ['6012345'], 'integer'],
    ['agent_id', ['1001', '1002'], 'id'],
    ['agentId', ['1001'], 'id'],
    ['server', ['0010', '0123'], 'id'],
    ['key', ['12345678901234567890'], 'id'],
    ['key', ['987654321'], 'id'],
    ['conn_id', ['20250201_a93'], 'id'],
    ['document_type', ['Cédula de ciudadanía'], 'text'],
    ['body', ['<p>Hola</p>', '<div>Adiós<br></div>'], 'html'],
    ['body', ['Hola', 'a < b', 'Adiós', '<p>x</p>'], 'text'],
    ['body', ['x'.repeat(400)], 'longText'],
    ['body', ['uno\ndos'], 'longText'],
    ['body', [{ a: 1 }], 'text'],
    ['flag', [true, false], 'text'],
    ['nothing', ['', ' ', null, '-', '--', 'N/A'], 'text'],
  ])('%s of %j is %s', (name, values, type) => {
    expect(typeOf(name, values)).toBe(type)
  })

  // oxlint-disable-next-line vitest/expect-expect -- the property itself asserts
  test('never makes a value unsortable: whatever came has a number where the type compares by one', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.double().map(String),
      fc.constantFrom(
        '',
        '-',
        '10:00',
        '00:10:00',
        '25:61:61',
        '1,5',
        '1,500',
        '5 %',
        '% 5',
        'COP 5',
        '$',
        '2025-01-01',
        '20250101',
        '2025-13-01 10:00:00',
        '2025-01-01 10:00',
      ),
    )
    fc.assert(
      fc.property(fc.constantFrom('x', 'date', 'hour', 'id', 'phone'), fc.array(value), (name, values) => {
        const type = typeOf(name, values)
        const isBlank = (text: string): boolean => /^(?:|-{1,3}|n\/?a|null|none)$/i.test(text)
        const came = values.map((text) => text.trim()).filter((text) => !isBlank(text))
        const unsortable = came.filter((text) => isNumeric(type) && numberOf(type, text) === null)
        expect(unsortable, type).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test('does not depend on the order of the values', () => {
    const value = fc.constantFrom(
      '',
      '1',
      '0010',
      '2.5',
      '5 %',
      '10:00',
      '00:10:00',
      '2025-01-01',
      '2025-01-01 10:00:00',
      'a@b.co',
      'x y',
      '573001234567',
    )
    fc.assert(
      fc.property(fc.array(value), (values) => {
        expect(typeOf('x', values)).toBe(typeOf('x', values.toReversed()))
      }),
    )
  })
})

describe('the fields of an answer', () => {
  const known = knownFieldsOf(catalogue.reports)

  test('are titled as other reports title them, or after their names, and no two alike', () => {
    const inference = new ReportInference(HABITS)
    inference.add({ agent_name: 'Ana', made_up_thing: '1', made__up_thing: '2', constructor: 'x', ['a\nb']: 1 })
    const fields = inference.fields(known)
    expect(fields.map(({ name, title }) => [name, title.es, title.en])).toEqual([
      ['agent_name', known.get('agent_name')?.title.es, known.get('agent_name')?.title.en],
      ['made_up_thing', 'Made up thing', 'Made up thing'],
      ['made__up_thing', 'Made up thing (made__up_thing)', 'Made up thing (made__up_thing)'],
    ])
    expect(inference.hasMore).toBe(true)
    expect(titleFromName('  ')).toBe('  ')
  })

  test('that differ in case alone are one column', () => {
    const inference = new ReportInference(HABITS)
    inference.add({ Size: '1', size: '2' })
    expect(inference.fields().map(({ name }) => name)).toEqual(['Size'])
    expect(inference.hasMore).toBe(true)
  })

  test('get the type that is known of their name where the values agree', () => {
    const inference = new ReportInference(HABITS)
    inference.add({ agent_id: 'no digits', aht: '12', agent_dni: '52123456' })
    const types = Object.fromEntries(inference.fields(known).map(({ name, type }) => [name, type]))
    expect(types['aht']).toBe('duration')
    expect(types['agent_dni']).toBe('id')
  })

  test('are found again as the catalogue describes them, from what the reports themselves would send', () => {
    const inference = new ReportInference(HABITS)
    const report = catalogue.reports.find(
      ({ kind, fields }) => kind === 'detail' && fields.some(({ type }) => type === 'duration'),
    )
    inference.add(Object.fromEntries((report?.fields ?? []).map(({ name }) => [name, ''])))
    expect(inference.fields(known).map(({ name }) => name)).toEqual(report?.fields.map(({ name }) => name))
  })

  test('hold a few examples, cut', () => {
    const inference = new ReportInference(HABITS)
    for (let place = 0; place < 10; place++) inference.add({ text: `${place % 5}${'ñ'.repeat(500)}` })
    const [field] = inference.fields()
    expect(field?.examples.map((text) => text.length)).toEqual([60, 60, 60])
    expect(field?.filled).toBe(10)
  })
})

describe('what dates a row', () => {
  const range = span('2025-02-01')

  function dateOf(records: readonly Record<string, string>[]): string | null {
    const inference = new ReportInference(HABITS)
    for (const record of records) inference.add(record)
    return inference.dateField(inference.fields(), range)
  }

  test('is a date that every record has, inside what was asked for, the best named first', () => {
    expect(dateOf([{ born: '1990-01-01', date: '2025-02-01 08:00:00', end: '2025-02-01 08:10:00' }])).toBe('date')
    expect(dateOf([{ date: '1999-01-01', started: '2025-02-01 08:00:00' }])).toBe('started')
    expect(dateOf([{ date: '', started: '2025-02-01 08:00:00' }])).toBe('started')
    expect(dateOf([{ date: '' }, { started: '2025-02-01 08:00:00' }])).toBeNull()
    expect(dateOf([{ text: 'a' }])).toBeNull()
  })

  test('decides with the request what kind the report is', () => {
    const inference = new ReportInference(HABITS)
    inference.add({ date: '2025-02-01', calls: '1', talk: '00:10:00' })
    const fields = inference.fields()
    expect(likelyKind(fields, 'date', true)).toBe('series')
    expect(likelyKind(fields, null, true)).toBe('aggregate')
    expect(likelyKind(fields, null, false)).toBe('snapshot')
    const detail = new ReportInference(HABITS)
    detail.add({ date: '2025-02-01 08:00:00', calls: '1' })
    expect(likelyKind(detail.fields(), 'date', true)).toBe('detail')
  })
})

describe('where records are', () => {
  const a = { x: '1' }
  const b = { x: '2' }
  test.each([
    [{ code: '200', data: [a, b] }, null, [a, b]],
    [{ data: [] }, null, []],
    [{ data: {} }, null, []],
    [[a, b], { kind: 'bareList' }, [a, b]],
    [{ data: { x: '1', y: '2' } }, { kind: 'record' }, [{ x: '1', y: '2' }]],
    [
      { data: { one: a, two: b } },
      { kind: 'recordsByName', nameField: 'name' },
      [
        { name: 'one', ...a },
        { name: 'two', ...b },
      ],
    ],
    // The only one under a telephone; under a word it would be a field of one record.
    [{ data: { '+573005550001': a } }, { kind: 'recordsByName', nameField: 'name' }, [{ name: '+573005550001', ...a }]],
    [{ data: { one: a } }, { kind: 'record' }, [{ one: a }]],
    [
      { data: { one: [a], two: [b] } },
      { kind: 'listsByName', nameField: 'name' },
      [
        { name: 'one', ...a },
        { name: 'two', ...b },
      ],
    ],
    [{ code: 200, total: '2', records: [a, b] }, { kind: 'listAt', path: ['records'] }, [a, b]],
    [{ data: { page: 1, data: [a] } }, { kind: 'listAt', path: ['data', 'data'] }, [a]],
    [
      { data: { one: { name: 'n' }, two: { name: 'm' } } },
      { kind: 'recordsByName', nameField: 'name_2' },
      [
        { name_2: 'one', name: 'n' },
        { name_2: 'two', name: 'm' },
      ],
    ],
  ])('of %j', (answer, shape, records) => {
    const found = recordsOf(answer)
    expect(found?.shape).toEqual(shape)
    expect(found?.records).toEqual(records)
  })

  test.each([[null], ['x'], [5], [[1, 2]], [{ data: [1] }], [{ data: 'x' }], [{}], [{ code: 200, msg: 'x' }]])(
    'none in %j',
    (answer) => {
      expect(recordsOf(answer)).toBeUndefined()
    },
  )

  // oxlint-disable-next-line vitest/expect-expect -- the property itself asserts
  test('throws at no JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => recordsOf(json)).not.toThrow()
        expect(() => recordsOf({ data: json })).not.toThrow()
      }),
    )
  })
})
