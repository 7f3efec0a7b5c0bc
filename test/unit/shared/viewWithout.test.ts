import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { USUAL_PLAN } from '../../../src/shared/telephoneCountries.ts'
import { customerOf } from '../../../src/shared/customers.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { readViewFile, writeViewFile } from '../../../src/shared/viewFile.ts'
import { PLAIN_SUMMARY } from '../../../src/shared/summaries/writtenSummary.ts'
import { lacksOf, viewContentSchema, wholeFilters, type View, type ViewContent } from '../../../src/shared/views.ts'
import { anonymousView, viewWithoutCustomer } from '../../../src/shared/viewWithout.ts'
import { EMPTY_VIEW } from '../../support/views.ts'

const report = catalogue.find('customer/skills_detail')

function viewWith(content: Partial<ViewContent>, parameters: Record<string, string> = {}): View {
  return { name: 'v', connection: 'ops', reportKey: report.key, parameters, content: { ...EMPTY_VIEW, ...content } }
}

function summaryOf(...measures: readonly string[]): ViewContent['summary'] {
  return { ...PLAIN_SUMMARY, measures, writtenIn: 'es' }
}

/** A telephone as people write it. */
const telephone = fc
  .tuple(
    fc.stringMatching(/^3\d{9}$/),
    fc.constantFrom(
      (digits: string) => digits,
      (digits: string) => `+57 ${digits}`,
      (digits: string) => `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`,
      (digits: string) => `(${digits.slice(0, 3)}) ${digits.slice(3)}`,
    ),
  )
  .map(([digits, write]) => write(digits))

const operator = fc.constantFrom('=', '!=', 'contains', 'starts', 'ends', 'in' as const)

describe('a view that is handed on', () => {
  test('keeps what it asks of parts of dates, which tell of nobody', () => {
    const filters = [
      { field: 'date', part: 'time-of-day', operator: 'in', value: '22:00..06:00' },
      { field: 'date', part: 'day-of-week', operator: '=', value: '6' },
    ] as const
    const view = viewWith({ filters })
    expect(anonymousView(view, report).content.filters).toEqual(filters)
    expect(wholeFilters(view.content.filters)).toEqual(filters)
    expect(viewContentSchema.parse(JSON.parse(JSON.stringify(view.content))).filters).toEqual(filters)
  })

  test('has no telephone in it, wherever one stood, and says what it lacks', () => {
    fc.assert(
      fc.property(telephone, fc.constantFrom('ani', 'skill_result', 'no_such_field'), operator, (value, field, how) => {
        const view = viewWith({
          filters: [{ field, operator: how, value }],
          search: value,
          summary: summaryOf(`count(${field} ${how} ${value})`, `${value.replaceAll(/[()]/g, '')} = count`, 'count'),
        })
        const less = anonymousView(view, report)
        expect(writeViewFile(less)).not.toContain(value)
        expect(lacksOf(less.content).map(({ kind }) => kind)).toEqual(['filter', 'search', 'measure'])
        const read = readViewFile(writeViewFile(less))
        expect(read).toEqual({ kind: 'view', view: less })
      }),
    )
  })

  test('keeps what says nothing of customers', () => {
    const view = viewWith({
      filters: [
        { field: 'skill_result', operator: '=', value: 'ANSWER' },
        { field: 'date', operator: '>=', value: '2026-11-10 08:00:00' },
        { field: 'wait_time', operator: '>', value: '1234567' },
        { field: 'ani', operator: '!empty', value: '' },
        { field: 'skill_result', operator: 'one-of', value: '["ANSWER",""]' },
      ],
      summary: summaryOf('Ofrecidas = count', 'kpi:service-level(seconds=30)', 'count(skill_result = ANSWER) / count'),
    })
    expect(anonymousView(view, report)).toEqual(view)
  })

  test('leaves out picked values, and parameters of a customer', () => {
    const picked = viewWith({ filters: [{ field: 'ani', operator: 'one-of', value: '["3001112233"]' }] })
    expect(anonymousView(picked, report).content.filters).toEqual([{ field: 'ani', operator: 'one-of', value: null }])
    const asked = catalogue.reports.find(({ parameters }) =>
      parameters.some(({ isOfCustomer }) => isOfCustomer === true),
    )
    const name = asked?.parameters.find(({ isOfCustomer }) => isOfCustomer === true)?.name ?? ''
    const less = anonymousView(viewWith({}, { [name]: 'Ana', other: 'x' }), asked ?? report)
    expect(less.parameters).toEqual({ other: 'x' })
    expect(lacksOf(less.content)).toEqual([{ kind: 'parameter', name }])
  })

  test('names no folder of whoever made it', () => {
    const view = viewWith({ file: { path: '/home/ana/x.csv', format: 'csv', isSafe: false } })
    expect(writeViewFile(view)).not.toContain('ana')
  })
})

describe('forgetting a customer', () => {
  const customer = customerOf('3001112233', USUAL_PLAN)
  if (customer === undefined) throw new Error('no customer')

  test('takes their values alone', () => {
    const view = viewWith({
      filters: [
        { field: 'ani', operator: '=', value: '+57 300 111 2233' },
        { field: 'ani', operator: '=', value: '3009998877' },
      ],
      search: 'llamó 3001112233',
      summary: summaryOf('count(ani = 3001112233) / count'),
    })
    const less = viewWithoutCustomer(view, customer)
    expect(JSON.stringify(less)).not.toMatch(/300111|111 2233/)
    expect(less?.content.filters[1]?.value).toBe('3009998877')
    expect(lacksOf(less?.content ?? EMPTY_VIEW).map(({ kind }) => kind)).toEqual(['filter', 'search', 'measure'])
  })

  test('takes a view that is named after them', () => {
    expect(viewWithoutCustomer({ ...viewWith({}), name: 'Cliente 300 111 2233' }, customer)).toBeUndefined()
  })
})
