import { expect, test } from 'vitest'
import { gridFields, usualWidth } from '../../../src/renderer/features/grid/columnKinds.ts'
import {
  averageText,
  isNeverTotalled,
  likelySum,
  sumText,
  totalledField,
  totalMeasures,
  totalsOf,
} from '../../../src/renderer/features/grid/totals.ts'
import { byDayReportOf, hasDayView } from '../../../src/shared/reports/catalogueDays.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { FieldType, ReportDefinition } from '../../../src/shared/reports/types.ts'
import type { SummaryAnswer } from '../../../src/shared/summaries/types.ts'
import { PLAIN_SUMMARY, readSummary } from '../../../src/shared/summaries/writtenSummary.ts'

// The total under the rows of a grid: which columns it has, and what stands there.

const seen = catalogue.reports.flatMap((report) => (hasDayView(report) ? [report, byDayReportOf(report)] : [report]))

function fieldsOf(report: ReportDefinition) {
  return gridFields(
    report,
    report.fields.map(({ name }) => name),
  )
}

test('every column that is put together is one that summaries put together', () => {
  const context = { language: 'es', reports: catalogue.reports, range: null } as const
  let columns = 0
  for (const report of seen) {
    for (const field of fieldsOf(report).flatMap((each) => totalledField(report, each) ?? [])) {
      const summary = { ...PLAIN_SUMMARY, measures: totalMeasures(field) }
      const { measures } = readSummary(summary, { ...context, report })
      expect(measures.map(({ tree }) => tree.kind)).toEqual(['sum', 'average'])
      columns++
    }
  }
  expect(columns).toBeGreaterThan(100)
})

test('what was worked out of other numbers is no part of it, and percentages have a mean alone', () => {
  let never = 0
  for (const report of seen) {
    for (const field of fieldsOf(report)) {
      const totalled = totalledField(report, field)
      if (isNeverTotalled(report, field)) {
        expect(totalled).toBeUndefined()
        never++
      }
      if (field.type === 'percent' && totalled !== undefined) expect(totalled.by).toBe('average')
      if (['text', 'id', 'telephone', 'date', 'dateTime', 'hour'].includes(field.type)) expect(totalled).toBeUndefined()
    }
  }
  expect(never).toBeGreaterThan(0)
})

test('numbers read as those of their column, and what is none is no zero', () => {
  const column = (type: FieldType) => ({ name: 'f', type, definition: undefined })
  expect(sumText(column('duration'), 635_839, 'es')).toBe('176:37:19')
  expect(sumText(column('money'), 504_432.256, 'es')).toBe('504.432,26')
  expect(sumText(column('integer'), 1_234, 'en')).toBe('1,234')
  expect(averageText(column('integer'), 2.5, 'es')).toBe('2,50')
  expect(averageText(column('percent'), 0.834, 'es')).toBe('83,4 %')
  expect(sumText(column('duration'), null, 'es')).toBe('–')
  const field = { ...column('integer'), name: 'n' }
  const answer = {
    groups: [{ key: [], column: null, values: [null, null], rows: 2, state: 'complete' }],
    unread: [{ field: 'n', values: 2 }],
  } as unknown as SummaryAnswer
  expect(totalsOf([{ field, by: 'sum' }], answer).get('n')).toEqual({ sum: null, average: null, unread: 2 })
})

test('a column has room at first for what its rows add up to, if the others are like those that were seen', () => {
  const summed = seen.flatMap((report) =>
    fieldsOf(report).flatMap((field) => {
      const isSummed = field.type === 'duration' && totalledField(report, field)?.by === 'sum'
      return isSummed ? [{ report, field }] : []
    }),
  )
  const [first] = summed
  if (first === undefined) throw new Error('The catalogue has no durations that add up')
  const values = ['0:05:00', '0:07:00', '', null, '0:00:00', '-']
  // Two minutes each, those without a value among them.
  const sum = likelySum(first.report, first.field, values, 30_000, 'es')
  expect(sum).toBe(sumText(first.field, 60_000 * 60, 'es'))
  expect(likelySum(first.report, first.field, ['', null], 30_000, 'es')).toBeNull()
  const widthWith = (total: string): number => usualWidth('duration', 'D', ['0:05:00'], 1, total)
  expect(widthWith('Σ 123.456:07:08')).toBeGreaterThan(widthWith(''))
  expect(widthWith('Σ 1')).toBe(widthWith(''))
})
