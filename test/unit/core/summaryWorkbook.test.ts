import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { summaryWorkbook } from '../../../src/core/export/summaries/summaryWorkbook.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { summaryFileContent } from '../../../src/shared/summaries/summaryFile.ts'
import type { SummaryChartKind } from '../../../src/shared/summaries/types.ts'
import type { MeasureHeading, MeasureType, SummaryAnswer, SummaryGroup } from '../../../src/shared/summaries/types.ts'
import { cellsOf, readCharts, type ReadReference } from '../../support/chartReader.ts'
import { runs } from '../../support/runs.ts'
import { at } from '../../support/times.ts'
import { readWorkbook, type ReadCell, type ReadSheet } from '../../support/workbookReader.ts'

// A summary's workbook against its answer: every cell by itself, and every chart against the cells that it names.

const report = catalogue.reports.find(({ kind, dateField }) => kind === 'detail' && dateField !== null)
if (report === undefined) throw new Error('The catalogue has no such report')
const dateField = report.dateField ?? ''
const range = { from: at('2026-11-02'), to: at('2026-11-09') }

const TYPES: readonly MeasureType[] = ['count', 'number', 'money', 'duration', 'percent']

const numbers = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  fc.integer({ min: -5_000, max: 5_000_000 }),
  fc.constantFrom(0, 0.0004, 1 / 3, 2 / 3, 1e-9, 0.05, 12.5, 0.999_96, 1e15, 123_456.789),
  fc.double({ min: 1e-9, max: 1, noNaN: true }),
)
/** What names may hold: markup, formulas, blanks, controls, what looks escaped. */
const names = fc.oneof(
  fc.constantFrom('', '=1+1', ' a ', '<b>&"\'', '_x0041_', 'Ana\u0000', 'ñ\r\n', 'Total', 'Otros', '0012'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)

interface Shape {
  readonly levels: number
  readonly keys: readonly (readonly string[])[]
  readonly columns: readonly string[] | null
  readonly types: readonly MeasureType[]
  readonly isCompared: boolean
  readonly hasTotals: boolean
  readonly hasOthers: boolean
  readonly step: 'day' | null
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  levels: fc.integer({ min: 0, max: 3 }),
  keys: fc.tuple(...[1, 2, 3].map(() => fc.uniqueArray(names, { minLength: 1, maxLength: 3 }))),
  columns: fc.option(fc.uniqueArray(names, { minLength: 1, maxLength: 10 })),
  types: fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
  isCompared: fc.boolean(),
  hasTotals: fc.boolean(),
  hasOthers: fc.boolean(),
  step: fc.constantFrom('day', null),
})

/** All keys of an answer in their order: groups, the subtotal behind them, all others, the total. */
function keysOf({ levels, keys, hasTotals, hasOthers }: Shape): readonly (readonly (string | null)[])[] {
  const below = (level: number, before: readonly string[]): readonly (readonly string[])[] => {
    if (level === levels) return [before]
    return (keys[level] ?? []).flatMap((key) => {
      const groups = below(level + 1, [...before, key])
      return hasTotals && level + 1 < levels ? [...groups, [...before, key]] : groups
    })
  }
  if (levels === 0) return [[]]
  return [...below(0, []), ...(hasOthers ? [[null]] : []), ...(hasTotals ? [[]] : [])]
}

const answers: fc.Arbitrary<SummaryAnswer> = shapes.chain((shape) => {
  const places = shape.columns === null ? [null] : [...shape.columns, ...(shape.hasTotals ? [null] : [])]
  const entries = keysOf(shape).flatMap((key) => places.map((column) => ({ key, column })))
  const values = fc.array(numbers, { minLength: shape.types.length, maxLength: shape.types.length })
  const filled = fc.array(fc.tuple(values, values), { minLength: entries.length, maxLength: entries.length })
  return filled.map((all): SummaryAnswer => {
    const groups = entries.map(({ key, column }, index): SummaryGroup => {
      const [own = [], compared = []] = all[index] ?? []
      const isOthers = key.length === 1 && key[0] === null
      return {
        key,
        column,
        values: own,
        compared: shape.isCompared ? compared : null,
        rows: 1,
        state: 'complete',
        comparedState: shape.isCompared ? 'complete' : null,
        ...(isOthers && { others: true }),
      }
    })
    const fields = [dateField, 'b', 'c']
    return {
      range,
      compared: shape.isCompared ? range : null,
      by: fields.slice(0, shape.levels).map((field, level) => ({ field, step: level === 0 ? shape.step : null })),
      across: shape.columns === null ? null : { field: 'd', step: null },
      measures: shape.types.map((type, index): MeasureHeading => ({
        title: `M${index}`,
        formula: `f${index}()`,
        type,
      })),
      groups,
      unread: [],
      warnings: [],
    }
  })
})

function workbookOf(answer: SummaryAnswer, chart: SummaryChartKind = 'none'): Buffer {
  const rows = { connectionId: 1, reportKey: report?.key ?? '', parameters: {}, range, filters: [], search: '' }
  if (report === undefined) throw new Error('no report')
  const summarized = { report, asked: report, connection: 'Ventas', rows, answer }
  const blocks = [...summaryWorkbook(summaryFileContent(summarized, 'es', 'window', chart))].map((block) =>
    Buffer.from(block),
  )
  return Buffer.concat(blocks)
}

/** The numbers of an answer by line and column, worked out from it alone. */
function numbersOf({ groups, measures, compared }: SummaryAnswer): (number | null)[][] {
  const lines = [...Map.groupBy(groups, ({ key }) => JSON.stringify(key)).values()]
  const columns = [...new Set(groups.map(({ column }) => column))]
  return lines.map((entries) =>
    columns.flatMap((column) => {
      const entry = entries.find((each) => each.column === column)
      return measures.flatMap(({ type }, place) => {
        const [now, before] = [entry?.values[place] ?? null, entry?.compared?.[place] ?? null]
        if (compared === null) return [now]
        const difference = now === null || before === null ? null : now - before
        const share = difference === null || before === null || before === 0 ? null : difference / Math.abs(before)
        if (type === 'percent') return [now, before, difference]
        return [now, before, difference, share !== null && Number.isFinite(share) ? share : null]
      })
    }),
  )
}

function numberIn(cell: ReadCell | undefined): number | null {
  if (cell?.value === undefined) return null
  return cell.format.includes('mm') ? cell.value * 86_400 : cell.value
}

/** Less is shown as nothing: numbers with 15 decimals, times with three. */
function isShown(value: number, format: string): boolean {
  return Math.abs(value) >= (format.includes('mm') ? 0.0005 : 1e-12)
}

/** The row of a table's headings: behind the blank one. */
function headingRow({ rows }: ReadSheet): number {
  return rows.findIndex((row) => row.length === 0) + 1
}

describe('the workbook of a summary', () => {
  test('has every number of its answer, and hides none of them behind noughts', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const [table] = readWorkbook(workbookOf(answer))
        if (table === undefined) throw new Error('no sheet')
        const cells = table.rows.slice(headingRow(table) + 1)
        const expected = numbersOf(answer)
        expect(cells).toHaveLength(expected.length)
        for (const [line, row] of expected.entries()) {
          for (const [column, value] of row.entries()) {
            const cell = cells[line]?.[answer.by.length + column]
            const read = numberIn(cell)
            if (value === null) expect(read).toBeNull()
            else {
              expect(Math.abs((read ?? Number.NaN) - value)).toBeLessThanOrEqual(
                Math.max(1e-300, 1e-12 * Math.abs(value)),
              )
              if (isShown(value, cell?.format ?? '')) expect(cell?.shown).toMatch(/[1-9]/)
            }
          }
        }
        // Nothing stands beside them.
        const width = answer.by.length + (expected[0]?.length ?? 0)
        for (const row of cells) expect(row.length).toBeLessThanOrEqual(width)
      }),
      { numRuns: runs(300) },
    )
  })

  test('draws groups alone, from cells whose copy it keeps', () => {
    const sameTexts = (sheets: readonly ReadSheet[], { reference, copy }: ReadReference): void => {
      const cells = cellsOf(sheets, reference)
      expect(copy).toEqual(cells.map((column) => column.map((cell) => cell?.shown ?? '')))
    }
    fc.assert(
      fc.property(answers, fc.constantFrom<SummaryChartKind>('none', 'bars', 'lines', 'heat'), (answer, chart) => {
        const bytes = workbookOf(answer, chart)
        const sheets = readWorkbook(bytes)
        const { by, measures, across } = answer
        const groups = answer.groups.filter(({ key, others }) => key.length === by.length && others !== true)
        // As on the screen: groups within groups are told apart by colours, unless columns are.
        const isNested = across === null && by.length > 1
        const named = isNested ? 1 : by.length
        const categories = [
          ...new Map(groups.map(({ key }) => [JSON.stringify(key.slice(0, named)), key.slice(0, named)])).values(),
        ]
        const within = [
          ...new Map(groups.map(({ key }) => [JSON.stringify(key.slice(1)), key.slice(1)])).values(),
        ].slice(0, 8)
        const drawable = measures.filter((_measure, place) => {
          if (by.length === 0) return false
          const columns = [...new Set(groups.map(({ column }) => column))]
          const shown = new Set(columns.filter((column) => column !== null).slice(0, 8))
          const kinds = new Set(within.map((each) => JSON.stringify(each)))
          const drawn = groups.filter(({ key, column }) =>
            isNested
              ? kinds.has(JSON.stringify(key.slice(1)))
              : across === null || (column !== null && shown.has(column)),
          )
          return drawn.some(
            ({ values, compared }) =>
              values[place] !== null || (across === null && !isNested && (compared?.[place] ?? null) !== null),
          )
        })
        expect(sheets).toHaveLength(drawable.length === 0 ? 2 : 3)
        if (drawable.length === 0) return
        const charts = readCharts(bytes, 1)
        expect(charts.map(({ title }) => title)).toEqual(drawable.map(({ title, formula }) => [title, formula]))
        for (const { kind, series } of charts) {
          if (by[0]?.step === null || chart === 'bars') expect(kind).toBe('barChart')
          else if (chart === 'lines') expect(kind).toBe('lineChart')
          expect(series.length).toBeGreaterThan(0)
          const plain = (text: string): string => text.replace(/\r\n?/g, '\n')
          if (isNested) {
            expect(series.map(({ name }) => (name.copy[0] ?? []).map((text) => plain(text ?? '')))).toEqual(
              within.map((each) => each.map((part) => plain(part ?? ''))),
            )
          }
          for (const { name, categories: drawnOf, values } of series) {
            // Cells beside one another are one text.
            expect(name.copy).toEqual([cellsOf(sheets, name.reference).map(([cell]) => cell?.shown ?? '')])
            sameTexts(sheets, drawnOf)
            const [drawn = [], ...others] = cellsOf(sheets, values.reference)
            expect(others).toEqual([])
            expect(drawn).toHaveLength(categories.length)
            expect(values.copy[0]?.map((copy) => (copy === null ? undefined : Number(copy)))).toEqual(
              drawn.map((cell) => cell?.value),
            )
            // The very lines of the groups, not of totals: their names are those of the keys.
            const keys = cellsOf(sheets, drawnOf.reference)
            expect(keys).toHaveLength(named)
            expect(categories.map((key) => key.map((part) => plain(part ?? '')))).toEqual(
              categories.map((_key, place) => keys.map((column) => plain(column[place]?.shown ?? ''))),
            )
          }
        }
      }),
      { numRuns: runs(200) },
    )
  })

  const counts: MeasureHeading = { title: 'Llamadas', formula: 'count', type: 'count' }

  function answerOf(keys: readonly string[], step: 'day' | null): SummaryAnswer {
    const groupOf = (key: readonly string[], index: number): SummaryGroup => ({
      key,
      column: null,
      values: [index + 1],
      compared: null,
      rows: 1,
      state: 'complete',
      comparedState: null,
    })
    const groups = [...keys.map((key, index) => groupOf([key], index)), groupOf([], 999)]
    const by = [{ field: dateField, step }]
    return { range, compared: null, by, across: null, measures: [counts], groups, unread: [], warnings: [] }
  }

  test('draws days as lines where they follow one another, and anything else as bars', () => {
    const kindsOf = (answer: SummaryAnswer, chart: SummaryChartKind = 'none') =>
      readCharts(workbookOf(answer, chart), 1).map(({ kind }) => kind)
    const days = ['2026-11-02', '2026-11-03', '2026-11-04']
    expect(kindsOf(answerOf(days, 'day'))).toEqual(['lineChart'])
    expect(kindsOf(answerOf(days.toReversed(), 'day'))).toEqual(['barChart'])
    expect(kindsOf(answerOf(days, 'day'), 'bars')).toEqual(['barChart'])
    expect(kindsOf(answerOf(['Ana', 'Luis'], null), 'lines')).toEqual(['barChart'])
  })

  test('draws groups within groups as colours, where a group lacks some of them too', () => {
    const answer = answerOf([], null)
    const lines: readonly (readonly [string, string, number])[] = [
      ['Ana', 'voz', 3],
      ['Ana', 'chat', 4],
      ['Luis', 'chat', 5],
      ['Mar', 'voz', 6],
    ]
    const [total] = answer.groups
    if (total === undefined) throw new Error('no total')
    const groups = lines.map(([agent, kind, count]) => ({ ...total, key: [agent, kind], values: [count] }))
    const by = [...answer.by, { field: 'b', step: null }]
    const [chart] = readCharts(workbookOf({ ...answer, by, groups: [...groups, total] }), 1)
    const read = chart?.series.map(({ name, categories, values }) => [name.copy, categories.copy, values.copy])
    expect(read).toEqual([
      [[['voz']], [['Ana', 'Luis', 'Mar']], [['3', null, '6']]],
      [[['chat']], [['Ana', 'Luis', 'Mar']], [['4', '5', null]]],
    ])
  })

  test('says how many groups a chart leaves out', () => {
    const keys = Array.from({ length: 75 }, (_, place) => `agente ${place}`)
    const bytes = workbookOf(answerOf(keys, null))
    const sheets = readWorkbook(bytes)
    const [chart] = readCharts(bytes, 1)
    expect(cellsOf(sheets, chart?.series[0]?.values.reference ?? '')[0]).toHaveLength(60)
    const said = sheets[1]?.rows.flat().map((cell) => cell?.shown)
    expect(said).toContain('El gráfico muestra los primeros 60 de 75 grupos.')
    expect(said).toContain('Llamadas = count')
  })

  test('colours the numbers of groups as a heat map does, where that is what is seen', () => {
    const shaded = (chart: SummaryChartKind) =>
      /<conditionalFormatting sqref="([^"]*)">/.exec(
        readWorkbook(workbookOf(answerOf(['a', 'b'], null), chart))[0]?.xml ?? '',
      )?.[1]
    expect(shaded('heat')).toBe('B6:B7')
    expect(shaded('none')).toBeUndefined()
  })

  test('keeps heading and names of groups in view, and has no two sheets of one name', () => {
    const [table, charts, notes] = readWorkbook(workbookOf(answerOf(['a'], null)))
    expect(table?.xml).toContain(
      '<pane xSplit="1" ySplit="5" topLeftCell="B6" activePane="bottomRight" state="frozen"/>',
    )
    expect(charts?.name).toBe('Gráficos')
    expect(notes?.rows[0]?.map((cell) => cell?.shown)).toEqual(['Medida', 'Fórmula'])
  })
})
