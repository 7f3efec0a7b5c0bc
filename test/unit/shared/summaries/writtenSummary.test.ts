import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../src/shared/errors.ts'
import { explain } from '../../../../src/shared/errorTexts.ts'
import { LANGUAGES, type Language } from '../../../../src/shared/language.ts'
import { isAdditive } from '../../../../src/shared/measures/additivity.ts'
import { fits, measureOf } from '../../../../src/shared/measures/kpis.ts'
import { byDayReportOf } from '../../../../src/shared/reports/catalogueDays.ts'
import { listPaths, listReportOf } from '../../../../src/shared/reports/catalogueLists.ts'
import { catalogue } from '../../../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../../../src/shared/reports/types.ts'
import { groupFieldHeading, groupFieldText, parseGroupField } from '../../../../src/shared/summaries/groupText.ts'
import { parseMeasure } from '../../../../src/shared/summaries/measureText.ts'
import { resolveMeasure, type SummaryContext } from '../../../../src/shared/summaries/resolveMeasure.ts'
import { FOLDED_STEPS, TIME_STEPS, type Measure } from '../../../../src/shared/summaries/types.ts'
import { PLAIN_SUMMARY, readSummary, type WrittenSummary } from '../../../../src/shared/summaries/writtenSummary.ts'
import { range } from '../../../support/times.ts'

const { reports } = catalogue
const period = range(1_700_000_000, 1_700_086_399)

function contextOf(report: ReportDefinition | string, language: Language = 'en'): SummaryContext {
  return { report: typeof report === 'string' ? catalogue.find(report) : report, language, reports, range: period }
}

function measure(report: string, written: string, language: Language = 'en'): Measure {
  return resolveMeasure(parseMeasure(written), contextOf(report, language))
}

function errorOf(action: () => unknown): AppError {
  try {
    action()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

function refusal(report: string | ReportDefinition, change: Partial<WrittenSummary>, isPeriod = true): string {
  const context = { ...contextOf(report), range: isPeriod ? period : null }
  const { code, detail } = errorOf(() => readSummary({ ...PLAIN_SUMMARY, ...change }, context))
  for (const language of LANGUAGES)
    expect(explain({ code, detail }, language).sentence).not.toMatch(/[{]|undefined|"–"/)
  const { problem } = detail
  return typeof problem === 'string' ? `${code} ${problem}` : code
}

test('a summary asks the same in every language, and has its titles in the words of who reads it', () => {
  const measures = ['count(cost > 1.250)', 'count(date < 03/12/2023) / count', 'share(count(time_seg >= 1,5 min))']
  const all = LANGUAGES.map((writtenIn) =>
    LANGUAGES.map(
      (language) => readSummary({ ...PLAIN_SUMMARY, measures, writtenIn }, contextOf('cdr_1', language)).measures,
    ),
  )
  const asked = all.map((each) => each.map((read) => JSON.stringify(read.map(({ tree, formula }) => [tree, formula]))))
  for (const ofLanguage of asked) expect(new Set(ofLanguage).size).toBe(1)
  // What is written alike is not the same in each.
  expect(new Set(asked.flat()).size).toBe(LANGUAGES.length)
  const [written = []] = all
  expect(new Set(written.map((read) => read.map(({ title }) => title).join('|'))).size).toBe(LANGUAGES.length)
})

describe('what a measure is shown as', () => {
  test.each([
    ['cdr_1', 'count', 'count'],
    ['cdr_1', 'distinct(conn_id)', 'count'],
    ['cdr_1', 'sum(cost)', 'money'],
    ['cdr_1', 'avg(time_seg)', 'duration'],
    ['cdr_1', 'p90(time_min)', 'number'],
    ['cdr_1', 'sum(cost) / count', 'money'],
    ['cdr_1', 'sum(time_seg) / distinct(conn_id)', 'duration'],
    ['cdr_1', 'count(cod_act = x) / count', 'percent'],
    ['cdr_1', 'sum(cost) / sum(time_seg)', 'number'],
    ['cdr_1', 'sum(cost) / sum(cost)', 'number'],
    ['cdr_1', 'count / sum(time_seg)', 'number'],
    ['cdr_1', 'share(count)', 'percent'],
    ['agent_8', 'sum(calls)', 'count'],
    ['agent_8', 'avg(calls)', 'number'],
    ['agent_8', 'sum(inbound_time) / sum(calls)', 'duration'],
    ['agent_8', 'sum(acw_time) / sum(login_time)', 'percent'],
    ['agent_8', 'max(aht)', 'duration'],
    ['quality_2', 'avg(accuracy)', 'percent'],
    ['quality_2', 'avg(accuracy) / count', 'percent'],
  ])('%s: %s is %s', (report, written, type) => {
    expect(measure(report, written).type).toBe(type)
  })

  test('a percentage is a hundredth of its number', () => {
    expect(measure('quality_2', 'median(accuracy)').tree).toEqual({
      kind: 'quantile',
      field: 'accuracy',
      unit: 0.01,
      fraction: 0.5,
      where: [],
    })
  })

  test('its title is its own, or says what it does', () => {
    expect(measure('cdr_1', 'Costo = sum(cost)', 'es')).toMatchObject({ title: 'Costo', formula: 'sum(cost)' })
    expect(measure('cdr_1', 'avg(time_seg)', 'es').title).toBe('Promedio de Duración')
    expect(measure('cdr_1', 'count(hang_up = agent) / count').title).toBe('Calls: Hung up by = agent / Calls')
    expect(measure('cdr_1', 'AHT propio = kpi:aht', 'es')).toMatchObject({
      title: 'AHT propio',
      formula: 'conversación / gestionadas',
    })
  })

  test('a part of a whole says what it is a part of, whatever it is called', () => {
    expect(measure('cdr_1', 'share-of-row(count)', 'es')).toEqual({
      title: 'Llamadas (% de la fila)',
      formula: 'share-of-row(count)',
      type: 'percent',
      tree: { kind: 'count', where: [] },
      shownAs: 'row',
    })
    expect(measure('cdr_1', 'Cost = share-of-column(sum(cost))', 'en').title).toBe('Cost (% of column)')
  })

  test('values of filters are read as their language has them', () => {
    const spanish = measure('cdr_1', 'count(cost > 1.234,5)', 'es')
    expect(spanish).toMatchObject({
      formula: 'count(cost > 1234.5)',
      tree: { where: [{ field: 'cost', operator: '>', value: '1234.5' }] },
    })
    expect(errorOf(() => measure('cdr_1', 'count(cost > many)')).detail).toMatchObject({ wanted: 'money' })
  })
})

describe('what does not add up is neither summed nor averaged', () => {
  test.each([
    ['agent_8', 'aht', 'right-measure', 'kpi:aht'],
    ['agent_8', 'occupancy', 'right-measure', 'kpi:occupancy'],
    ['agent_1', 'aht_inbound', 'no-right-measure', undefined],
    ['skill_1', 'service_level_20seg', 'right-elsewhere', 'kpi:service-level(seconds=20)'],
    ['skill_1', 'service_level_45seg', 'right-elsewhere', 'kpi:service-level(seconds=45)'],
    ['skill_7', 'abandon', 'right-measure', 'kpi:abandon-rate'],
    ['skill_3', 'asa', 'right-elsewhere', 'kpi:asa'],
    ['quality_1', 'accuracy', 'right-measure', 'kpi:quality-score'],
    ['chat_16', 'tmo', 'right-measure', 'sum(time) / sum(total_chats)'],
    ['cdr_4', 'percentage', 'right-measure', 'share(sum(calls))'],
    ['campaign_1', 'percent', 'right-measure', 'share(sum(records))'],
    ['skill_5', 'agents_needed', 'no-right-measure', undefined],
    ['diagram_5', 'q01', 'no-right-measure', undefined],
    ['real_time/skills', 'service_level_20seg', 'right-elsewhere', 'kpi:service-level(seconds=20)'],
  ])('%s: %s', (report, field, reason, right) => {
    for (const written of [`sum(${field})`, `avg(${field})`, `avg(${field}) / count`, `share(sum(${field}))`]) {
      const { code, detail } = errorOf(() => measure(report, written))
      expect([code, detail['problem'], detail['right']]).toEqual(['not-additive', reason, right])
      for (const language of LANGUAGES) {
        const { sentence, hint } = explain({ code, detail }, language)
        if (right !== undefined) expect(sentence).toContain(right)
        expect(`${sentence}${hint}`).not.toMatch(/[{]|undefined|–/)
      }
    }
    for (const written of [`min(${field})`, `max(${field})`, `median(${field})`, `p95(${field})`, `only(${field})`]) {
      expect(measure(report, written).formula).toBe(written)
    }
  })

  test.each([
    ['cdr_1', 'time_seg'],
    ['agent_8', 'calls'],
    ['agent_1', 'login_time'],
    // One evaluation each, one chat each.
    ['quality_2', 'accuracy'],
    ['chat_8', 'asa'],
    // Within one answer records add up.
    ['campaign_1', 'records'],
  ])('%s: %s adds up', (report, field) => {
    expect(measure(report, `avg(${field})`).formula).toBe(`avg(${field})`)
  })

  test('what adds up within one answer does not from day to day', () => {
    const byDay = byDayReportOf(catalogue.find('campaign_1'))
    expect(isAdditive(byDay, 'records')).toBe(false)
    expect(isAdditive(byDayReportOf(catalogue.find('campaign_4')), 'records')).toBe(true)
  })

  test('every percentage of rows that sum up is known, and what is said to be right can be written', () => {
    const all = reports.flatMap((report) => [
      report,
      ...listPaths(report).flatMap((path) => listReportOf(report, path) ?? []),
    ])
    for (const report of all) {
      for (const field of report.fields) {
        if (field.type === 'percent' && (report.kind === 'aggregate' || report.kind === 'series')) {
          expect(isAdditive(report, field.name), `${report.key} ${field.name}`).toBe(false)
        }
        if (field.rightMeasure === undefined || isAdditive(report, field.name)) continue
        const { expression } = parseMeasure(field.rightMeasure)
        if (expression.kind !== 'kpi') {
          // Fields of its own, not those of another report.
          const isOwn = field.rightMeasure
            .match(/\(\w+\)/g)
            ?.every((name) => report.fields.some((each) => `(${each.name})` === name))
          expect(isOwn === true, `${report.key} ${field.name}`).toBe(true)
          resolveMeasure(parseMeasure(field.rightMeasure), contextOf(report))
          continue
        }
        const definition = measureOf(expression.id)
        expect(definition, `${report.key} ${field.name}`).toBeDefined()
        if (definition !== undefined && fits(definition, report))
          resolveMeasure(parseMeasure(field.rightMeasure), contextOf(report))
      }
    }
  })
})

test.each(['sum(agent_name)', 'avg(telephone)', 'median(conn_id)', 'min(comment)', 'only(cod_act)'])(
  '%s says that there are no numbers',
  (written) => {
    expect(refusal('cdr_1', { measures: [written] })).toBe('bad-measure measure-of-text')
  },
)

test.each(['sum(date)', 'min(date)', 'max(date)', 'p90(date)'])('%s says what is right for dates', (written) => {
  expect(refusal('cdr_1', { measures: [written] })).toBe('bad-measure measure-of-date')
})

describe('groups', () => {
  test.each([
    ['cdr_1', 'agent_name', { field: 'agent_name', step: null }],
    ['cdr_1', 'date', { field: 'date', step: null }],
    ['cdr_1', ' date : Hour-of-Day ', { field: 'date', step: 'hour-of-day' }],
    ['cdr_1', 'time_seg:60', { field: 'time_seg', step: 60 }],
    ['cdr_1', 'cost:0.5', { field: 'cost', step: 0.5 }],
    ['agent_8', 'date:week', { field: 'date', step: 'week' }],
    ['agent_8', 'hour', { field: 'hour', step: null }],
    ['cdr_1', 'of the operation:7', { field: 'of the operation', step: 7 }],
  ])('of %s by %j', (report, written, expected) => {
    expect(parseGroupField(catalogue.find(report), written)).toEqual(expected)
  })

  test.each([
    ['cdr_1', '', 'step-syntax'],
    ['cdr_1', ':day', 'step-syntax'],
    ['cdr_1', 'date:fortnight', 'step-unknown'],
    ['cdr_1', 'date:', 'step-unknown'],
    ['cdr_1', 'agent_name:day', 'step-of-text'],
    ['cdr_1', 'conn_id:10', 'step-of-text'],
    ['cdr_1', 'time_seg:day', 'step-of-number'],
    ['cdr_1', 'date:60', 'step-of-date'],
    ['cdr_1', 'time_seg:0', 'step-width'],
    ['cdr_1', 'time_seg:-5', 'step-width'],
    ['cdr_1', 'time_seg:1e3', 'step-width'],
    ['agent_8', 'date:hour', 'step-too-fine'],
    ['agent_8', 'date:15min-of-day', 'step-too-fine'],
    ['agent_8', 'hour:15', 'step-of-text'],
    ['agent_1', 'date:day', 'step-without-date'],
    ['skill_1', 'day:week', 'step-without-date'],
  ])('of %s by %j are refused: %s', (report, written, reason) => {
    expect(refusal(report, { by: [written] })).toBe(`bad-grouping ${reason}`)
    expect(refusal(report, { across: written })).toBe(`bad-grouping ${reason}`)
  })

  test('are not made of more steps than anybody looks at', () => {
    const years = (count: number): SummaryContext => ({
      ...contextOf('cdr_1'),
      range: range(0, count * 366 * 86_400),
    })
    const quarters = { ...PLAIN_SUMMARY, across: 'date:15min' }
    expect(readSummary(quarters, years(2)).across).toEqual({ field: 'date', step: '15min' })
    const { code, detail } = errorOf(() => readSummary(quarters, years(3)))
    expect([code, detail['problem'], detail['most']]).toEqual(['bad-grouping', 'too-many-steps', 100_000])
    // Folded, there are 96 of them, however long the period.
    expect(readSummary({ ...PLAIN_SUMMARY, by: ['date:15min-of-day'] }, years(30)).by).toHaveLength(1)
  })

  test('of sums day by day have the day', () => {
    const byDay = byDayReportOf(catalogue.find('agent_1'))
    expect(parseGroupField(byDay, 'day:week')).toEqual({ field: 'day', step: 'week' })
    expect(refusal(byDay, { by: ['day:hour'] })).toBe('bad-grouping step-too-fine')
  })

  test('are written as they are read', () => {
    const report = catalogue.find('cdr_1')
    const steps = fc.oneof(
      fc.constantFrom(...TIME_STEPS, ...FOLDED_STEPS).map((step) => ({ field: 'date', step })),
      fc.constantFrom('agent_name', 'time_seg', 'date').map((field) => ({ field, step: null })),
      fc
        .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: -3, max: 4 }))
        .map(([digits, exponent]) => ({ field: 'time_seg', step: Number(`${digits}e${exponent}`) })),
    )
    fc.assert(
      fc.property(steps, (group) => {
        expect(parseGroupField(report, groupFieldText(group))).toEqual(group)
      }),
    )
    expect(groupFieldHeading({ field: 'time_seg', step: 60 })).toEqual({ field: 'time_seg', step: '60' })
    expect(groupFieldHeading({ field: 'date', step: null })).toEqual({ field: 'date', step: null })
  })
})

describe('a summary', () => {
  test('counts rows where nothing else is asked for', () => {
    expect(readSummary(PLAIN_SUMMARY, contextOf('cdr_1'))).toEqual({
      by: [],
      across: null,
      measures: [{ title: 'Calls', formula: 'count', type: 'count', tree: { kind: 'count', where: [] } }],
      compare: null,
      order: null,
      limit: null,
      hasTotals: true,
    })
  })

  test.each([
    ['1', { by: 0, descending: true }],
    ['2:asc', { by: 1, descending: false }],
    ['label', { by: 'label', descending: false }],
    ['LABEL:desc', { by: 'label', descending: true }],
  ])('is ordered by %s', (order, expected) => {
    const asked = { ...PLAIN_SUMMARY, by: ['agent_name'], measures: ['count', 'sum(cost)'], order }
    expect(readSummary(asked, contextOf('cdr_1')).order).toEqual(expected)
  })

  test.each([
    ['week', { kind: 'week' }],
    ['Previous', { kind: 'previous' }],
    [
      '2026-10-01..2026-10-07',
      { kind: 'range', range: range(Date.UTC(2026, 9, 1) / 1000, Date.UTC(2026, 9, 8) / 1000 - 1) },
    ],
  ])('is compared with %s', (compare, expected) => {
    expect(readSummary({ ...PLAIN_SUMMARY, compare }, contextOf('cdr_1')).compare).toEqual(expected)
  })

  const grouped = { by: ['agent_name'] }
  test.each<[string, Partial<WrittenSummary>, string]>([
    ['four fields', { by: ['agent_name', 'date', 'cod_act', 'hang_up'] }, 'bad-summary too-many-groups'],
    ['thirteen measures', { measures: Array.from({ length: 13 }, () => 'count') }, 'bad-summary too-many-measures'],
    ['an order without groups', { order: '1' }, 'bad-summary needs-groups'],
    ['a limit without groups', { limit: '3', across: 'agent_name' }, 'bad-summary needs-groups'],
    ['a limit of 0', { ...grouped, limit: '0' }, 'bad-summary limit'],
    ['a limit of 1.5', { ...grouped, limit: '1.5' }, 'bad-summary limit'],
    ['a limit of some', { ...grouped, limit: 'some' }, 'bad-summary limit'],
    ['an order by nothing', { ...grouped, order: '' }, 'bad-summary order'],
    ['an order by place 0', { ...grouped, order: '0' }, 'bad-summary order'],
    ['an order by a measure that there is not', { ...grouped, order: '2' }, 'bad-summary order'],
    ['an order in no direction', { ...grouped, order: '1:up' }, 'bad-summary order'],
    ['a comparison with tomorrow', { compare: 'tomorrow' }, 'bad-summary compare'],
    ['a comparison the wrong way round', { compare: '2026-10-07..2026-10-01' }, 'bad-summary compare'],
    ['a comparison with half a period', { compare: '2026-10-07..' }, 'bad-summary compare'],
  ])('with %s is refused', (_what, change, expected) => {
    expect(refusal('cdr_1', change)).toBe(expected)
  })

  test('a name that every object has is a parameter as any other, and no limit is too large to be one', () => {
    expect(refusal('customer/skills_detail', { measures: ['kpi:service-level(__proto__=3)'] })).toBe(
      'bad-measure kpi-parameter',
    )
    const { limit } = readSummary({ ...PLAIN_SUMMARY, ...grouped, limit: '9'.repeat(30) }, contextOf('cdr_1'))
    expect(limit).toBe(Number.MAX_SAFE_INTEGER)
  })

  test('without a period has none to compare with', () => {
    expect(refusal('real_time/agents', { compare: 'week' }, false)).toBe('bad-summary compare-without-period')
  })
})
