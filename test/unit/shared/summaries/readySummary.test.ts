import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../../src/shared/language.ts'
import { fieldDefinitionOf } from '../../../../src/shared/reports/catalogue.ts'
import { byDayReportOf, hasDayView } from '../../../../src/shared/reports/catalogueDays.ts'
import { listPaths, listReportOf } from '../../../../src/shared/reports/catalogueLists.ts'
import { catalogue } from '../../../../src/shared/reports/index.ts'
import { readySummary } from '../../../../src/shared/summaries/readySummary.ts'
import { readSummary } from '../../../../src/shared/summaries/writtenSummary.ts'
import { range } from '../../../support/times.ts'
import { fieldsOfTree } from '../../../support/measureModel.ts'

const { reports } = catalogue
const all = reports.flatMap((report) => [
  report,
  ...(hasDayView(report) ? [byDayReportOf(report)] : []),
  ...listPaths(report).flatMap((path) => listReportOf(report, path) ?? []),
])

describe('the summary that a report begins with', () => {
  test.each(all.map((report) => [report.key, report] as const))(
    'of %s can be worked out of its fields',
    (_key, report) => {
      const ready = readySummary(report)
      for (const language of LANGUAGES) {
        const { by, measures } = readSummary(ready, { report, language, reports, range: range(0, 86_399) })
        expect(measures.length).toBeGreaterThan(0)
        const named = [...by.map(({ field }) => field), ...measures.flatMap(({ tree }) => fieldsOfTree(tree))]
        expect(named.filter((name) => fieldDefinitionOf(report, name) === undefined)).toEqual([])
        expect(new Set(measures.map(({ title }) => title)).size).toBe(measures.length)
      }
    },
  )

  test.each([
    ['agent_8', ['agent_name'], ['sum(calls)', 'kpi:aht', 'kpi:occupancy', 'kpi:utilisation', 'kpi:calls-per-hour']],
    [
      'skills_detail',
      ['date:hour-of-day'],
      ['count', 'kpi:service-level', 'kpi:abandon-rate', 'kpi:asa', 'kpi:longest-wait'],
    ],
    ['cdr_1', ['agent_name'], ['count', 'kpi:aht', 'kpi:uncoded-rate']],
    ['act_3', ['cod_act'], ['count', 'kpi:aht', 'kpi:uncoded-rate']],
    ['campaign_3', ['result'], ['count', 'kpi:contact-rate']],
    ['calls_last_10', ['type_interaction'], ['count', 'kpi:abandon-rate']],
    // The server's own percentages stand where each row stands by itself.
    [
      'skill_1',
      ['skill_name'],
      [
        'sum(inbound_calls)',
        'kpi:abandon-rate',
        'only(service_level_10seg)',
        'only(service_level_20seg)',
        'only(service_level_30seg)',
      ],
    ],
    [
      'skill_7',
      ['skill_name', 'date:day', 'hour'],
      [
        'sum(inbound_calls)',
        'kpi:abandon-rate',
        'only(service_level_10seg)',
        'only(service_level_20seg)',
        'only(service_level_30seg)',
      ],
    ],
    // By the documents answered calls are an exception here: a rate of them would be 100 % and say nothing.
    ['skill_2', ['date:hour-of-day'], ['count', 'kpi:longest-wait', 'kpi:p90-wait']],
    ['campaign_1', ['result'], ['sum(records)', 'share(sum(records))']],
    [
      'skill_5',
      ['skill_id', 'hour'],
      ['sum(inbound_calls)', 'only(aht)', 'only(inbound_calls_unique_customers)', 'only(agents_needed)'],
    ],
    // Whose name it is that rows are grouped by is never a customer's.
    ['chat_1', ['agent_name'], ['count', 'kpi:uncoded-rate', 'avg(time_on_agent)', 'avg(chat_duration)', 'avg(ASA)']],
    ['quality_2', ['agent_name'], ['count', 'kpi:quality-score']],
    ['real_time/agents', ['agent_status'], ['count']],
    ['cdr_3', ['channel'], ['count']],
  ])('of %s is by %j', (key, by, measures) => {
    expect(readySummary(catalogue.find(key))).toMatchObject({ by, measures })
  })

  test('has of kinds the commonest, and leaves hours and days in their order', () => {
    expect(readySummary(catalogue.find('cdr_1'))).toMatchObject({ order: '1', limit: '20' })
    for (const key of ['skills_detail', 'agent_6', 'skill_7']) {
      expect(readySummary(catalogue.find(key))).toMatchObject({ order: null, limit: null })
    }
  })
})
