import fc from 'fast-check'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import type { Row } from './connectedStore.ts'
import { defineReport, field, list } from './reports.ts'
import { serverDate, span } from './times.ts'
import { said } from './texts.ts'

// A report with lists in its rows, lists in those, names that clash on the way down, and fields that no document lists.

export const nested = defineReport({
  id: 'nested',
  kind: 'detail',
  dateField: 'calls.date',
  maxDays: 31,
  fields: [field('id', 'id'), field('name', 'text', { otherNames: ['old_name'] }), field('share', 'percent')],
  lists: [
    list('calls', {
      fields: [field('date', 'dateTime'), field('name', 'text'), field('talk', 'duration', { otherNames: ['id'] })],
      lists: [list('notes', { fields: [field('name', 'text'), field('text', 'longText')] })],
    }),
    list('customer', { isRecord: true, fields: [field('city', 'text')], lists: [list('phones', { fields: [] })] }),
  ],
  dynamicFields: [
    {
      documentedName: 'level_XX',
      pattern: 'level_(\\d+)',
      after: 'name',
      type: 'percent',
      title: said('Nivel $1', 'Level $1'),
      meaning: said('En $1 s', 'Within $1 s'),
    },
  ],
})

export const LIST_PATHS = ['calls', 'calls.notes', 'customer', 'customer.phones'] as const

/** The names under which fields of each list stand beside those above them. */
const RENAMED: Readonly<Record<(typeof LIST_PATHS)[number], Readonly<Record<string, string>>>> = {
  calls: { name: 'calls.name', id: 'calls.id', old_name: 'calls.old_name', share: 'calls.share' },
  'calls.notes': {
    name: 'notes.name',
    id: 'notes.id',
    date: 'notes.date',
    talk: 'notes.talk',
    share: 'notes.share',
    old_name: 'notes.old_name',
  },
  customer: { name: 'customer.name', id: 'customer.id' },
  'customer.phones': { id: 'phones.id', city: 'phones.city' },
}
/** What rows and items hand down to the lists within them, by their names there. */
const HANDED_DOWN: Readonly<Record<string, readonly string[]>> = {
  '': ['id', 'name', 'share'],
  calls: ['id', 'name', 'share', 'date', 'calls.name', 'talk'],
  customer: ['id', 'name', 'share', 'city'],
}
/** Documented fields that a row has under another name. */
const SPELLED: Readonly<Record<string, string>> = { old_name: 'name', 'calls.id': 'talk' }

function itemsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[]
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? [value] : []
}

function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function only(row: Row, names: readonly string[] = []): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)))
}

function itemsOf(rows: readonly { readonly above: Row; readonly own: Row }[], path: string) {
  const renamed = RENAMED[path as (typeof LIST_PATHS)[number]]
  return rows.flatMap(({ above, own }) =>
    itemsIn(own[path.split('.').at(-1) ?? '']).map((item) => {
      const inner = isRecord(item) ? item : { value: item }
      const named = Object.entries(inner).map(([name, value]) => [renamed[name] ?? name, value] as const)
      const row: Row = { ...above, ...Object.fromEntries(named) }
      return { row, above: only(spelled(row), HANDED_DOWN[path]), own: inner }
    }),
  )
}

function spelled(row: Row): Row {
  const result: Row = {}
  for (const [name, value] of Object.entries(row)) {
    const usual = SPELLED[name]
    if (usual === undefined) result[name] = value
    else if (row[usual] === undefined) result[usual] = value
    else result[name] = value
  }
  return result
}

/** The items of a list within rows, as a plain reading has them. */
export function explode(rows: readonly Row[], path: string): Row[] {
  const [first = '', second] = path.split('.')
  const level = rows.map((row) => ({ above: only(spelled(row), HANDED_DOWN['']), own: row }))
  const items = itemsOf(level, first)
  const found = second === undefined ? items : itemsOf(items, path)
  return found.map(({ row }) => spelled(row))
}

const DAY = span('2025-03-10')
const text = fc.constantFrom('Ñandú', 'nandu', 'a', '100 %', '"x"', '', ' ', '-', '5', 'calls', 'name')
const date = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: DAY.from - 86_400, max: DAY.to + 86_400 }).map(serverDate) },
  fc.constantFrom('', 'x'),
)
const scalar = fc.oneof({ weight: 4, arbitrary: text }, fc.constantFrom<unknown>(null, 5, 1.5, true))
const noList = fc.constantFrom<unknown>('', null, 'none', 7)

function optional(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Row> {
  return fc.record(fields, { requiredKeys: [], noNullPrototype: true })
}

const notes = fc.array(
  fc.oneof({ weight: 6, arbitrary: optional({ name: text, text, date, other: scalar }) }, scalar),
  {
    maxLength: 3,
  },
)
const calls = fc.array(
  optional({
    date,
    name: text,
    talk: fc.constantFrom('00:00:05', '01:00:00', '--', '12'),
    id: text,
    level_5: text,
    'Año "x"': scalar,
    notes: fc.oneof({ weight: 5, arbitrary: notes }, noList),
  }),
  { maxLength: 4 },
)
const customer = optional({ city: text, name: text, phones: fc.oneof(fc.array(text, { maxLength: 3 }), noList) })

export const nestedRows: fc.Arbitrary<Row> = optional({
  id: text,
  name: text,
  old_name: text,
  share: fc.constantFrom('34.64 %', '5 %', '-'),
  level_5: fc.constantFrom('9.00 %', '10.00 %', '', 'x'),
  level_40: fc.constantFrom('12 %', '1,200.50 %'),
  extra: scalar,
  calls: fc.oneof({ weight: 6, arbitrary: calls }, noList),
  customer: fc.oneof({ weight: 4, arbitrary: customer }, noList),
})

export function leaves(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves)
  if (isRecord(value)) return Object.values(value).flatMap(leaves)
  if (value === null || value === undefined) return []
  return [typeof value === 'string' ? value : JSON.stringify(value)]
}

export function definition(report: ReportDefinition | undefined): ReportDefinition {
  if (report === undefined) throw new Error('no such list')
  return report
}
