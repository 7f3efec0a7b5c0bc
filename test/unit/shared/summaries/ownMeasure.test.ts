import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../src/shared/errors.ts'
import { ownMeasureSchema, type OwnMeasure } from '../../../../src/shared/measures/ownMeasures.ts'
import { catalogue } from '../../../../src/shared/reports/index.ts'
import { readOwnMeasure } from '../../../../src/shared/summaries/ownMeasure.ts'
import type { SummaryContext } from '../../../../src/shared/summaries/resolveMeasure.ts'
import { modelValue } from '../../../support/measureModel.ts'

const context: SummaryContext = {
  report: catalogue.find('cdr_1'),
  language: 'es',
  reports: catalogue.reports,
  range: null,
}
const own: OwnMeasure = {
  reportKey: 'reports_manager/cdr_1',
  title: 'Costo por llamada / minuto',
  dividend: 'sum(cost)',
  divisor: 'distinct(conn_id)',
}

describe("a measure of a user's own", () => {
  test('is the one divided by the other, under its name', () => {
    const measure = readOwnMeasure(own, context)
    expect(measure).toMatchObject({ title: own.title, formula: 'sum(cost) / distinct(conn_id)', type: 'money' })
    const rows = [
      { cost: '10', conn_id: 'a' },
      { cost: '20', conn_id: 'b' },
      { cost: '30', conn_id: 'b' },
    ]
    expect(modelValue(measure.tree, rows)).toBe(30)
  })

  test.each<Partial<OwnMeasure>>([
    { dividend: 'kpi:aht' },
    { divisor: 'count / count' },
    { divisor: 'share(count)' },
    { dividend: 'T = count' },
    { dividend: 'sum(agent_name)' },
    { dividend: 'count(cost > many)' },
    { dividend: 'nothing' },
  ])('with %j is refused', (change) => {
    expect(() => readOwnMeasure({ ...own, ...change }, context)).toThrow(AppError)
  })

  test.each<Partial<OwnMeasure>>([
    { title: '' },
    { title: ' ' },
    { title: 'a (b)' },
    { title: 'a = b' },
    { title: '= b' },
    { title: 'two\nlines' },
    { title: 'x'.repeat(201) },
    { dividend: '' },
    { reportKey: '' },
  ])('is not kept with %j', (change) => {
    expect(ownMeasureSchema.safeParse(own).success).toBe(true)
    expect(ownMeasureSchema.safeParse({ ...own, ...change }).success).toBe(false)
  })
})
