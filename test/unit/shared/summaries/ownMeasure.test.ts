import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError, detailWord } from '../../../../src/shared/errors.ts'
import { isMeasureName, ownMeasureSchema, type OwnMeasure } from '../../../../src/shared/measures/ownMeasures.ts'
import { catalogue } from '../../../../src/shared/reports/index.ts'
import { measureText, parseMeasure } from '../../../../src/shared/summaries/measureText.ts'
import {
  asksForOwn,
  checkedOwnMeasure,
  fittingOf,
  ownFits,
  ownMeasureText,
  readOwnMeasure,
  reportForOwn,
} from '../../../../src/shared/summaries/ownMeasure.ts'
import { resolveMeasure, type SummaryContext } from '../../../../src/shared/summaries/resolveMeasure.ts'
import { modelValue } from '../../../support/measureModel.ts'

const context: SummaryContext = {
  report: catalogue.find('cdr_1'),
  language: 'es',
  reports: catalogue.reports,
  range: null,
}
const own: OwnMeasure = {
  name: 'Costo por llamada / minuto (COP)',
  dividend: 'sum(cost)',
  divisor: 'distinct(conn_id)',
  earlierNames: [],
}

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (cause) {
    if (cause instanceof AppError) return `${cause.code} ${detailWord(cause.toData(), 'problem')}`.trim()
    throw cause
  }
  return 'none'
}

describe("a measure of a user's own", () => {
  test('is the one divided by the other, under its name', () => {
    const measure = readOwnMeasure(own, context)
    expect(measure).toMatchObject({ title: own.name, formula: 'sum(cost) / distinct(conn_id)', type: 'money' })
    const rows = [
      { cost: '10', conn_id: 'a' },
      { cost: '20', conn_id: 'b' },
      { cost: '30', conn_id: 'b' },
    ]
    expect(modelValue(measure.tree, rows)).toBe(30)
  })

  test('is asked for by its name, whatever its case and accents, by earlier ones, and with another title', () => {
    const kept = { ...own, name: 'Éxito', earlierNames: ['ventas'] }
    const ask = (written: string): string => resolveMeasure(parseMeasure(written), { ...context, own: [kept] }).title
    expect(ask('own:Éxito')).toBe('Éxito')
    expect(ask('OWN: exito ')).toBe('Éxito')
    expect(ask('own:VENTAS')).toBe('Éxito')
    expect(ask('Mi título = own:exito')).toBe('Mi título')
    expect(codeOf(() => ask('own:Nada'))).toBe('unknown-measure')
    expect(codeOf(() => ask('own:'))).toBe('bad-measure measure-syntax')
    // Nothing divides what is divided already.
    expect(codeOf(() => ask('count / own:Éxito'))).toBe('bad-measure measure-operand')
  })

  test('whatever can be a name is one after `own:`, with a title or without', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        fc.pre(isMeasureName(text))
        const name = text.trim()
        for (const title of [null, 'T']) {
          const written = { title, expression: { kind: 'own', name } } as const
          expect(parseMeasure(measureText(written))).toEqual(written)
        }
        expect(asksForOwn([ownMeasureText(name)])).toBe(true)
      }),
    )
    expect(asksForOwn(['count', 'kpi:aht', 'T = sum(x)', 'avg('])).toBe(false)
  })

  test('fits the reports that have what it divides, and no other', () => {
    expect(ownFits(own, context.report, 'es')).toBe(true)
    const { reports } = fittingOf(own, catalogue.reports, 'es')
    for (const report of catalogue.reports) {
      const has = (name: string): boolean =>
        report.fields.some((field) => field.name === name || field.otherNames?.includes(name))
      if (reports.includes(report)) expect([report.key, has('cost'), has('conn_id')]).toEqual([report.key, true, true])
    }
    const other = { ...context, report: catalogue.find('agent_8'), own: [own] }
    expect(codeOf(() => resolveMeasure(parseMeasure(`own:${own.name}`), other))).toBe('bad-measure own-of-other-report')
  })

  test('is kept with its conditions read, so that they say the same in every language', () => {
    const dated = { ...own, dividend: 'count(date >= 10/11/2026)' }
    const kept = checkedOwnMeasure(dated, context)
    expect(kept.dividend).toMatch(/^count\(date >= 2026-11-10/)
    const formulas = (['es', 'en'] as const).map((language) => readOwnMeasure(kept, { ...context, language }).formula)
    expect(new Set(formulas).size).toBe(1)
    // Three decimals, which the same language would read as thousands if it read them again.
    const dear = checkedOwnMeasure({ ...own, dividend: 'count(cost > 1,250)' }, context)
    for (const language of ['es', 'en'] as const) {
      const measure = readOwnMeasure(dear, { ...context, language })
      expect(measure.formula).toBe('count(cost > 1.250) / distinct(conn_id)')
      const rows = [
        { cost: '1.3', conn_id: 'a' },
        { cost: '1.2', conn_id: 'b' },
      ]
      expect(modelValue(measure.tree, rows)).toBe(0.5)
    }
  })

  test('what does not add up is refused with what is right', () => {
    const summed = { ...own, dividend: 'sum(aht)', divisor: 'count' }
    const agents = { ...context, report: catalogue.find('agent_8') }
    expect(codeOf(() => checkedOwnMeasure(summed, agents))).toBe('not-additive right-measure')
    // Without a report: the first that has its fields tells what is wrong.
    expect(
      codeOf(() => checkedOwnMeasure(summed, { ...context, report: reportForOwn(summed, catalogue.reports, 'es') })),
    ).toMatch(/^not-additive/)
    expect(codeOf(() => reportForOwn({ ...own, dividend: 'sum(no_such)' }, catalogue.reports, 'es'))).toBe(
      'bad-measure own-fits-nothing',
    )
  })

  test.each([
    { dividend: 'kpi:aht' },
    { divisor: 'count / count' },
    { divisor: 'share(count)' },
    { divisor: 'own:Otra' },
    { dividend: 'T = count' },
    { dividend: 'sum(agent_name)' },
    { dividend: 'count(cost > many)' },
    { dividend: 'nothing' },
  ])('with %j is refused', (change) => {
    expect(() => checkedOwnMeasure({ ...own, ...change }, context)).toThrow(AppError)
  })

  test.each([
    { name: '' },
    { name: ' ' },
    { name: '\u200b' },
    { name: 'a = b' },
    { name: 'two\nlines' },
    { name: 'a\u0007b' },
    { name: 'x'.repeat(201) },
    { dividend: '' },
    { divisor: ' ' },
  ])('is not kept with %j', (change) => {
    expect(ownMeasureSchema.safeParse(own).success).toBe(true)
    expect(ownMeasureSchema.safeParse({ ...own, name: 'x'.repeat(200) }).success).toBe(true)
    expect(ownMeasureSchema.safeParse({ ...own, ...change }).success).toBe(false)
  })
})
