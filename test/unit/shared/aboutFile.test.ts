import { describe, expect, test } from 'vitest'
import { aboutFile, type FileFacts } from '../../../src/shared/aboutFile.ts'
import { filterInWords } from '../../../src/shared/filterWords.ts'
import type { Filter, Question } from '../../../src/shared/query.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { at, span } from '../../support/times.ts'

function reportThat(isMeant: (report: ReportDefinition) => boolean): ReportDefinition {
  const report = catalogue.reports.find(isMeant)
  if (report === undefined) throw new Error('The catalogue lacks such a report')
  return report
}

const calls = catalogue.find('cdr_1')
const withStates = reportThat(({ fields }) => fields.some(({ valueTitles }) => valueTitles !== undefined))
const stateField = withStates.fields.find(({ valueTitles }) => valueTitles !== undefined)
const [state = '', stateTitle] = Object.entries(stateField?.valueTitles ?? {})[0] ?? []

const question: Question = {
  connectionId: 1,
  reportKey: calls.key,
  parameters: {},
  range: span('2026-11-01', '2026-11-28'),
  filters: [],
  search: '',
  sort: [],
}

const facts: FileFacts = {
  report: calls,
  question,
  connection: { name: 'Banco Andino', isSample: false },
  shortcomings: [],
  provisional: [],
  newest: null,
  now: at('2026-11-29T08:02'),
}

describe('a filter in words', () => {
  test.each<[Filter, es: string, en: string]>([
    [{ field: 'agent_name', operator: 'contains', value: 'Ana' }, 'Agente contiene «Ana»', 'Agent contains “Ana”'],
    [{ field: 'time_seg', operator: '>=', value: '90' }, 'Duración ≥ 0:01:30', 'Duration ≥ 0:01:30'],
    [{ field: 'agent_name', operator: 'empty', value: '' }, 'Agente está vacío', 'Agent is empty'],
    [{ field: 'cod_act', operator: 'in', value: 'A|B' }, 'Código de actividad: A, B', 'Activity code: A, B'],
    [
      { field: 'cod_act', operator: 'one-of', value: JSON.stringify(['A|B', '']) },
      'Código de actividad: A|B, (vacío)',
      'Activity code: A|B, (empty)',
    ],
    [
      { field: 'date', part: 'day-of-week', operator: 'in', value: '1..5' },
      'Fecha: lunes–viernes',
      'Date: Monday–Friday',
    ],
    [
      { field: 'date', part: 'time-of-day', operator: '>', value: '19:00' },
      'Fecha (hora del día) > 19:00',
      'Date (hour of the day) > 19:00',
    ],
    // What no document lists goes by its name.
    [{ field: 'ticket', operator: '!=', value: '7' }, 'ticket ≠ 7', 'ticket ≠ 7'],
  ])('%j', (filter, es, en) => {
    expect(filterInWords(filter, calls, 'es')).toBe(es)
    expect(filterInWords(filter, calls, 'en')).toBe(en)
  })

  test('calls known values what people call them, and counts those that are too many to name', () => {
    const known = { field: stateField?.name ?? '', operator: '=', value: state.toUpperCase() } as const
    expect(filterInWords(known, withStates, 'es')).toContain(stateTitle?.es)
    const values = Array.from({ length: 11 }, (_, number) => `v${number}`)
    const many = { field: 'cod_act', operator: 'one-of', value: JSON.stringify(values) } as const
    expect(filterInWords(many, calls, 'es')).toBe('Código de actividad: v0, v1, v2, v3, v4, v5, v6, v7 y 3 más')
  })
})

describe('what a file says of itself', () => {
  const told = (changed: Partial<FileFacts>) => aboutFile({ ...facts, ...changed }, 'es').lines

  test('operation, report, period, filters, seal, mask and time', () => {
    expect(told({})).toEqual([
      ['Operación', 'Banco Andino'],
      ['Reporte', `${calls.title.es} (${calls.key})`],
      ['Periodo', '1–28 nov 2026'],
      ['Filtros', 'Ninguno'],
      ['Estado de los datos', 'Completo: no falta nada del periodo'],
      ['Datos personales', 'Completos, sin ocultar'],
      ['Hecho', '29 nov 2026, 08:02, hora de la operación'],
    ])
  })

  test('a line for each filter and each thing that is not whole, and the search', () => {
    const lines = told({
      question: {
        ...question,
        filters: [
          { field: 'time_seg', operator: '>', value: '60' },
          { field: 'agent_name', operator: 'starts', value: 'A' },
        ],
        search: 'pago',
      },
      shortcomings: [{ kind: 'missing', ranges: [span('2026-11-17', '2026-11-17')] }],
      provisional: [span('2026-11-28', '2026-11-28')],
    })
    expect(lines.slice(3, 6)).toEqual([
      ['Filtros', 'Duración > 0:01:00'],
      ['', 'Agente empieza por «A»'],
      ['Búsqueda', 'pago'],
    ])
    expect(lines[6]?.[0]).toBe('Estado de los datos')
    expect(lines[6]?.[1]).toContain('17 nov 2026')
    expect(lines[7]).toEqual(['', 'Aún puede cambiar: 28 nov 2026'])
  })

  test('of the items of a list: the filters of the rows that they stand in', () => {
    const filters = [{ field: 'agent_name', operator: 'contains', value: 'Ana' }] as const
    const within = { filters, search: 'pago', rowId: null }
    const lines = told({ question: { ...question, within } })
    expect(lines).toContainEqual(['Filtros', 'Agente contiene «Ana»'])
    expect(lines).toContainEqual(['Búsqueda', 'pago'])
  })

  test('invented data as such, a snapshot by its time, parameters by their titles', () => {
    const snapshot = reportThat(({ kind, parameters }) => kind === 'snapshot' && parameters.length > 0)
    const [parameter] = snapshot.parameters
    if (parameter === undefined) throw new Error('no parameter')
    const value = parameter.choices?.[0]?.value ?? '606'
    const lines = told({
      report: snapshot,
      question: { ...question, reportKey: snapshot.key, range: null, parameters: { [parameter.name]: value } },
      connection: { name: 'Ejemplo', isSample: true },
      newest: at('2026-11-29T07:55'),
    })
    expect(lines[0]).toEqual(['Operación', 'Ejemplo (datos inventados)'])
    expect(lines[2]).toEqual(['Periodo', 'La consulta más reciente: 29 nov, 07:55'])
    expect(lines[3]).toEqual([parameter.title.es, parameter.choices?.[0]?.title.es ?? '606'])
  })
})
