import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../src/shared/errors.ts'
import { explain } from '../../../../src/shared/errorTexts.ts'
import { LANGUAGES } from '../../../../src/shared/language.ts'
import { measureDefinitions } from '../../../../src/shared/measures/definitions.ts'
import { formulasFor } from '../../../../src/shared/measures/fitting.ts'
import { fits, kpiDocuments, measuresFor, resolveKpi } from '../../../../src/shared/measures/kpis.ts'
import { treeText } from '../../../../src/shared/measures/treeText.ts'
import { fieldDefinitionOf } from '../../../../src/shared/reports/catalogue.ts'
import { listPaths, listReportOf } from '../../../../src/shared/reports/catalogueLists.ts'
import { catalogue } from '../../../../src/shared/reports/index.ts'
import { FIELD_ROLES, QUANTITY_ROLES } from '../../../../src/shared/reports/roles.ts'
import type { ReportDefinition } from '../../../../src/shared/reports/types.ts'
import type { Measure } from '../../../../src/shared/summaries/types.ts'
import { fieldsOfTree, modelValue, type ModelRow } from '../../../support/measureModel.ts'
import { repeated, SERVICE_LEVEL_TIP } from '../../../support/serviceLevelTip.ts'

const { reports } = catalogue
/** Reports and the lists within them. */
const all: readonly ReportDefinition[] = reports.flatMap((report) => [
  report,
  ...listPaths(report).flatMap((path) => listReportOf(report, path) ?? []),
])

function kpi(
  id: string,
  report: string,
  given: Readonly<Record<string, string>> = {},
  language: 'es' | 'en' = 'en',
): Measure {
  return resolveKpi(id, given, { report: catalogue.find(report), language, reports }, `kpi:${id}`)
}

function value(
  id: string,
  report: string,
  rows: readonly ModelRow[],
  given: Readonly<Record<string, string>> = {},
): number | null {
  return modelValue(kpi(id, report, given).tree, rows)
}

/** Every way to say it. */
const SERVICE_LEVEL = ['all', 'answered', 'offered', 'late-abandons', 'short-abandons']

describe('the service level', () => {
  test.each([
    ['all', 880, 1060, '83.0'],
    ['answered', 860, 1000, '86.0'],
    ['offered', 860, 1060, '81.1'],
    ['late-abandons', 860, 1040, '82.7'],
    ['short-abandons', 870, 1060, '82.1'],
  ])('%s is %i of %i: %s %%', (variant, met, of, shown) => {
    const level = value('service-level', 'skills_detail', SERVICE_LEVEL_TIP, { variant }) ?? Number.NaN
    expect(level).toBe(met / of)
    expect((level * 100).toFixed(1)).toBe(shown)
  })

  test('is of all offered within 20 s unless something else is asked for', () => {
    expect(kpi('service-level', 'skills_detail')).toEqual(
      kpi('service-level', 'skills_detail', { variant: 'offered', seconds: '20', short: '5' }),
    )
    expect(value('service-level', 'skills_detail', SERVICE_LEVEL_TIP, { seconds: '21' })).toBe(861 / 1060)
    expect(value('service-level', 'skills_detail', SERVICE_LEVEL_TIP, { variant: 'short-abandons', short: '4' })).toBe(
      869 / 1060,
    )
  })

  test('says its variant and thresholds in its title and formula', () => {
    const es = kpi('service-level', 'skills_detail', { variant: 'short-abandons', seconds: '30', short: '4' }, 'es')
    expect(es.title).toBe('Nivel de servicio (30 s, los abandonos cortos cuentan a favor, cortos: 4 s o menos)')
    expect(es.formula).toBe('(contestadas en 30 s o menos + abandonadas en 4 s o menos) / (contestadas + abandonadas)')
    const en = kpi('service-level', 'skills_detail')
    expect([en.title, en.formula, en.type]).toEqual([
      'Service level (20 s, of all offered)',
      'answered within 20 s / (answered + abandoned)',
      'percent',
    ])
    const texts = SERVICE_LEVEL.map((variant) => {
      const { title, formula } = kpi('service-level', 'skills_detail', { variant })
      return `${title} ${formula}`
    })
    expect(new Set(texts).size).toBe(5)
  })

  test('has of a report of answered calls alone the variant that needs no others', () => {
    expect(kpi('service-level', 'skill_10').title).toBe('Service level (20 s, of the answered)')
    expect(() => kpi('service-level', 'skill_10', { variant: 'offered' })).toThrow(AppError)
  })
})

describe('measures of waiting', () => {
  test('leave short abandons out of the rate', () => {
    expect(value('abandon-rate', 'skills_detail', SERVICE_LEVEL_TIP)).toBe(50 / 1050)
    expect(value('abandon-rate', 'skills_detail', SERVICE_LEVEL_TIP, { short: '0' })).toBe(60 / 1060)
  })

  test('take all abandoned where nobody knows how long they waited, and say so', () => {
    const rows = [...repeated(9, { result: 'answer' }), { result: 'abandon' }, { result: 'busy' }]
    expect(value('abandon-rate', 'calls_last_10', rows)).toBe(0.1)
    expect(kpi('abandon-rate', 'calls_last_10').title).toBe('Abandonment, short ones included')
    expect(() => kpi('abandon-rate', 'calls_last_10', { short: '5' })).toThrow(AppError)
    const sums = [
      { answer_calls: '30', abandon_calls: '10', abandon: '25 %' },
      { answer_calls: '5', abandon_calls: '5', abandon: '50 %' },
    ]
    expect(value('abandon-rate', 'skill_3', sums)).toBe(15 / 50)
  })

  test('average the wait of the answered alone', () => {
    const rows = [
      { skill_result: 'ANSWER', wait_time: '10' },
      { skill_result: 'ANSWER', wait_time: '00:00:30' },
      { skill_result: 'ABANDON', wait_time: '500' },
    ]
    expect(value('asa', 'skills_detail', rows)).toBe(20)
    expect(value('longest-wait', 'skills_detail', rows)).toBe(500)
    expect(value('p90-wait', 'skills_detail', rows)).toBeCloseTo(30 + 470 * 0.8, 9)
    expect(kpi('asa', 'skills_detail').type).toBe('duration')
  })
})

describe('measures of agents', () => {
  // Two hours of one agent: 40 minutes of calls and work after them in 90 minutes ready or busy.
  const hours: readonly ModelRow[] = [
    {
      calls: '6',
      inbound_time: '00:20:00',
      outbound_time: '00:05:00',
      acw_time: '00:05:00',
      login_time: '01:00:00',
      aux_time: '00:30:00',
      aht: '00:05:00',
      occupancy: '100 %',
    },
    {
      calls: '2',
      inbound_time: '00:06:00',
      outbound_time: '00:00:00',
      acw_time: '00:04:00',
      login_time: '01:00:00',
      aux_time: '00:00:00',
      aht: '00:05:00',
      occupancy: '17 %',
    },
  ]

  test.each(['agent_8', 'agent_8_1', 'customer/agents_statustime', 'agent_1', 'agent_4', 'agent_6'])(
    'of %s are sums and a division',
    (report) => {
      expect(value('aht', report, hours)).toBe(2400 / 8)
      expect(value('occupancy', report, hours)).toBe(40 / 90)
      expect(value('utilisation', report, hours)).toBe(90 / 120)
      expect(value('calls-per-hour', report, hours)).toBe(8 / 1.5)
    },
  )

  test('say what they are made of', () => {
    expect(kpi('aht', 'agent_8').formula).toBe('(talk + after-call work) / handled')
    expect(treeText(kpi('aht', 'agent_8').tree)).toBe(
      '(sum(inbound_time) + sum(outbound_time) + sum(acw_time)) / sum(calls)',
    )
    expect(kpi('calls-per-hour', 'agent_8').formula).toBe('handled / hours of (logged in − auxiliary)')
    expect(kpi('aht', 'cdr_1')).toMatchObject({ title: 'AHT, talk alone', formula: 'talk / handled', type: 'duration' })
    expect(value('aht', 'cdr_1', [{ time_seg: '30' }, { time_seg: '90' }])).toBe(60)
  })

  test('count hits and right parties among contacts', () => {
    const rows = [
      { calls: '10', hits: '2', rpc: '5' },
      { calls: '30', hits: '0', rpc: '5' },
    ]
    expect(value('hit-rate', 'agent_1', rows)).toBe(2 / 40)
    expect(value('rpc-rate', 'agent_1', rows)).toBe(10 / 40)
    expect(value('hit-rate', 'cdr_calls', [{ hit: 'yes' }, { hit: 'no' }, { hit: '' }, { hit: 'no' }])).toBe(0.25)
    expect(
      value('contact-rate', 'campaign_3', [{ result: 'answer' }, { result: 'answer-machine' }, { result: 'busy' }]),
    ).toBe(1 / 3)
    expect(
      value('contact-rate', 'campaign_4', [
        { result: 'answer', records: '3' },
        { result: 'busy', records: '9' },
      ]),
    ).toBe(0.25)
    expect(value('uncoded-rate', 'cdr_1', [{ cod_act: 'TIMEOUTACW' }, { cod_act: 'Venta' }])).toBe(0.5)
  })
})

test('scores weigh as many evaluations as they stand for', () => {
  expect(value('quality-score', 'quality_2', [{ accuracy: '80 %' }, { accuracy: '100 %' }])).toBeCloseTo(0.9, 12)
  const byAgent = [
    { accuracy: '80 %', evaluations: '9' },
    { accuracy: '100', evaluations: '1' },
    { accuracy: '', evaluations: '5' },
  ]
  expect(value('quality-score', 'quality_1', byAgent)).toBeCloseTo(0.82, 12)
})

test('a repetition is another contact of the same telephone, not another row of the same one', () => {
  const rows = [
    { ani: '3001', conn_id: 'a', date: '2026-11-01 10:00:00' },
    // The same call, moved on to another skill.
    { ani: '3001', conn_id: 'a', date: '2026-11-01 10:05:00' },
    { ani: '3002', conn_id: 'b', date: '2026-11-01 11:00:00' },
    { ani: '3002', conn_id: 'c', date: '2026-11-08 11:00:00' },
    { ani: '3003', conn_id: 'd', date: '2026-11-01 00:00:00' },
    { ani: '3003', conn_id: 'e', date: '2026-11-08 00:00:01' },
    { ani: '', conn_id: 'f', date: '2026-11-01 00:00:00' },
  ]
  expect(value('repeat-rate', 'skills_detail', rows)).toBe(2 / 6)
  expect(value('repeat-rate', 'skills_detail', rows, { days: '8' })).toBe(4 / 6)
  expect(kpi('repeat-rate', 'cdr_1', { days: '1' }, 'es').title).toBe('Reincidencia (1 día)')
})

test('the share of each reason is of all rows', () => {
  const rows = [{ cod_act: 'a' }, { cod_act: 'a' }, { cod_act: 'b' }, { cod_act: '' }]
  expect(modelValue(kpi('top-reasons', 'act_3').tree, rows.slice(0, 2), rows)).toBe(0.5)
})

describe('the roles of reports', () => {
  test.each(all.filter(({ roles }) => roles !== undefined).map((report) => [report.key, report] as const))(
    'of %s are played by fields that it has',
    (_key, report) => {
      const roles = report.roles ?? {}
      const quantities = QUANTITY_ROLES.flatMap((role) => roles[role] ?? [])
      const named = [
        ...FIELD_ROLES.flatMap((role) => roles[role] ?? []),
        ...quantities.flatMap((quantity) => [
          ...(quantity.where === null ? [] : [quantity.where.field]),
          ...(quantity.kind === 'sum' ? quantity.fields : []),
        ]),
      ]
      expect(named.filter((name) => fieldDefinitionOf(report, name) === undefined)).toEqual([])
      for (const quantity of quantities) expect(quantity.where?.values).not.toEqual([])
      for (const wait of [roles.answeredWait, roles.abandonedWait]) {
        if (wait !== undefined) expect(fieldDefinitionOf(report, wait)?.type).toBe('duration')
      }
      // A part that no measure asks for would be dead weight.
      expect(
        measureDefinitions.some((definition) => fits(definition, report)) ||
          roles.hold !== undefined ||
          roles.agentsNeeded !== undefined ||
          roles.aux !== undefined ||
          roles.login !== undefined,
      ).toBe(true)
    },
  )
})

describe('every measure', () => {
  test('fits the reports that have its fields', () => {
    const expected: Readonly<Record<string, readonly string[]>> = {
      'service-level': ['customer/skills_detail', 'reports_manager/skill_10'],
      'abandon-rate': ['customer/skills_detail', 'reports_manager/skill_2', 'real_time/calls_last_10'],
      asa: ['customer/skills_detail'],
      'longest-wait': ['customer/skills_detail'],
      'p90-wait': ['customer/skills_detail'],
      aht: [
        'reports_manager/agent_8',
        'reports_manager/agent_8_1',
        'customer/agents_statustime',
        'reports_manager/cdr_1',
      ],
      occupancy: ['reports_manager/agent_8', 'reports_manager/agent_8_1', 'customer/agents_statustime'],
      utilisation: ['reports_manager/agent_8'],
      'calls-per-hour': ['reports_manager/agent_8', 'customer/agents_statustime'],
      'contact-rate': ['reports_manager/campaign_3'],
      'rpc-rate': ['reports_manager/agent_1'],
      'hit-rate': ['reports_manager/agent_1', 'customer/cdr_calls'],
      'uncoded-rate': ['reports_manager/cdr_1', 'reports_manager/act_3'],
      'repeat-rate': ['customer/skills_detail', 'reports_manager/cdr_1'],
      'top-reasons': ['reports_manager/cdr_1', 'reports_manager/act_3'],
      'quality-score': ['reports_manager/quality_2'],
    }
    const documents = kpiDocuments(reports, null, 'es')
    expect(documents.map(({ id }) => id)).toEqual(Object.keys(expected))
    for (const { id, reports: keys } of documents)
      expect(keys).toEqual(expect.arrayContaining([...(expected[id] ?? [])]))
  })

  test('is none of a report that has but ready percentages of it', () => {
    for (const key of ['skill_1', 'skill_3', 'skill_4', 'skill_6', 'skill_7']) {
      expect(measuresFor(catalogue.find(key)).map(({ id }) => id)).toEqual(['abandon-rate'])
    }
  })

  test.each(all.filter((report) => measuresFor(report).length > 0).map((report) => [report.key, report] as const))(
    'of %s is worked out of its own fields, in every variant and language',
    (_key, report) => {
      for (const definition of measuresFor(report)) {
        for (const { variant } of formulasFor(definition, report.roles)) {
          for (const language of LANGUAGES) {
            const given = variant === undefined ? {} : { variant: variant.id }
            const measure = resolveKpi(definition.id, given, { report, language, reports }, 'x')
            expect(fieldsOfTree(measure.tree).filter((name) => fieldDefinitionOf(report, name) === undefined)).toEqual(
              [],
            )
            expect(measure.title.startsWith(definition.title[language])).toBe(true)
            expect(`${measure.title}${measure.formula}${treeText(measure.tree)}`).not.toMatch(/undefined|\{/)
          }
        }
      }
    },
  )
})

describe('a measure is refused', () => {
  test.each([
    ['nonsense', 'skills_detail', {}, 'kpi-unknown'],
    ['aht', 'skills_detail', {}, 'kpi-of-other-report'],
    ['service-level', 'cdr_1', {}, 'kpi-of-other-report'],
    ['service-level', 'skills_detail', { second: '20' }, 'kpi-parameter'],
    ['aht', 'agent_8', { seconds: '20' }, 'kpi-without-parameters'],
    ['service-level', 'skills_detail', { seconds: '-1' }, 'kpi-value'],
    ['service-level', 'skills_detail', { seconds: '2.5' }, 'kpi-value'],
    ['service-level', 'skills_detail', { variant: 'best' }, 'kpi-value'],
    ['repeat-rate', 'skills_detail', { days: '31' }, 'kpi-value'],
    ['repeat-rate', 'skills_detail', { days: '0' }, 'kpi-value'],
    ['service-level', 'skill_10', { variant: 'all' }, 'kpi-variant-of-other-report'],
    ['abandon-rate', 'calls_last_10', { short: '5' }, 'kpi-without-waits'],
  ])('%s of %s with %j: %s', (id, report, given, reason) => {
    let thrown: unknown
    try {
      kpi(id, report, given)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(AppError)
    const { code, detail } = thrown as AppError
    expect([code, detail['problem']]).toEqual(['bad-measure', reason])
    for (const language of LANGUAGES)
      expect(explain({ code, detail }, language).sentence).not.toMatch(/[{]|undefined|"–"/)
  })
})

test('each purpose of the program’s own is served by one measure, and nobody else names one', () => {
  const purposes = measureDefinitions.flatMap(({ purpose }) => purpose ?? [])
  expect(purposes.toSorted()).toEqual(['handling-time', 'served-in-time'])
  const ids = measureDefinitions.map(({ id }) => id).join('|')
  const naming = new RegExp(`(?:measureOf|resolveKpi)\\(\\s*['"](?:${ids})['"]`)
  for (const file of globSync('src/**/*.{ts,tsx}')) {
    if (file.startsWith('src/shared/measures/')) continue
    expect([file, naming.test(readFileSync(file, 'utf8'))]).toEqual([file, false])
  }
})
