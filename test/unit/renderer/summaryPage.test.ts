import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageOf, type ShownSummary } from '../../../src/renderer/features/summary/pageContent.ts'
import { wrapped } from '../../../src/renderer/features/summary/wrapped.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { PaperPage, PaperTable } from '../../../src/shared/paperPage.ts'
import type { SummaryAnswer, SummaryGroup } from '../../../src/shared/summaries/types.ts'
import { at } from '../../support/times.ts'

const report = catalogue.reports.find(({ kind, dateField }) => kind === 'detail' && dateField !== null)
if (report === undefined) throw new Error('The catalogue has no such report')
const range = { from: at('2026-11-02'), to: at('2026-11-08 23:59:59') }
const asked: ShownSummary['asked'] = {
  connectionId: 1,
  reportKey: report.key,
  parameters: { campaign: '7' },
  range,
  filters: [{ field: report.dateField ?? '', operator: '!empty', value: '' }],
  search: 'ana',
}

function shownOf(names: readonly string[], columns: readonly string[] | null, isCompared = false): ShownSummary {
  const places = columns === null ? [null] : [...columns, null]
  const entry = (key: readonly string[], column: string | null, value: number): SummaryGroup => ({
    key,
    column,
    values: [value],
    compared: isCompared ? [value / 2] : null,
    rows: value,
    state: 'complete',
    comparedState: isCompared ? 'complete' : null,
  })
  const keys = [...names.map((name) => [name]), []]
  const answer: SummaryAnswer = {
    range,
    compared: isCompared ? range : null,
    by: [{ field: 'agent_name', step: null }],
    across: columns === null ? null : { field: 'skill', step: null },
    measures: [{ title: 'Llamadas', formula: 'count', type: 'count' }],
    groups: keys.flatMap((key, line) => places.map((column, place) => entry(key, column, 1_000 * line + place))),
    unread: [],
    warnings: [],
  }
  if (report === undefined) throw new Error('no report')
  return {
    report,
    operation: 'Ventas',
    asked,
    answer,
    sentence: 'llamadas por agente',
    formulaText: (formula) => `en palabras: ${formula}`,
  }
}

const words = {
  lines: (count: number, total: number) => `${count} de ${total} líneas`,
  columns: (count: number, total: number) => `${count} de ${total} columnas`,
}

function pageContent(shown: ShownSummary): PaperPage {
  return pageOf(shown, 'es', words, null)
}

function tableOf(shown: ShownSummary): PaperTable {
  const [table] = pageContent(shown).sections
  if (table?.kind !== 'table') throw new Error('no table')
  return table
}

describe('the page of a summary', () => {
  test('has the chart over the table, drawn as wide as its paper has room', () => {
    const { sections } = pageOf(shownOf(['Ana'], null), 'es', words, ({ isWide }) => `<svg ${isWide}>`)
    expect(sections.map(({ kind }) => kind)).toEqual(['drawing', 'table'])
    expect(sections[0]).toMatchObject({ svg: '<svg false>' })
  })

  test('says whose numbers it has, of which rows, and that nothing is missing', () => {
    const { title, facts } = pageContent(shownOf(['Ana'], null, true))
    expect(title).toBe('Llamadas por agente')
    expect(facts.map(({ label }) => label)).toEqual([
      'Operación',
      'Reporte',
      'Periodo',
      'Periodo comparado',
      'Parámetro',
      'Filtro',
      'Búsqueda',
      'Estado de los datos',
      'Llamadas',
    ])
    expect(facts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Ventas', report.title.es, 'campaign: 7', 'ana']),
    )
    expect(facts.at(-2)?.text).toBe('Completo: no falta nada del periodo.')
    expect(facts.at(-1)).toEqual({ label: 'Llamadas', text: '= en palabras: count' })
  })

  test('has the table as it reads on the screen, differences too', () => {
    const shown = shownOf(['Ana'], null, true)
    const { columns, lines, notes } = tableOf(shown)
    expect(columns.map(({ isNumber }) => isNumber)).toEqual([false, true, true, true, true])
    expect(lines).toEqual([
      { kind: 'group', cells: ['Ana', '0', '0', '0', '–'] },
      { kind: 'total', cells: ['Total', '1.000', '500', '+500', '+100,0 %'] },
    ])
    expect(notes).toEqual([])
    expect(pageContent(shown).isWide).toBe(false)
  })

  test('of many groups has the first ones and the total, and says so', () => {
    const names = Array.from({ length: 1_000 }, (_, place) => `agente ${place}`)
    const { lines, notes } = tableOf(shownOf(names, null))
    expect(lines).toHaveLength(401)
    expect(lines.at(-1)?.kind).toBe('total')
    expect(notes).toEqual(['401 de 1001 líneas'])
  })

  test('of many columns has the first ones and those over all, on paper that lies on its side', () => {
    const skills = Array.from({ length: 31 }, (_, place) => `s${place}`)
    const shown = shownOf(['Ana'], skills)
    const { columns, lines, notes } = tableOf(shown)
    expect(columns).toHaveLength(13)
    expect(lines[1]?.cells.slice(1)).toEqual([
      ...Array.from({ length: 11 }, (_, place) => `1.0${String(place).padStart(2, '0')}`),
      '1.031',
    ])
    expect(notes).toEqual(['13 de 33 columnas'])
    expect(pageContent(shown).isWide).toBe(true)
  })
})

test('a text is broken between words, where it has no room, and loses none of them', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, room) => {
      const lines = wrapped(text, room, (line) => line.length)
      expect(lines.join(' ').split(/\s+/)).toEqual(lines.length === 0 ? [''] : text.trim().split(/\s+/))
      for (const line of lines) expect(line.length <= room || !/\s/.test(line)).toBe(true)
    }),
  )
})
