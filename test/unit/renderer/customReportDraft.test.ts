import { describe, expect, test } from 'vitest'
import {
  EMPTY_REQUEST,
  readingOf,
  readingProblems,
  reportOf,
  requestOf,
  requestProblems,
  sentParameters,
  withAnswer,
  withPasted,
  withText,
} from '../../../src/renderer/features/customReports/draft.ts'
import { factsByReport, withData } from '../../../src/renderer/features/sidebar/marks.ts'
import { customReportSchema } from '../../../src/shared/customReports/customReport.ts'
import { readPastedRequest } from '../../../src/shared/customReports/pastedRequest.ts'
import type { TrialOutcome } from '../../../src/shared/customReports/trial.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { LocalizedText } from '../../../src/shared/language.ts'
import { said } from '../../support/texts.ts'

const text = (title: string): LocalizedText => said(title)

const answer: Extract<TrialOutcome, { readonly kind: 'records' }> = {
  kind: 'records',
  records: 2,
  range: null,
  hasMore: false,
  fields: [
    { name: 'when', title: text('When'), type: 'dateTime', filled: 2, examples: ['2025-01-01 10:00:00'] },
    { name: 'calls', title: text('Calls'), type: 'integer', filled: 2, examples: ['1'] },
  ],
  suggestion: { kind: 'detail', dateField: 'when', maxDays: 31, liveMinutes: null, shape: null },
}
const request = {
  service: ' reports_manager ',
  id: 'x_1',
  hasDates: true,
  parameters: [{ name: ' a ', value: ' 1 ', isRequired: true }],
}

describe('a report as it is being described', () => {
  test('is whole once it is titled', () => {
    const reading = withAnswer(null, answer, text('Title'))
    expect([...readingProblems(reading)]).toEqual([])
    const report = reportOf(request, reading)
    expect(customReportSchema.safeParse(report).success).toBe(true)
    expect(report).toMatchObject({
      service: 'reports_manager',
      dateField: 'when',
      maxDays: 31,
      parameters: [{ name: 'a', value: '1' }],
    })
    expect(reportOf(requestOf(report), readingOf(report))).toEqual(report)
  })

  test.each(['aggregate', 'snapshot', 'live'] as const)('is whole as a %s too', (kind) => {
    const reading = { ...withAnswer(null, answer, text('Title')), kind }
    expect([...readingProblems(reading)]).toEqual([])
    expect(customReportSchema.safeParse(reportOf(request, reading)).success).toBe(true)
  })

  test('says what is not right yet', () => {
    const reading = withAnswer(null, answer, text('Title'))
    const [when, calls] = reading.fields
    if (when === undefined || calls === undefined) throw new Error('no fields')
    const broken = {
      ...reading,
      title: text(' '),
      maxDays: 0,
      fields: [
        { ...when, type: 'text' as const },
        { ...calls, title: text('') },
      ],
    }
    expect([...readingProblems(broken)].toSorted()).toEqual(['dateField', 'field-calls', 'maxDays', 'title'])
    expect([...requestProblems({ ...request, service: '', id: 'a b', parameters: [] })]).toEqual(['service', 'id'])
    const names = ['token', 'a', 'a', 'date_ini', '']
    const parameters = names.map((name) => ({ name, value: '', isRequired: false }))
    expect([...requestProblems({ ...request, parameters })]).toEqual([
      'parameter-0',
      'twice-2',
      'parameter-3',
      'parameter-4',
    ])
  })

  test('keeps corrections when it is tried again, and fields that did not come', () => {
    const first = withAnswer(null, answer, text('Title'))
    const corrected = {
      ...first,
      title: text('Mine'),
      fields: first.fields.map((field) => ({ ...field, title: text('Mine'), type: 'text' as const })),
    }
    const again = withAnswer(corrected, { ...answer, fields: answer.fields.slice(1) }, text('Other'))
    expect(again.title).toEqual(text('Mine'))
    expect(again.fields.map(({ name, title, type, wasSeen }) => [name, title.es, type, wasSeen])).toEqual([
      ['calls', 'Mine', 'text', true],
      ['when', 'Mine', 'text', false],
    ])
  })

  test('takes over what was pasted', () => {
    const reading = readPastedRequest('https://wv0010.wolkvox.com/api/v2/real_time.php?api=agents&a={{a}}&b=2')
    if (reading.kind !== 'request') throw new Error(reading.problem)
    const drafted = withPasted(
      { ...request, parameters: [{ name: 'a', value: '7', isRequired: false }] },
      reading.request,
    )
    expect(drafted).toMatchObject({ service: 'real_time', id: 'agents', hasDates: false })
    expect(sentParameters(drafted)).toEqual({ a: '7', b: '2' })
    expect(sentParameters(EMPTY_REQUEST)).toEqual({})
  })

  test('has one text in both languages until they differ', () => {
    expect(withText(text('a'), 'es', 'b')).toEqual(text('b'))
    expect(withText(said('a', 'b'), 'en', 'c')).toEqual(said('a', 'c'))
  })
})

describe('the list narrowed to reports with data', () => {
  test('has those that hold rows, those with data at the server, and the open one', () => {
    const found = catalogue.reports.slice(0, 5).map((report) => ({ report, field: null }))
    const keys = found.map(({ report }) => report.key)
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = keys
    const mark = (reportKey: string, state: 'data' | 'empty' | 'absent') => ({ reportKey, state, markedAtMs: 0 })
    const holding = (reportKey: string, rows: number) => ({ reportKey, rows, lastFetchedAtMs: 0 })
    const facts = factsByReport(
      [holding(first, 3), holding(second, 0)],
      [mark(second, 'empty'), mark(third, 'data'), mark(fourth, 'absent')],
    )
    expect(withData(found, facts, fifth).map(({ report }) => report.key)).toEqual([first, third, fifth])
    expect(facts(fourth)).toEqual({ rows: 0, mark: 'absent' })
    expect(facts(fifth)).toBe(facts('unknown'))
  })
})
