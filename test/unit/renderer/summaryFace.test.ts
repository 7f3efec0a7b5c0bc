import { describe, expect, test } from 'vitest'
import { drillFilters } from '../../../src/renderer/pages/drillFilters.ts'
import { questionFilters } from '../../../src/renderer/features/grid/filterModel.ts'
import { chartDataOf, chartProblem } from '../../../src/renderer/features/summary/chartData.ts'
import { drillOf } from '../../../src/renderer/features/summary/drill.ts'
import { shownAsChoices } from '../../../src/renderer/features/summary/shownAs.ts'
import {
  groupChoices,
  isGone,
  measureChoices,
  operandChoices,
  stepWhyNot,
  titleOfMeasure,
} from '../../../src/renderer/features/summary/summaryChoices.ts'
import {
  orderOf,
  ordered,
  orderedBy,
  withGroup,
  withMeasureAt,
  withoutMeasure,
  withoutMeasures,
} from '../../../src/renderer/features/summary/summaryState.ts'
import { sentenceOf, type SentenceWords } from '../../../src/renderer/components/summarySentence.ts'
import { summaryTsv } from '../../../src/renderer/features/summary/summaryText.ts'
import { tableOf } from '../../../src/renderer/features/summary/summaryTable.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { parseFilter } from '../../../src/shared/query.ts'
import { isAdditive } from '../../../src/shared/measures/additivity.ts'
import type { GroupField, SummaryAnswer, SummaryGroup } from '../../../src/shared/summaries/types.ts'
import { ownFits } from '../../../src/shared/summaries/ownMeasure.ts'
import { PLAIN_SUMMARY, type WrittenSummary } from '../../../src/shared/summaries/writtenSummary.ts'
import { wall } from '../../../src/shared/time.ts'

// The summary in the window: what leads from a number to its rows, how numbers differ and read, and what is said of a
// question.

const agent: GroupField = { field: 'agent_name', step: null }
const day: GroupField = { field: 'date', step: 'day' }
const group = (key: readonly (string | null)[], rows = 5, column: string | null = null): SummaryGroup => ({
  key,
  column,
  values: [rows],
  compared: null,
  rows,
  state: 'complete',
  comparedState: null,
})

function filtersBehind(by: readonly GroupField[], across: GroupField | null, of: SummaryGroup): unknown {
  const drill = drillOf(by, across, of, null)
  return drill.kind === 'problem' ? drill.problem : questionFilters(drillFilters([], drill.conditions))
}

test('the rows behind a number are asked for by the values of its groups', () => {
  expect(filtersBehind([agent], null, group(['Ana "A" Gómez']))).toEqual([
    { field: 'agent_name', operator: 'one-of', value: JSON.stringify(['Ana "A" Gómez']) },
  ])
  // The empty value is a value like any other; the total has no condition.
  expect(filtersBehind([agent], null, group(['']))).toEqual([
    { field: 'agent_name', operator: 'one-of', value: '[""]' },
  ])
  expect(filtersBehind([agent], null, group([]))).toEqual([])
})

test('steps of time become the stretch that they last, whatever its length', () => {
  const behind = (step: GroupField['step'], key: string): unknown =>
    filtersBehind([{ field: 'date', step }], null, group([key]))
  const between = (from: string, to: string): unknown => [
    { field: 'date', operator: '>=', value: from },
    { field: 'date', operator: '<=', value: to },
  ]
  expect(behind('15min', '2026-11-02T08:45')).toEqual(between('2026-11-02T08:45:00', '2026-11-02T08:59:59'))
  expect(behind('day', '2026-11-02')).toEqual(between('2026-11-02T00:00:00', '2026-11-02T23:59:59'))
  expect(behind('week', '2026-11-02')).toEqual(between('2026-11-02T00:00:00', '2026-11-08T23:59:59'))
  expect(behind('month', '2024-02')).toEqual(between('2024-02-01T00:00:00', '2024-02-29T23:59:59'))
  expect(behind('year', '2024')).toEqual(between('2024-01-01T00:00:00', '2024-12-31T23:59:59'))
})

test('steps that fold the time become a time of the day, or a day of the week', () => {
  const behind = (step: GroupField['step'], key: string): unknown =>
    filtersBehind([{ field: 'date', step }], null, group([key]))
  const inDay = (value: string): unknown => [{ field: 'date', part: 'time-of-day', operator: 'in', value }]
  expect(behind('hour-of-day', '08:00')).toEqual(inDay('08:00..08:59'))
  expect(behind('30min-of-day', '23:30')).toEqual(inDay('23:30..23:59'))
  expect(behind('15min-of-day', '00:15')).toEqual(inDay('00:15..00:29'))
  expect(behind('day-of-week', '7')).toEqual([{ field: 'date', part: 'day-of-week', operator: 'in', value: '7' }])
  expect(
    filtersBehind(
      [{ field: 'date', step: 'hour-of-day' }],
      { field: 'date', step: 'day-of-week' },
      group(['08:00'], 3, '1'),
    ),
  ).toEqual([
    { field: 'date', part: 'time-of-day', operator: 'in', value: '08:00..08:59' },
    { field: 'date', part: 'day-of-week', operator: 'in', value: '1' },
  ])
  expect(behind('hour-of-day', '')).toBe('no-value')
})

test('a count of rows by parts of their dates leads to just those rows, or says why not', () => {
  const behind = (filter: string): unknown => {
    const drill = drillOf([], null, group([]), { kind: 'count', where: [parseFilter(filter)] })
    return drill.kind === 'problem' ? drill.problem : questionFilters(drillFilters([], drill.conditions))
  }
  for (const filter of ['date:time-of-day >= 19:00', 'date:time-of-day in 22:00..06:00', 'date:day-of-week in 6|7']) {
    expect(behind(filter)).toEqual([parseFilter(filter)])
  }
  expect(behind('date:day-of-week in 1..3')).toEqual([parseFilter('date:day-of-week in 1|2|3')])
  expect(behind('date:time-of-day in 08:00..09:00|19:00')).toBe('condition')
  expect(behind('date:day-of-week != 1')).toBe('condition')
})

test('bands end where the next one begins, negative ones and decimals too', () => {
  const behind = (step: number, key: string): unknown => filtersBehind([{ field: 'seconds', step }], null, group([key]))
  const band = (from: string, before: string): unknown => [
    { field: 'seconds', operator: '>=', value: from },
    { field: 'seconds', operator: '<', value: before },
  ]
  expect(behind(60, '-60')).toEqual(band('-60', '0'))
  expect(behind(0.1, '0.2')).toEqual(band('0.2', '0.3'))
})

test('what no filter can say has a reason instead', () => {
  expect(filtersBehind([agent], null, group([null]))).toBe('others')
  expect(filtersBehind([day], null, group(['']))).toBe('no-value')
  expect(filtersBehind([agent], null, group(['Ana'], 0))).toBe('no-rows')
  expect(filtersBehind([agent], null, { ...group(['Ana']), state: 'missing' })).toBe('missing')
})

test('what columns were asked before stays, and what was picked of the same column becomes the one value', () => {
  const before = [
    { field: 'agent_name', conditions: [], values: ['Ana', 'Luis'] },
    { field: 'skill', conditions: [{ operator: 'contains', value: 'a', upTo: '' }], values: [] },
  ] as const
  const drill = drillOf([agent], day, group(['Luis'], 2, '2026-11-02'), {
    kind: 'count',
    where: [{ field: 'skill', operator: '=', value: 'Ventas' }],
  })
  if (drill.kind !== 'conditions') throw new Error('no conditions')
  expect(drillFilters(before, drill.conditions)).toEqual([
    { field: 'agent_name', conditions: [], values: ['Luis'] },
    {
      field: 'skill',
      conditions: [
        { operator: 'contains', value: 'a', upTo: '' },
        { operator: '=', value: 'Ventas', upTo: '' },
      ],
      values: [],
    },
    {
      field: 'date',
      conditions: [{ operator: 'between', value: '2026-11-02T00:00:00', upTo: '2026-11-02T23:59:59' }],
      values: [],
    },
  ])
})

const calls = catalogue.reports.find(
  ({ kind, fields, dateField }) =>
    kind === 'detail' && dateField === 'date' && fields.some(({ name }) => name === 'agent_name'),
)

const words: SentenceWords = {
  language: 'es',
  and: (one, other) => `${one} y ${other}`,
  by: (measures, groups) => `${measures} por ${groups}`,
  total: (measures) => `${measures} en total`,
  across: (before, field) => `${before}, con ${field} en columnas`,
  compared: (before, period) => `${before}, contra ${period}`,
  step: (field, step) => `${field} (${step})`,
  stepName: () => 'cada día',
  comparison: () => 'semana anterior',
}

test('a sentence reads what is asked', () => {
  if (calls === undefined) throw new Error('no such report')
  const asked = { ...PLAIN_SUMMARY, by: ['agent_name'], across: 'date:day', compare: 'week' }
  expect(sentenceOf(calls, asked, ['Llamadas', 'TMO'], words)).toBe(
    'Llamadas y TMO por agente, con fecha (cada día) en columnas, contra semana anterior',
  )
  expect(sentenceOf(calls, PLAIN_SUMMARY, ['Llamadas'], words)).toBe('Llamadas en total')
})

test('what does not add up can be chosen nowhere, and says why', () => {
  let refused = 0
  for (const report of catalogue.reports) {
    const { sums, averages } = measureChoices({ report, language: 'es' }, [])
    for (const { value, whyNot } of [...sums, ...averages]) {
      const field = /\((.*)\)$/.exec(value)?.[1] ?? ''
      expect(whyNot === undefined, `${report.key} ${value}`).toBe(isAdditive(report, field))
      if (whyNot?.kind === 'not-additive') refused++
    }
  }
  expect(refused).toBeGreaterThan(0)
})

test('the order follows its measure, and goes with it', () => {
  const asked = { ...PLAIN_SUMMARY, by: ['agent_name'], measures: ['count', 'kpi:aht', 'avg(x)'] }
  const byThird = ordered(asked, 2)
  expect(orderOf(byThird)).toEqual({ by: 2, direction: 'desc' })
  expect(orderOf(ordered(byThird, 2))).toEqual({ by: 2, direction: 'asc' })
  expect(orderOf(withoutMeasure(byThird, 0))).toEqual({ by: 1, direction: 'desc' })
  expect(withoutMeasure(byThird, 2).order).toBeNull()
  expect(withoutMeasure({ ...asked, measures: ['count'] }, 0).measures).toEqual(['count'])
  // Values that there may be many of come with the greatest first.
  expect(withGroup(PLAIN_SUMMARY, 'agent_name')).toMatchObject({ order: '1', limit: '20' })
  expect(withGroup(PLAIN_SUMMARY, 'date:day')).toMatchObject({ order: null, limit: null })
})

const answer: SummaryAnswer = {
  range: null,
  compared: null,
  by: [{ field: 'agent_name', step: null }],
  across: { field: 'skill', step: null },
  measures: [
    { title: 'Filas', formula: 'count', type: 'count' },
    { title: 'TMO', formula: 'x', type: 'duration' },
  ],
  groups: [
    { ...group(['=Ana'], 2, 'A'), values: [2, 61.5] },
    { ...group(['=Ana'], 1, 'B'), values: [1, null] },
    { ...group(['=Ana'], 3), values: [3, 61.5] },
    { ...group([], 2, 'A'), values: [2, 61.5] },
    { ...group([], 1, 'B'), values: [1, null] },
    { ...group([], 3), values: [3, 61.5] },
  ],
  unread: [],
  warnings: [],
}

test('the table is copied with its columns and total, and nothing in it is a formula', () => {
  if (calls === undefined) throw new Error('no such report')
  const text = summaryTsv(answer, calls, 'es')
  expect(text.split('\r\n')).toEqual([
    'Agente\tA · Filas\tA · TMO\tB · Filas\tB · TMO\tTotal · Filas\tTotal · TMO',
    "'=Ana\t2\t0:01:02\t1\t\t3\t0:01:02",
    'Total\t2\t0:01:02\t1\t\t3\t0:01:02',
  ])
})

test('groups that look alike under a mask stay apart, lead to their own rows, and are drawn apart', () => {
  const alike = [group(['•••'], 5), { ...group(['•••'], 3), alike: [1] }, group([], 8)]
  const table = tableOf({ ...answer, by: answer.by, groups: alike })
  expect(table.lines.map(({ cells }) => cells.get(null)?.values[0])).toEqual([5, 3, 8])
  const ofColumn = { column: '•••', sealedColumn: 'sealed column' }
  expect(
    filtersBehind([agent], { field: 'skill_name', step: null }, { ...group(['•••']), sealed: ['sealed'], ...ofColumn }),
  ).toEqual([
    { field: 'agent_name', operator: 'one-of', value: '["sealed"]' },
    { field: 'skill_name', operator: 'one-of', value: '["sealed column"]' },
  ])
  const labels = {
    labelOf: (_level: number, key: string | null) => key ?? '',
    columnLabel: () => '',
    now: 'ahora',
    before: 'antes',
  }
  expect(chartDataOf(table, [agent], 0, 'bars', labels)).toMatchObject({
    categories: ['•••', '••• (2)'],
    series: [{ values: [5, 3] }],
  })
})

test('charts have a series for each column, and those that do not fit say what they need', () => {
  const labels = {
    labelOf: (_level: number, key: string | null) => key ?? 'Otros',
    columnLabel: (column: string | null) => column ?? 'Total',
    now: 'ahora',
    before: 'antes',
  }
  expect(chartDataOf(tableOf(answer), [agent], 1, 'heat', labels)).toEqual({
    categories: ['=Ana'],
    series: [
      { name: 'A', values: [61.5] },
      { name: 'B', values: [null] },
    ],
    total: 1,
  })
  expect(chartProblem('lines', [agent], null)).toBe('needsTime')
  expect(chartProblem('lines', [day], null)).toBeNull()
  expect(chartProblem('heat', [day], null)).toBe('needsTwo')
  expect(chartProblem('bars', [], null)).toBe('needsGroups')
})

test('a measure of the user’s own is offered first, and what cannot be chosen says why', () => {
  const report = catalogue.find('cdr_1')
  const own = [
    { id: 1, name: 'Costo', dividend: 'sum(cost)', divisor: 'count', earlierNames: ['viejo'] },
    { id: 2, name: 'De otro', dividend: 'sum(login_time)', divisor: 'count', earlierNames: [] },
  ]
  const reader = { report, language: 'es', own } as const
  const [names] = Object.keys(measureChoices(reader, []))
  expect(names).toBe('own')
  expect(measureChoices(reader, []).own).toEqual([
    { value: 'own:Costo', title: 'Costo' },
    { value: 'own:De otro', title: 'De otro', whyNot: { kind: 'other-report' } },
  ])
  // Kept under what it was called before, it is the one that is chosen.
  expect(measureChoices(reader, ['own:Viejo']).own[0]?.whyNot).toEqual({ kind: 'chosen' })
  expect(['own:Viejo', 'own:Nada', 'count', 'avg('].map((written) => isGone(written, own))).toEqual([
    false,
    true,
    false,
    false,
  ])
  expect(titleOfMeasure('own:Nada', reader)).toBe('Nada')
})

test('what can be divided is what can be read, and each division says that it is one', () => {
  for (const report of catalogue.reports) {
    const { kpis, ...others } = operandChoices({ report, language: 'es' })
    expect(kpis.every(({ whyNot }) => whyNot?.kind === 'divided')).toBe(true)
    for (const { value, whyNot } of Object.values(others).flat()) {
      const own = { name: 'x', dividend: value, divisor: 'count', earlierNames: [] }
      expect([report.key, value, ownFits(own, report, 'es')]).toEqual([report.key, value, whyNot === undefined])
    }
  }
})

test('without the measures that are gone something is left to ask', () => {
  const kept = { ...PLAIN_SUMMARY, by: ['agent_name'], measures: ['own:A', 'count', 'own:B'], order: '3' }
  expect(withoutMeasures(kept, (measure) => measure.startsWith('own:'))).toMatchObject({
    measures: ['count'],
    order: null,
  })
  expect(withoutMeasures({ ...kept, measures: ['own:A'] }, () => true)).toMatchObject({
    measures: ['count'],
    order: '1',
  })
  expect(withMeasureAt(kept, 1, 'kpi:aht').measures).toEqual(['own:A', 'kpi:aht', 'own:B'])
  expect(withMeasureAt(kept, 1, 'own:B')).toBe(kept)
})

describe('as what numbers are shown', () => {
  const asked = { ...PLAIN_SUMMARY, by: ['agent_name'], measures: ['count', 'Costo = sum(cost)', 'kpi:aht', 'avg(x)'] }
  const problems = (summary: WrittenSummary, place: number): readonly (readonly unknown[])[] =>
    shownAsChoices(summary, place).map(({ shownAs, problem, isChosen }) => [shownAs, isChosen ? 'chosen' : problem])

  test('counts and sums are parts of something where there is something', () => {
    expect(problems(asked, 0)).toEqual([
      ['number', 'chosen'],
      ['total', null],
      ['row', 'needs-columns'],
      ['column', null],
    ])
    expect(problems({ ...asked, across: 'date:day' }, 1).slice(1)).toEqual([
      ['total', null],
      ['row', null],
      ['column', null],
    ])
    expect(
      problems({ ...asked, by: [] }, 0)
        .slice(1)
        .map((each) => each[1]),
    ).toEqual(['needs-groups', 'needs-columns', 'needs-groups'])
  })

  test('what does not add up is no part of anything', () => {
    for (const place of [2, 3]) {
      expect(problems({ ...asked, across: 'date:day' }, place).slice(1)).toEqual([
        ['total', 'not-additive'],
        ['row', 'not-additive'],
        ['column', 'not-additive'],
      ])
    }
  })

  test('a choice is written in the measure, and leads back to the number', () => {
    const shown = shownAsChoices(asked, 1)[3]?.written ?? ''
    expect(shown).toBe('Costo = share-of-column(sum(cost))')
    const changed = withMeasureAt(asked, 1, shown)
    expect(changed.measures).toEqual(['count', shown, 'kpi:aht', 'avg(x)'])
    expect(problems(changed, 1)).toContainEqual(['column', 'chosen'])
    expect(shownAsChoices(changed, 1)[0]?.written).toBe('Costo = sum(cost)')
    // What is among the measures already is not chosen twice.
    expect(problems({ ...asked, measures: ['count', 'share-of-total(count)'] }, 0)).toContainEqual(['total', 'chosen'])
    expect(orderedBy(changed, 1, 'asc').order).toBe('2:asc')
  })
})

test('a field that makes groups already is offered by its next step, and steps are told why they cannot be', () => {
  if (calls === undefined) throw new Error('no such report')
  const offered = (chosen: readonly string[]): unknown =>
    groupChoices({ report: calls, language: 'es' }, chosen).find(({ value }) => value.split(':')[0] === 'date')
  expect(offered([])).toMatchObject({ value: 'date:day' })
  expect(offered(['date:day'])).toMatchObject({ value: 'date:hour-of-day' })
  expect(offered(['date:day', 'date:hour-of-day'])).toMatchObject({ value: 'date:day-of-week' })
  expect(groupChoices({ report: calls, language: 'es' }, ['agent_name'])).toContainEqual(
    expect.objectContaining({ value: 'agent_name', whyNot: { kind: 'chosen' } }),
  )
  const years = { from: wall(0), to: wall(400 * 366 * 86_400) }
  expect(stepWhyNot(calls, 'date:15min', [], years)).toEqual({ kind: 'too-many-steps' })
  expect(stepWhyNot(calls, 'date:15min', ['date:15min'], null)).toEqual({ kind: 'chosen' })
  expect(stepWhyNot(calls, 'date:year', [], years)).toBeUndefined()
})
