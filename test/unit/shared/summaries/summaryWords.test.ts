import { describe, expect, test } from 'vitest'
import { catalogue } from '../../../../src/shared/reports/index.ts'
import { groupHeading, groupLabel } from '../../../../src/shared/summaries/groupLabels.ts'
import { differenceOf, hasChange } from '../../../../src/shared/summaries/differences.ts'
import { changeText, differenceText, numberText } from '../../../../src/shared/summaries/numberText.ts'
import { summarySheet } from '../../../../src/shared/summaries/summarySheet.ts'
import {
  FOLDED_STEPS,
  TIME_STEPS,
  type MeasureType,
  type SummaryAnswer,
} from '../../../../src/shared/summaries/types.ts'
import { span } from '../../../support/times.ts'

const report = catalogue.find('customer/skills_detail')

test.each([
  [1234567, 'count', '1.234.567', '1,234,567'],
  [1234.5, 'number', '1.234,50', '1,234.50'],
  [3, 'number', '3', '3'],
  [0.1234, 'percent', '12,3 %', '12.3%'],
  [3725.6, 'duration', '1:02:06', '1:02:06'],
  [-30, 'duration', '-0:00:30', '-0:00:30'],
  [-0.001, 'number', '0,00', '0.00'],
  [12, 'money', '12,00', '12.00'],
  [null, 'count', '–', '–'],
] as const)('%j of type %s is written as the language does', (value, type, es, en) => {
  expect([numberText(value, type, 'es'), numberText(value, type, 'en')]).toEqual([es, en])
})

test.each([
  [242.4, 'duration', '4:02'],
  [3842, 'duration', '1:04:02'],
  [36_000, 'duration', '10:00:00'],
  [0, 'duration', '0:00'],
  [602, 'duration', '10:02'],
  [-30, 'duration', '−0:30'],
  [-1234, 'count', '−1.234'],
  [0.8299, 'percent', '83,0 %'],
  [null, 'number', '–'],
] as const)('on the screen %j of type %s has a true minus, and no hours that it did not last', (value, type, text) => {
  expect(numberText(value, type, 'es', 'screen')).toBe(text)
})

test('differences on the screen', () => {
  expect(differenceText(-11, 'duration', 'es', 'screen')).toBe('−0:11')
  expect(differenceText(-0.021, 'percent', 'es', 'screen')).toBe('−2,1 pp')
  expect(changeText(-1, 'en', 'screen')).toBe('−100.0%')
})

test('differences are told in percent too where that says something', () => {
  expect(differenceOf(312, 300)).toEqual({ amount: 12, change: 0.04 })
  expect(differenceOf(-5, -10)).toEqual({ amount: 5, change: 0.5 })
  expect(differenceOf(5, 0)).toEqual({ amount: 5, change: null })
  // What is not known differs by nothing that is known.
  expect(differenceOf(null, 5)).toEqual({ amount: null, change: null })
  expect(differenceOf(5, null)).toEqual({ amount: null, change: null })
  expect(['count', 'duration', 'percent'].map((type) => hasChange({ type: type as MeasureType }))).toEqual([
    true,
    true,
    false,
  ])
})

test('differences have their sign, percentages differ by points, and what is rounded to nothing has none', () => {
  expect(differenceText(90, 'duration', 'es')).toBe('+0:01:30')
  expect(differenceText(-2, 'count', 'es')).toBe('-2')
  expect(differenceText(0.0312, 'percent', 'es')).toBe('+3,1 pp')
  expect(differenceText(0.0001, 'percent', 'en')).toBe('0.0 pp')
  expect(changeText(0.5, 'es')).toBe('+50,0 %')
  expect(changeText(null, 'es')).toBe('–')
})

describe('groups', () => {
  test.each([
    ['date', 'day-of-week', '1', 'lunes', 'Monday'],
    ['date', 'day-of-week', '7', 'domingo', 'Sunday'],
    ['date', 'day', '2026-11-02', '02/11/2026', '11/02/2026'],
    ['date', 'hour', '2026-11-02T08:00', '02/11/2026 08:00', '11/02/2026 08:00'],
    ['date', 'month', '2026-11', 'noviembre de 2026', 'November 2026'],
    ['date', 'year', '2026', '2026', '2026'],
    ['date', '15min-of-day', '08:15', '08:15', '08:15'],
    ['wait_time', '60', '-60', '-0:01:00', '-0:01:00'],
    ['skill_id', null, '', '(vacío)', '(empty)'],
    ['skill_id', null, '=1+1', '=1+1', '=1+1'],
    ['skill_id', null, null, 'Los demás', 'All others'],
  ] as const)('of %s by %s: %j', (field, step, key, es, en) => {
    const heading = { field, step }
    expect([groupLabel(key, heading, report, 'es'), groupLabel(key, heading, report, 'en')]).toEqual([es, en])
  })

  test.each([
    ['date', 'day', '2026-11-02', 2026, 'lun 2 nov', 'Mon 2 Nov'],
    ['date', 'day', '2026-11-02', null, 'lun 2 nov 2026', 'Mon 2 Nov 2026'],
    ['date', 'week', '2026-11-02', 2026, 'semana del 2 nov', 'week of 2 Nov'],
    ['date', '15min', '2026-11-02T08:15', 2026, 'lun 2 nov 08:15', 'Mon 2 Nov 08:15'],
    ['date', 'month', '2026-11', 2026, 'noviembre de 2026', 'November 2026'],
    ['date', 'day-of-week', '7', 2026, 'domingo', 'Sunday'],
    ['wait_time', '60', '-60', null, '−1:00 – 0:00', '−1:00 – 0:00'],
    ['wait_time', '60', '3600', null, '1:00:00 – 1:01:00', '1:00:00 – 1:01:00'],
    ['skill_id', null, '', null, '(vacío)', '(empty)'],
  ] as const)('on the screen: %s by %s: %j', (field, step, key, year, es, en) => {
    const look = { style: 'screen', year } as const
    const label = (language: 'es' | 'en') => groupLabel(key, { field, step }, report, language, look)
    expect([label('es'), label('en')]).toEqual([es, en])
  })

  test('known values go by what they are called, wherever people read them', () => {
    let named = 0
    for (const each of catalogue.reports) {
      for (const { name, valueTitles = {} } of each.fields) {
        for (const [value, title] of Object.entries(valueTitles)) {
          named++
          const heading = { field: name, step: null }
          expect(groupLabel(value.toUpperCase(), heading, each, 'es')).toBe(title.es)
          expect(groupLabel(value, heading, each, 'en', { style: 'screen', year: null })).toBe(title.en)
        }
      }
    }
    expect(named).toBeGreaterThan(0)
  })

  test('each step has words of its own', () => {
    for (const language of ['es', 'en'] as const) {
      const headings = [...TIME_STEPS, ...FOLDED_STEPS, '60'].map((step) =>
        groupHeading({ field: 'date', step }, report, language),
      )
      expect(new Set(headings).size).toBe(TIME_STEPS.length + FOLDED_STEPS.length + 1)
    }
  })
})

test('a table has a line for each key, columns side by side, and what is not there is nothing', () => {
  const entry = { rows: 1, compared: null, state: 'complete', comparedState: null } as const
  const answer: SummaryAnswer = {
    range: span('2026-11-02'),
    compared: null,
    by: [{ field: 'skill_id', step: null }],
    across: { field: 'skill_result', step: null },
    measures: [
      { title: 'Filas', formula: 'count', type: 'count' },
      { title: 'Espera', formula: 'avg(wait_time)', type: 'duration' },
    ],
    groups: [
      { ...entry, key: ['A'], column: 'x', values: [1, null] },
      { ...entry, key: ['A'], column: '', values: [null, null], state: 'missing' },
      { ...entry, key: [], column: 'x', values: [1, null] },
      { ...entry, key: [], column: '', values: [0, 2.5] },
    ],
    unread: [],
    warnings: [],
  }
  const { columns, lines } = summarySheet(answer, report, 'es', 'keys')
  expect(columns.map(({ heading }) => heading).slice(1)).toEqual([
    'x · Filas',
    'x · Espera',
    '(vacío) · Filas',
    '(vacío) · Espera',
    'Estado',
  ])
  expect(lines).toEqual([
    ['A', 1, null, null, null, 'parcial'],
    ['Total', 1, null, 0, 2.5, 'completo'],
  ])
})
