import fc from 'fast-check'
import type { DatePart } from '../../src/shared/dateParts.ts'
import { OPERATORS, type Filter } from '../../src/shared/query.ts'
import type { FieldType } from '../../src/shared/reports/types.ts'
import { isNumeric } from '../../src/shared/values.ts'
import type { Row } from './connectedStore.ts'
import { everyType } from './reports.ts'
import { serverDate, span } from './times.ts'

// Rows of a report with a field of every type, as servers may send them, and questions about them.

export const DAYS = [span('2025-03-09'), span('2025-03-10'), span('2025-03-11')]
const PIECES = [
  'Ñandú',
  'nandu',
  'ÑANDÚ',
  'a',
  'B',
  'á',
  '100 %',
  '_',
  '%',
  '\\',
  "'",
  '"',
  '; DROP TABLE',
  '|',
  ' ',
  'ß',
  '😀',
  '¿',
  'z',
  '\u200b',
  '\u202e',
  'n\u00ada',
  '\n',
  '\x1f',
  '-',
  '--',
  '[',
  '*',
  '?',
]
export const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((pieces) => pieces.join(''))

const DIGITS = ['3001234567', '573001234567', '9573001234567', '6012345678', '30012', '12345', '1234', '57', '']
const STYLES: readonly ((digits: string) => string)[] = [
  (digits) => digits,
  (digits) => `+${digits}`,
  (digits) => ` ${digits}\n`,
  (digits) => `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`,
  (digits) => `+${digits.slice(0, 2)} ${digits.slice(2, 5)}.${digits.slice(5, 8)}/${digits.slice(8)}`,
  (digits) => digits.replace(/\d{3}/g, '$&\u00a0'),
  (digits) => `\u202a${digits.slice(0, -4)}\u2011${digits.slice(-4)}\u202c`,
  (digits) => `${digits.slice(0, 4)} x ${digits.slice(4)}`,
  (digits) => `${digits} / ${digits}`,
  (digits) => `1+${digits}`,
]
/** Telephones and parts of them in many writings, some of which are none. */
export const telephones = fc
  .tuple(fc.constantFrom(...DIGITS), fc.nat(6), fc.constantFrom(...STYLES))
  .map(([digits, from, write]) => write(digits.slice(from)))
const json = fc.constantFrom<unknown>(
  null,
  5,
  573001234567,
  -573001234567,
  ['300 123 4567'],
  1.5,
  true,
  ['a', 'Ñ'],
  { b: [1] },
  [],
)

const SPELLINGS: Partial<Record<FieldType, readonly string[]>> = {
  integer: ['0', '5', '-5', '1,250', '12', '100'],
  decimal: ['0.5', '3,5', '-2.25', '1,234.5', '12'],
  percent: ['34.64 %', '0.00%', '15,233.33 %', '100 %', '5%', '12'],
  money: ['COP 900', '$ 1,200.50', '12', '-5'],
  duration: ['00:04:10', '4:38:08', '-00:00:01', '100:00:00', '75', '02:02:47'],
  date: ['2025-03-10', '20250309', '2025-02-28'],
  hour: ['07:00', '7', '10:30', '23'],
}
const NONE = ['', '', ' ', '-', '--', 'x', 'no date', '1 2']

function valuesOf(type: FieldType): fc.Arbitrary<unknown> {
  if (type === 'dateTime') {
    const seconds = fc.integer({ min: DAYS[0]?.from ?? 0, max: DAYS[2]?.to ?? 0 }).map(serverDate)
    return fc.oneof({ weight: 6, arbitrary: seconds }, fc.constantFrom(...NONE), fc.constant(undefined))
  }
  const words = type === 'telephone' ? fc.oneof({ weight: 3, arbitrary: telephones }, texts) : texts
  const own = isNumeric(type) ? fc.constantFrom(...(SPELLINGS[type] ?? [])) : words
  const other = fc.oneof(json, fc.constantFrom(...NONE), fc.constant(undefined))
  return fc.oneof({ weight: 3, arbitrary: own }, { weight: 1, arbitrary: other })
}

const DATES = everyType.fields.flatMap(({ name, type }) => (type === 'date' || type === 'dateTime' ? [name] : []))

/** Fields that no document lists. */
export const EXTRA = ['Año "x"', 'extra']
/** Every field that such a row may have. */
export const fields = [...everyType.fields.map((field) => field.name), ...EXTRA]
export const rows: fc.Arbitrary<Row> = fc
  .record({
    ...Object.fromEntries(everyType.fields.map((field) => [field.name, valuesOf(field.type)])),
    extra: fc.oneof(texts, fc.constantFrom('5', '12.5', '-1', ''), json, fc.constant(undefined)),
    'Año "x"': fc.oneof(texts, fc.constant(undefined)),
  })
  .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)))

const anyValue = fc.oneof(
  texts,
  telephones,
  fc.tuple(telephones, telephones).map((both) => both.join('|')),
  fc.constantFrom(...Object.values(SPELLINGS).flat(), ...NONE),
  fc.constantFrom(
    '2025-03-10',
    '2025-03-10 12:00',
    '2025-03-10T23:59:59',
    '20250310',
    '5|12',
    'a|á|100 %',
    'null',
    'true',
    '["a","Ñ"]',
  ),
)
const lists = fc.array(anyValue, { maxLength: 4 }).map((values) => JSON.stringify(values))
const filters: fc.Arbitrary<Filter> = fc.constantFrom(...OPERATORS).chain((operator) => {
  const value = operator === 'one-of' ? fc.oneof({ weight: 9, arbitrary: lists }, anyValue) : anyValue
  return fc
    .record({ field: fc.constantFrom(...fields), operator: fc.constant(operator), value })
    .filter(({ value }) => value !== '' || operator === '=' || operator === '!=')
})
const clocks = fc.constantFrom('00:00', '08:30', '12:00:00', '19:00', '19:00:30', '23:59', '24:00', '7')
const days = fc.constantFrom('1', '2', '5', '6', '7', '0', '8', 'lunes')
/** Ones that are refused too. */
const listed = (values: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        values,
        fc.tuple(values, values).map((ends) => ends.join('..')),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((items) => items.join('|'))
const ofPart = (part: DatePart, values: fc.Arbitrary<string>): fc.Arbitrary<Filter> =>
  fc.constantFrom(...OPERATORS).chain((operator) =>
    fc.record({
      field: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...DATES) }, fc.constantFrom(...fields)),
      part: fc.constant(part),
      operator: fc.constant(operator),
      value: operator === 'in' ? listed(values) : values,
    }),
  )
/** What of a date is asked for, whatever its day. */
export const partFilters = fc.oneof(ofPart('time-of-day', clocks), ofPart('day-of-week', days))
const keys = fc.record({ field: fc.constantFrom(...fields), descending: fc.boolean() })
/** Filters, a search and an order, sensible ones and others. */
export const asked = fc.record({
  filters: fc.oneof(
    { weight: 4, arbitrary: fc.tuple(filters) },
    fc.tuple(partFilters),
    fc.array(fc.oneof({ weight: 3, arbitrary: filters }, partFilters), { maxLength: 3 }),
  ),
  search: fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    texts,
    telephones,
    fc.constantFrom('12', 'null', ':', 'NANDU'),
  ),
  sort: fc.array(keys, { maxLength: 2 }),
})
