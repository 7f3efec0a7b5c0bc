import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterBy, filterWithout, filterWithoutHidden, offerOf } from '../../../src/renderer/features/grid/cellMenu.ts'
import type { GridField } from '../../../src/renderer/features/grid/columnKinds.ts'
import { questionFilters, type ColumnFilter, type Condition } from '../../../src/renderer/features/grid/filterModel.ts'
import { NOTHING_SELECTED, selectAll, selectOne, toggle } from '../../../src/renderer/features/grid/selection.ts'
import { readTyped, writeTyped } from '../../../src/shared/typed/typedValues.ts'
import { LANGUAGES } from '../../../src/shared/language.ts'
import type { FieldType } from '../../../src/shared/reports/types.ts'
import { answerOf, valuesOf } from '../../support/questionModel.ts'
import { calls } from '../../e2e/reports.ts'
import { noun, said } from '../../support/texts.ts'

const text = said('')

function field(type: FieldType): GridField {
  return { name: 'f', type, definition: { name: 'f', type, title: text, meaning: text } }
}

const undocumented: GridField = { name: 'f', type: 'text', definition: undefined }
const list: GridField = { ...field('integer'), noun: { ...noun('message', 'messages'), es: ['mensaje', 'mensajes'] } }

function oneOf(...values: string[]): ColumnFilter {
  return { field: 'f', conditions: [], values }
}

function holding(...conditions: (readonly [Condition['operator'], string])[]): ColumnFilter {
  return {
    field: 'f',
    conditions: conditions.map(([operator, value]) => ({ operator, value, upTo: '' })),
    values: [],
  }
}

const report = { ...calls, fields: calls.fields.filter(({ type }) => type !== 'html') }
const blanksAndDashes = fc.stringMatching(/^[ \t\u00a0-]{0,4}$/)
const stored = fc.oneof(
  fc.string({ maxLength: 20 }),
  blanksAndDashes,
  fc.constantFrom('Ventas', 'ventas', 'VÉNTAS', '12', '12.0', '1:30', '00:01:30', '90', '34.64 %', '15,233.33 %', '0'),
)

describe('the filter by the value of a cell', () => {
  it.each([
    ['text', 'Ventas', oneOf('Ventas')],
    ['text', ' Ventas', oneOf(' Ventas')],
    ['text', ' \u00a0', oneOf('')],
    ['text', '-', oneOf('-')],
    ['integer', '--', oneOf('')],
    ['duration', '00:01:30', oneOf('00:01:30')],
    ['percent', '34.64 %', oneOf('34.64 %')],
    ['dateTime', '2026-11-22 08:00:01', holding(['=', '2026-11-22 08:00:01'])],
    ['dateTime', '2026-11-22', holding(['=', '2026-11-22 00:00:00'])],
    ['date', '2026-11-22', holding(['=', '2026-11-22'])],
    ['date', '--', holding(['empty', ''])],
    ['longText', ' ', holding(['empty', ''])],
    ['longText', 'Hola', undefined],
    ['dateTime', 'ayer', undefined],
    // What stands for a hidden value finds nothing.
    ['text', '•••••5566', undefined],
    ['telephone', '•••', undefined],
    ['text', 'Pedido de C-7K2M4QX5PT3A', undefined],
    ['text', 'C-7K2M4QX5PT3', oneOf('C-7K2M4QX5PT3')],
    // Mails are held as their text: none does not say that there is no mail.
    ['html', '', undefined],
    ['html', 'Hola', undefined],
    ['text', 'x'.repeat(300), undefined],
  ] as const)('%s %j', (type, value, filter) => {
    expect(filterBy(field(type), value)).toEqual(filter)
  })

  it('takes lists by the number of their items, and dashes of fields that no document lists to the letter', () => {
    expect(filterBy(list, '[3]')).toEqual(oneOf('[3]'))
    expect(filterBy(list, '[0]')).toEqual(oneOf(''))
    expect(filterBy(undocumented, '-')).toEqual(oneOf('-'))
  })

  it('is what the list of values would ask: each of its values leaves as many rows as it counts', () => {
    fc.assert(
      fc.property(
        fc.array(stored, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...report.fields.filter(({ type }) => type !== 'longText' && !type.startsWith('date'))),
        (values, definition) => {
          const rows = values.map((value) => ({ [definition.name]: value }))
          const column: GridField = { name: definition.name, type: definition.type, definition }
          const filters = values.map((value) => filterBy(column, value))
          expect(new Set(filters.flatMap((filter) => filter?.values ?? []))).toEqual(
            new Set(valuesOf(report, rows, definition.name).map(({ value }) => value)),
          )
        },
      ),
    )
  })
})

describe('the filter without the value of a cell', () => {
  it.each([
    ['text', 'Ventas', holding(['!=', 'Ventas'])],
    ['text', ' ', holding(['!empty', ''])],
    ['integer', '1,234', holding(['!=', '1234'])],
    ['money', 'COP 1,234.50', holding(['!=', '1234.5'])],
    ['percent', '34.64 %', holding(['!=', '34.64'])],
    ['duration', '00:01:30', holding(['!=', '90'])],
    ['integer', '1E21', holding(['!=', '1000000000000000000000'])],
    ['hour', ' 14:30 ', holding(['!=', '14:30'])],
    ['decimal', '-', holding(['!empty', ''])],
    ['dateTime', '', holding(['!empty', ''])],
    ['decimal', 'N/A', undefined],
    // Dates cannot be asked not to be one.
    ['dateTime', '2026-11-22 08:00:01', undefined],
    ['longText', 'Hola', undefined],
    ['html', '', undefined],
  ] as const)('%s %j', (type, value, filter) => {
    expect(filterWithout(field(type), value, undefined)).toEqual(filter)
  })

  it('adds up with what the column is asked already', () => {
    expect(filterWithout(field('text'), 'b', holding(['contains', 'x'], ['!=', 'a']))).toEqual(
      holding(['contains', 'x'], ['!=', 'a'], ['!=', 'b']),
    )
    expect(filterWithout(list, '[3]', undefined)).toEqual(holding(['!=', '3']))
  })

  it('takes a chosen value out of those that are chosen, but for the last one', () => {
    expect(filterWithout(field('text'), 'b', oneOf('a', 'b', 'c'))).toEqual(oneOf('a', 'c'))
    expect(filterWithout(field('integer'), '--', oneOf('', '2'))).toEqual(oneOf('2'))
    expect(filterWithout(field('text'), 'b', oneOf('b'))).toBeUndefined()
  })

  it('never leaves a row with the value, nor takes one with another number or text', () => {
    fc.assert(
      fc.property(stored, stored, fc.constantFrom(...report.fields), (value, other, definition) => {
        const { name, type } = definition
        const filter = filterWithout({ name, type, definition }, value, undefined)
        if (filter === undefined) return
        const left = (cell: string): number =>
          answerOf(report, [{ [name]: cell }], { filters: questionFilters([filter]), search: '', sort: [] }).length
        expect(left(value)).toBe(0)
        const isSame = { field: name, operator: '=', value } as const
        const isEmpty = { field: name, operator: 'empty', value: '' } as const
        const alike = (asked: typeof isSame | typeof isEmpty): boolean =>
          answerOf(report, [{ [name]: other }], { filters: [asked], search: '', sort: [] }).length > 0
        if (!alike(isSame) && !alike(isEmpty)) expect(left(other)).toBe(1)
      }),
    )
  })

  it('can be read and changed as a condition that was typed', () => {
    fc.assert(
      fc.property(
        stored,
        fc.constantFrom<FieldType>('integer', 'decimal', 'percent', 'money', 'duration', 'hour'),
        fc.constantFrom(...LANGUAGES),
        (value, type, language) => {
          const condition = filterWithout(field(type), value, undefined)?.conditions[0]
          if (condition?.operator !== '!=') return
          expect(readTyped(type, writeTyped(type, condition.value, language), language)).toBe(condition.value)
        },
      ),
    )
  })
})

describe('what the menu of a cell offers', () => {
  const offer = (filter?: ColumnFilter) => offerOf(field('text'), 'b', 2, NOTHING_SELECTED, filter)

  it('copies the selected rows where the row is one of them, else the row alone', () => {
    const copied = (selection: typeof NOTHING_SELECTED): number =>
      offerOf(field('text'), 'b', 2, selection, undefined).copiedRows
    expect(copied(NOTHING_SELECTED)).toBe(1)
    expect(copied(selectOne(2))).toBe(1)
    expect(copied(toggle(selectOne(2), 7))).toBe(2)
    expect(copied(toggle(selectOne(5), 7))).toBe(1)
    expect(copied(selectAll(1_000))).toBe(1_000)
  })

  it('offers no filter that is there already', () => {
    expect(offer().filter).toEqual(oneOf('b'))
    expect(offer(oneOf('a', 'b')).filter).toEqual(oneOf('b'))
    expect(offer(oneOf('b'))).toEqual({ copiedRows: 1, filter: undefined, exclusion: undefined })
  })
})

describe('the filter without a value that a mask hides', () => {
  const [one, other] = ['one, sealed', 'other, sealed']

  it('asks for all but what stands for it, beside what was asked before', () => {
    expect(filterWithoutHidden(field('telephone'), one, undefined)).toEqual(holding(['!=', one]))
    expect(filterWithoutHidden(field('telephone'), other, holding(['!=', one]))).toEqual(
      holding(['!=', one], ['!=', other]),
    )
  })

  it('takes it away from values that were chosen, and leaves some', () => {
    expect(filterWithoutHidden(field('telephone'), one, oneOf(one, other))).toEqual(oneOf(other))
    expect(filterWithoutHidden(field('telephone'), one, oneOf(one))).toBeUndefined()
  })
})
