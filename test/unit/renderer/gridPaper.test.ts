import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  columnsOnPaper,
  MOST_PAPER_ROWS,
  rowsOnPaper,
  rowsPage,
  type RowsColumn,
  type RowsOnPaper,
} from '../../../src/renderer/features/grid/gridPaper.ts'
import type { PaperTable } from '../../../src/shared/paperPage.ts'

const words = {
  number: 'N.º',
  firstRows: (count: number, total: number) => `las primeras ${count} de ${total}`,
  inSight: (first: number, last: number, total: number) => `${first} a ${last} de ${total}`,
  tables: (columns: number, tables: number) => `${columns} columnas en ${tables} tablas`,
  table: (place: number, tables: number) => `tabla ${place} de ${tables}`,
  cut: 'cortados',
}

function columnsOf(widths: readonly number[]): readonly RowsColumn[] {
  return widths.map((widthPx, place) => ({ heading: `c${place}`, isNumber: place % 2 === 1, widthPx }))
}

function pageOf(widths: readonly number[], changed: Partial<RowsOnPaper> = {}) {
  const columns = columnsOf(widths)
  const rows = [0, 1].map((row) => columns.map((_column, place) => `${row}/${place}`))
  const of = { title: 'Llamadas', facts: [], columns, rows, total: 2, first: 0, isInSight: false }
  const page = rowsPage({ ...of, totals: null, isCut: false, ...changed }, 'es', words)
  return { page, tables: page.sections.filter((section): section is PaperTable => section.kind === 'table') }
}

describe('rows on paper', () => {
  test('stand upright where their columns fit, and on their side where only that has room', () => {
    const upright = pageOf([300, 300, 300])
    expect(upright.page.isWide).toBe(false)
    expect(upright.tables[0]?.columns).toEqual([
      { heading: 'c0', isNumber: false, width: 300 },
      { heading: 'c1', isNumber: true, width: 300 },
      { heading: 'c2', isNumber: false, width: 300 },
    ])
    expect(upright.tables[0]?.lines.map(({ cells }) => cells)).toEqual([
      ['0/0', '0/1', '0/2'],
      ['1/0', '1/1', '1/2'],
    ])
    expect(upright.tables[0]?.notes).toEqual([])
    const wide = pageOf([300, 300, 300, 300])
    expect([wide.page.isWide, wide.tables.length]).toEqual([true, 1])
  })

  test('go on in further tables where the columns do not fit, each line known by its number and first column', () => {
    const { page, tables } = pageOf([300, 300, 300, 300, 300], { first: 40, total: 60, isInSight: true })
    expect(page.isWide).toBe(true)
    expect(tables.map(({ columns }) => columns.map(({ heading }) => heading))).toEqual([
      ['N.º', 'c0', 'c1', 'c2', 'c3'],
      ['N.º', 'c0', 'c4'],
    ])
    expect(tables[1]?.lines.map(({ cells }) => cells)).toEqual([
      ['41', '0/0', '0/4'],
      ['42', '1/0', '1/4'],
    ])
    expect(tables.map(({ heading }) => heading)).toEqual(['tabla 1 de 2', 'tabla 2 de 2'])
    expect(tables.map(({ notes }) => notes)).toEqual([['41 a 42 de 60', '5 columnas en 2 tablas'], []])
  })

  test('say that they are the first of many, and what is cut, and have the total of all', () => {
    const { tables } = pageOf([300, 300], { total: 9, isCut: true, totals: ['Total: 9 filas', 'Σ 12'] })
    expect(tables[0]?.notes).toEqual(['las primeras 2 de 9', 'cortados'])
    expect(tables[0]?.lines.at(-1)).toEqual({ kind: 'total', cells: ['Total: 9 filas', 'Σ 12'] })
  })

  test('are bounded, by their number and by their cells', () => {
    expect(rowsOnPaper(12, 8)).toBe(12)
    expect(rowsOnPaper(1_000_000, 8)).toBe(MOST_PAPER_ROWS)
    expect(rowsOnPaper(1_000_000, 100)).toBe(1_000)
    expect(rowsOnPaper(1_000_000, 1_000_000)).toBe(1)
  })

  test('have every column once, in its order, and never more beside one another than there is room', () => {
    const width = fc.integer({ min: 60, max: 900 })
    fc.assert(
      fc.property(fc.array(width, { minLength: 1, maxLength: 80 }), (widths) => {
        const { tables } = columnsOnPaper(columnsOf(widths))
        const places = tables.flatMap((table, index) => (index === 0 ? table : table.slice(1)))
        expect(places).toEqual(widths.map((_width, place) => place))
        for (const table of tables) {
          expect(table[0]).toBe(0)
          const taken = table.reduce((sum, place) => sum + Math.min(340, widths[place] ?? 0), 0)
          expect(taken + (tables.length > 1 ? 56 : 0)).toBeLessThanOrEqual(950 / 0.73)
        }
      }),
    )
  })
})
