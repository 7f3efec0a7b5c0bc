import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftOf } from '../../../src/renderer/features/grid/follow.ts'
import { whereOpenRowGoes } from '../../../src/renderer/features/grid/openRow.ts'
import { pageOf, rowHeightPx, rowsPerPage } from '../../../src/renderer/features/grid/pages.ts'
import {
  countSelected,
  extendTo,
  isSelected,
  moved,
  NOTHING_SELECTED,
  selectAll,
  selectOne,
  toggle,
  type Selection,
} from '../../../src/renderer/features/grid/selection.ts'
import { tsvOf } from '../../../src/renderer/features/grid/tsv.ts'
import type { Question } from '../../../src/shared/query.ts'
import type { TextRow } from '../../../src/shared/rows.ts'

describe('pages', () => {
  it('hold every row once, in order', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000), fc.integer({ min: 5_000, max: 500_000 }), (total, perPage) => {
        const { pages } = pageOf(total, perPage, 0)
        let next = 0
        for (let page = 0; page < pages; page++) {
          const rows = pageOf(total, perPage, page)
          expect(rows.first).toBe(next)
          next += rows.rows
        }
        expect(next).toBe(total)
      }),
    )
  })

  it('turn to the last one where the result became shorter', () => {
    expect(pageOf(10, 4, 7)).toEqual({ page: 2, pages: 3, first: 8, rows: 2 })
    expect(pageOf(0, 4, 2)).toEqual({ page: 0, pages: 1, first: 0, rows: 0 })
  })

  it('are no taller than a browser lays out exactly', () => {
    const usual = rowHeightPx({ density: 'comfortable', scale: 1 })
    const highest = rowHeightPx({ density: 'comfortable', scale: 1.3 })
    expect(rowsPerPage(1, usual)).toBe(500_000)
    expect(rowsPerPage(2, usual)).toBe(500_000)
    for (const rowPx of [rowHeightPx({ density: 'compact', scale: 0.9 }), usual, highest]) {
      for (const ratio of [1, 1.25, 1.5, 2, 2.5, 3, 4]) {
        expect(rowsPerPage(ratio, rowPx) * rowPx * ratio).toBeLessThanOrEqual(32_000_000)
        expect(rowsPerPage(ratio, rowPx) % 200).toBe(0)
      }
    }
  })
})

describe('a selection', () => {
  const TOTAL = 60
  type Step = { readonly kind: 'one' | 'toggle' | 'extend'; readonly place: number }
  const steps = fc.array(fc.record({ kind: fc.constantFrom('one', 'toggle', 'extend'), place: fc.nat(TOTAL - 1) }))
  const acts = { one: (_before: Selection, place: number) => selectOne(place), toggle, extend: extendTo }

  /** The same by a plain set. */
  function model(all: readonly Step[]): ReadonlySet<number> {
    let chosen = new Set<number>()
    let anchor: number | null = null
    for (const { kind, place } of all) {
      if (kind === 'toggle') {
        if (!chosen.delete(place)) chosen.add(place)
        anchor = place
      } else {
        const start: number = kind === 'one' || anchor === null ? place : anchor
        anchor = start
        chosen = new Set()
        for (let row = Math.min(start, place); row <= Math.max(start, place); row++) chosen.add(row)
      }
    }
    return chosen
  }

  it('is what was pressed, as stretches that do not touch', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const selection = all.reduce((before, { kind, place }) => acts[kind](before, place), NOTHING_SELECTED)
        const chosen = model(all)
        expect(countSelected(selection)).toBe(chosen.size)
        for (let place = 0; place < TOTAL; place++) expect(isSelected(selection, place)).toBe(chosen.has(place))
        selection.stretches.reduce((last, { from, to }) => {
          expect(from).toBeGreaterThan(last + 1)
          expect(to).toBeGreaterThanOrEqual(from)
          return to
        }, -2)
      }),
    )
  })

  it('takes all rows as one stretch, and moves with them', () => {
    expect(countSelected(selectAll(1_000_000))).toBe(1_000_000)
    expect(selectAll(0)).toEqual(NOTHING_SELECTED)
    expect(moved(selectOne(5), 3, 10)).toEqual(selectOne(8))
    expect(moved(selectOne(5), -6, 10)).toBeUndefined()
    expect(moved(selectOne(5), 5, 10)).toBeUndefined()
  })
})

describe('shiftOf', () => {
  const result = (names: string): readonly TextRow[] => names.split('').map((name) => [name])
  const shift = (before: string, place: number, now: string) =>
    shiftOf({ place, row: [before[place] ?? ''] }, before.length, now.length, async (at) => result(now)[at])

  it('finds a row where it was, or where as many rows came before it as there are more', async () => {
    expect(await shift('abcd', 2, 'abcdef')).toBe(0)
    expect(await shift('abcd', 2, 'xyabcd')).toBe(2)
    expect(await shift('abcd', 2, 'cd')).toBe(-2)
    expect(await shift('abcd', 2, 'abcd')).toBe(0)
  })

  it('does not guess', async () => {
    expect(await shift('abcd', 2, 'xabcdy')).toBeUndefined()
    expect(await shift('abcd', 0, 'bcd')).toBeUndefined()
    expect(await shift('abcd', 2, '')).toBeUndefined()
  })
})

describe('tsvOf', () => {
  const columns = [
    { heading: 'Texto', type: 'text' },
    { heading: 'Número', type: 'decimal' },
    { heading: 'Teléfono', type: 'telephone' },
    { heading: 'Fecha', type: 'dateTime' },
  ] as const

  it('writes headings and rows as a spreadsheet pastes them', () => {
    const rows = [
      ['hola', '1234.5', '+57 300 1234567', '2026-11-22 08:00:00'],
      ['a\tb', '-', null, ''],
      ['dos\nlíneas "y"', '-5', '0300', 'x'],
    ]
    expect(tsvOf(columns, rows, 'es')).toBe(
      [
        'Texto\tNúmero\tTeléfono\tFecha',
        'hola\t1234,5\t57 300 1234567\t2026-11-22 08:00:00',
        '"a\tb"\t-\t\t',
        '"dos\nlíneas ""y"""\t-5\t0300\tx',
        '',
      ].join('\r\n'),
    )
    expect(tsvOf(columns, [['x', '1234.5', '', '']], 'en')).toContain('x\t1234.5\t')
  })

  it('runs nothing in a spreadsheet', () => {
    const text = [{ heading: '=1+1', type: 'text' }] as const
    for (const hostile of ['=1+1', '+1+cmd', '-1+2', '@SUM(A1)', '\t=1', '＝1']) {
      const [heading, row = ''] = tsvOf(text, [[hostile]], 'es').split('\r\n')
      expect(heading).toBe("'=1+1")
      expect(row.replace(/^"/, '')).toMatch(/^'/)
    }
    for (const harmless of ['-5', '+3.2', '-00:04:10', '--', '34 %']) {
      expect(tsvOf(text, [[harmless]], 'es')).toContain(`\r\n${harmless}\r\n`)
    }
  })
})

describe('the open row', () => {
  const asked = (search: string): Question => {
    return { connectionId: 1, reportKey: 'a/b', parameters: {}, range: null, filters: [], search, sort: [] }
  }
  const [before, next] = [asked('a'), asked('b')]
  const row: TextRow = ['Ana', null]
  const firstRows: readonly TextRow[] = [
    ['Ana', ''],
    ['Ana', null],
  ]

  it('closes with the rows that it was opened among', () => {
    expect(whereOpenRowGoes(null, next, firstRows)).toEqual({ kind: 'closes' })
    expect(whereOpenRowGoes({ question: before, values: row }, next, firstRows)).toEqual({ kind: 'closes' })
    // The same words, asked another time.
    expect(whereOpenRowGoes({ question: asked('b'), values: row }, next, firstRows)).toEqual({ kind: 'closes' })
  })

  it('stays where it was opened while the next answer was on its way, at its place among those rows', () => {
    expect(whereOpenRowGoes({ question: next, values: row }, next, firstRows)).toEqual({ kind: 'found', place: 1 })
    expect(whereOpenRowGoes({ question: next, values: ['Luz', ''] }, next, firstRows)).toEqual({ kind: 'lost' })
    expect(whereOpenRowGoes({ question: next, values: undefined }, next, firstRows)).toEqual({ kind: 'lost' })
  })
})
