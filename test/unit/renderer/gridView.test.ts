import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  copiedValue,
  gridFields,
  meaningOf,
  shownValue,
  usualWidth,
  wordedValue,
} from '../../../src/renderer/features/grid/columnKinds.ts'
import { arranged, visibleFields, type ColumnSetting } from '../../../src/renderer/features/grid/columnSettings.ts'
import {
  changeView,
  FRESH_VIEW,
  viewStateSchema,
  withoutUnknown,
  type ViewState,
} from '../../../src/renderer/features/grid/viewState.ts'
import { orderedFieldNames } from '../../../src/shared/reports/catalogue.ts'
import { byDayReportOf } from '../../../src/shared/reports/catalogueDays.ts'
import { AGENT_STATES } from '../../../src/shared/reports/definitions/fields/knownValues.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { FieldType, ReportDefinition } from '../../../src/shared/reports/types.ts'
import { defineReport, field } from '../../support/reports.ts'

function setting(field: string, change: Partial<ColumnSetting> = {}): ColumnSetting {
  return { field, width: null, isHidden: false, isPinned: false, ...change }
}

/** A report with a field of the type that each name says, a text where it says none. */
function everyFieldReport(names: readonly string[]): ReportDefinition {
  const types: Readonly<Record<string, FieldType>> = {
    conn_id: 'id',
    date: 'dateTime',
    telephone: 'telephone',
    integer: 'integer',
  }
  return defineReport({ id: 'any', kind: 'detail', fields: names.map((name) => field(name, types[name] ?? 'text')) })
}

const named = (names: string) => names.split('').map((name) => ({ name }))
const order = (columns: ReturnType<typeof arranged>) => columns.map(({ field }) => field.name).join('')

describe('columns', () => {
  it('begin with the date, and end with what no document lists', () => {
    for (const report of catalogue.reports) {
      const names = [...report.fields.map(({ name }) => name), 'extra']
      const fields = gridFields(report, names)
      expect(fields.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
      // A date inside a list is no column of the row.
      const isOfRow = report.fields.some(({ name }) => name === report.dateField)
      if (isOfRow) expect(fields[0]?.name).toBe(report.dateField)
      // Where operations have fields of their own, any name may be one of them.
      const isOwn = report.dynamicFields?.some(({ pattern }) => new RegExp(`^(?:${pattern})$`).test('extra')) === true
      if (!isOwn) expect(fields.at(-1)?.name).toBe('extra')
    }
  })

  it('go by what the report’s reader looks for, and end with ids where nothing else is said', () => {
    const names = ['conn_id', 'text', 'date', 'telephone', 'integer', 'more']
    const report = { ...everyFieldReport(names), dateField: 'date' }
    const order = (readFirst?: readonly string[]): string =>
      gridFields(readFirst === undefined ? report : { ...report, readFirst }, [...names, 'other'])
        .map(({ name }) => name)
        .join(' ')
    expect(order()).toBe('date text telephone integer more conn_id other')
    expect(order(['telephone', 'conn_id'])).toBe('telephone conn_id date text integer more other')
  })

  it('tell what a value of a log means where the catalogue knows it, and leave the value as it came', () => {
    const log = catalogue.reports.find(({ wallboard }) => wallboard?.valueTitles['busy'] !== undefined)
    if (log?.wallboard === undefined) throw new Error('The catalogue lacks a log with titles')
    const [known, other] = gridFields(log, [log.wallboard.resultField, 'agent_status'])
    if (known === undefined || other === undefined) throw new Error('no field')
    expect(meaningOf(known, ' BUSY', 'es')).toBe('Ocupado')
    expect(shownValue(known, 'BUSY', 'es')).toBe('BUSY')
    expect(copiedValue(known, 'BUSY')).toBe('BUSY')
    expect(meaningOf(known, 'toString', 'es')).toBeUndefined()
    expect(meaningOf(known, null, 'es')).toBeUndefined()
    expect(meaningOf(other, 'READY', 'es')).toBeUndefined()
  })

  it('tell what the states of agents mean, also in a list of now, and leave the operation’s own as they are', () => {
    const [states] = AGENT_STATES
    const reports = catalogue.reports.filter(({ fields }) =>
      fields.some(({ knownValues }) => knownValues?.includes(states) === true),
    )
    expect(reports.some(({ kind, group }) => kind === 'snapshot' && group === 'live')).toBe(true)
    for (const report of reports) {
      const name = report.fields.find(({ knownValues }) => knownValues?.includes(states) === true)?.name ?? ''
      const [field] = gridFields(report, [name])
      if (field === undefined) throw new Error('no field')
      for (const state of AGENT_STATES) expect(meaningOf(field, state, 'es')).toMatch(/^\p{Lu}\p{Ll}/u)
      expect(wordedValue(field, 'READY', 'es')).toBe('Disponible')
      expect(wordedValue(field, 'READY', 'en')).toBe('Available')
      expect(shownValue(field, 'READY', 'es')).toBe('Disponible')
      expect(wordedValue(field, 'ALMUERZO', 'es')).toBe('ALMUERZO')
    }
  })

  it('know lists, the day of sums, and fields whose names depend on the operation', () => {
    const nested = catalogue.reports.find(({ lists }) => lists !== undefined)
    const [list] = nested?.lists ?? []
    if (nested === undefined || list === undefined) throw new Error('The catalogue lacks a report with lists')
    const [ofList] = gridFields(nested, [list.name])
    expect(ofList).toMatchObject({ type: 'integer', definition: { title: list.title }, noun: list.noun })
    if (ofList === undefined) return
    expect(shownValue(ofList, '[1]', 'es')).toBe(`1 ${list.noun.es[0]}`)
    expect(shownValue(ofList, '[1200]', 'en')).toBe(`1,200 ${list.noun.en[1]}`)
    expect(shownValue(ofList, 'none', 'es')).toBe('none')
    expect(shownValue(ofList, null, 'es')).toBe('')
    expect([copiedValue(ofList, '[3]'), copiedValue(ofList, 'x'), copiedValue(ofList, null)]).toEqual(['3', 'x', null])

    const dynamic = catalogue.reports.find(({ dynamicFields = [] }) => dynamicFields[0]?.parameter !== undefined)
    if (dynamic === undefined) throw new Error('The catalogue lacks a report with dynamic fields')
    expect(gridFields(dynamic, ['service_level_45seg'])[0]?.type).toBe('percent')

    const sums = catalogue.reports.find(({ kind }) => kind === 'aggregate')
    if (sums === undefined) throw new Error('The catalogue lacks a report of sums')
    const byDay = byDayReportOf(sums)
    expect(gridFields(byDay, orderedFieldNames(byDay, []))[0]).toMatchObject({ name: 'day', type: 'date' })
    expect(byDayReportOf(sums)).toBe(byDay)
  })

  it('stand as they were kept; new ones behind the one that they follow at first', () => {
    expect(order(arranged(named('abcd'), [setting('c'), setting('a')]))).toBe('cdab')
    expect(order(arranged(named('xabc'), [setting('c'), setting('b'), setting('a')]))).toBe('xcba')
    expect(order(arranged(named('ab'), [setting('gone'), setting('b'), setting('b')]))).toBe('ab')
    expect(order(arranged(named('abc'), []))).toBe('abc')
  })

  it('are all there once, whatever was kept', () => {
    const letters = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
    fc.assert(
      fc.property(letters, fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'x', 'y')), (names, kept) => {
        const columns = arranged(
          names.map((name) => ({ name })),
          kept.map((name) => setting(name)),
        )
        expect(columns.map(({ field }) => field.name).toSorted()).toEqual(names.toSorted())
      }),
    )
  })

  it('are visible in the order in which they stand, pinned ones first', () => {
    const kept = [setting('c'), setting('b', { isHidden: true }), setting('a', { isPinned: true })]
    expect(visibleFields(named('abc'), kept)).toEqual(['a', 'c'])
  })

  it('are wide enough for their title and most of their values', () => {
    expect(usualWidth('text', 'Canal', ['SMS'])).toBeLessThan(
      usualWidth('text', 'Canal', ['Whatsapp official 104 y más']),
    )
    expect(usualWidth('text', 'Canal', ['x'.repeat(500)])).toBeLessThanOrEqual(320)
    expect(usualWidth('integer', 'Duración promedio de espera', [])).toBeGreaterThan(200)
    expect(usualWidth('html', 'Cuerpo', ['x'.repeat(500)])).toBe(usualWidth('html', 'Cuerpo', []))
    // A text that is longer than the others is cut; of what is no text nothing is.
    const one = [...Array.from({ length: 20 }, () => '123456'), '12345678901234567890']
    const many = Array.from({ length: 20 }, () => 'x'.repeat(20))
    expect(usualWidth('text', 'A', [...many, 'x'.repeat(40)])).toBe(usualWidth('text', 'A', many))
    expect(usualWidth('text', 'A', [...many, 'x'.repeat(25)])).toBe(usualWidth('text', 'A', ['x'.repeat(25)]))
    for (const type of ['id', 'telephone', 'email', 'decimal', 'duration'] as const)
      expect(usualWidth(type, 'A', one), type).toBeGreaterThanOrEqual(usualWidth('text', 'A', one.slice(20)))
    // A number of any country fits before it was seen.
    expect(usualWidth('telephone', 'A', [])).toBeGreaterThanOrEqual(usualWidth('telephone', 'A', ['+525512345678901']))
    expect(usualWidth('text', 'Canal', ['SMS'], 1.3)).toBe(Math.round(1.3 * usualWidth('text', 'Canal', ['SMS'])))
  })
})

describe('the view', () => {
  it('sorts by a column up, down and not at all, by others besides where that is asked', () => {
    const press = (view: ViewState, field: string, isAdded = false) =>
      changeView(view, { kind: 'sort', field, isAdded })
    let view = press(FRESH_VIEW, 'a')
    expect(view.sort).toEqual([{ field: 'a', descending: false }])
    view = press(view, 'a')
    expect(view.sort).toEqual([{ field: 'a', descending: true }])
    view = press(view, 'b', true)
    view = press(view, 'b', true)
    expect(view.sort).toEqual([
      { field: 'a', descending: true },
      { field: 'b', descending: true },
    ])
    expect(press(view, 'a', true).sort).toEqual([{ field: 'b', descending: true }])
    expect(press(view, 'b').sort).toEqual([])
    expect(press(view, 'c').sort).toEqual([{ field: 'c', descending: false }])
  })

  it('forgets what names fields that are gone, and nothing else', () => {
    const view: ViewState = {
      ...FRESH_VIEW,
      sort: [
        { field: 'a', descending: false },
        { field: 'gone', descending: true },
      ],
      filters: [
        { field: 'gone', conditions: [], values: ['x'] },
        { field: 'a', conditions: [], values: ['y'] },
      ],
      search: 'z',
    }
    const known = withoutUnknown(view, new Set(['a']))
    expect(known.sort.map(({ field }) => field)).toEqual(['a'])
    expect(known.filters.map(({ field }) => field)).toEqual(['a'])
    expect(known.search).toBe('z')
    expect(withoutUnknown(known, new Set(['a']))).toBe(known)
  })

  it('is kept as it is, and a damaged one counts as none', () => {
    const kept = {
      ...FRESH_VIEW,
      columns: [setting('a', { width: 120 })],
      filters: [{ field: 'a', conditions: [{ operator: 'between', value: '1', upTo: '2' }], values: [''] }],
    }
    expect(viewStateSchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
    for (const other of [null, {}, { ...kept, search: 1 }, { ...kept, sort: 'a' }]) {
      expect(viewStateSchema.safeParse(other).success).toBe(false)
    }
  })

  it('takes back its columns and order without touching the filters', () => {
    const filters = [{ field: 'a', conditions: [], values: ['y'] }]
    const view = changeView(
      { columns: [setting('a')], sort: [{ field: 'a', descending: true }], filters, search: 's' },
      { kind: 'reset-columns' },
    )
    expect(view).toEqual({ columns: [], sort: [], filters, search: 's' })
  })
})
