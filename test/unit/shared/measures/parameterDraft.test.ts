import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measureDefinitions } from '../../../../src/shared/measures/definitions.ts'
import { measureOf, measuresFor, resolveKpi } from '../../../../src/shared/measures/kpis.ts'
import { hasParameters, readDraft, usualText } from '../../../../src/shared/measures/parameterDraft.ts'
import { PARAMETER_NAMES, type MeasureDefinition } from '../../../../src/shared/measures/types.ts'
import { catalogue } from '../../../../src/shared/reports/index.ts'
import { measureText, parseMeasure } from '../../../../src/shared/summaries/measureText.ts'

const waits = catalogue.find('skills_detail')
const answeredOnly = catalogue.find('skill_10')
const counted = catalogue.find('calls_last_10')

function known(id: string): MeasureDefinition {
  const definition = measureOf(id)
  if (definition === undefined) throw new Error(id)
  return definition
}

const level = known('service-level')
const pairs = catalogue.reports.flatMap((report) => measuresFor(report).map((definition) => ({ report, definition })))

describe('the form of parameters', () => {
  test('shows what the chosen way depends on', () => {
    expect(readDraft(level, waits.roles, {}).names).toEqual(['seconds', 'variant'])
    expect(readDraft(level, waits.roles, { variant: 'short-abandons' }).names).toEqual(['seconds', 'variant', 'short'])
    // There is one way alone: nothing to choose.
    expect(readDraft(level, answeredOnly.roles, {}).names).toEqual(['seconds'])
    expect(readDraft(known('repeat-rate'), waits.roles, {}).names).toEqual(['days'])
  })

  test('is there only where something can be chosen', () => {
    const idsOf = (roles: typeof waits.roles): readonly string[] =>
      measureDefinitions.filter((each) => hasParameters(each, roles)).map(({ id }) => id)
    expect(idsOf(waits.roles)).toEqual(['service-level', 'abandon-rate', 'repeat-rate'])
    // It does not tell how long anybody waited: short abandons cannot be left out.
    expect(idsOf(counted.roles)).toEqual(['repeat-rate'])
  })

  test('asks for what is not as usual, and for no value that is none', () => {
    expect(readDraft(level, waits.roles, { seconds: ' 030 ' }).given).toEqual({ seconds: '30' })
    expect(readDraft(level, waits.roles, { seconds: '20', variant: 'offered', short: '9' }).given).toEqual({})
    const bad = readDraft(level, waits.roles, { seconds: '20 s', variant: 'late-abandons' })
    expect(bad).toMatchObject({ given: null, problems: { seconds: '0–86400' } })
    expect(readDraft(known('repeat-rate'), waits.roles, { days: '31' }).problems).toEqual({ days: '1–30' })
    expect(readDraft(level, waits.roles, { variant: 'none' })).toMatchObject({ given: null })
  })

  test('whatever is typed, what it asks for is answered, and reads the same once it is kept', () => {
    const text = fc.oneof(fc.nat({ max: 90_000 }).map(String), fc.string(), fc.constantFrom('', '-1', '1.5', '1e3'))
    const drafts = fc.record(
      { seconds: text, short: text, days: text, variant: fc.constantFrom('all', 'offered', 'short-abandons', 'x') },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.constantFrom(...pairs), drafts, ({ report, definition }, draft) => {
        const { given, problems } = readDraft(definition, report.roles, draft)
        expect(given === null).toBe(Object.keys(problems).length > 0)
        if (given === null) return
        const written = measureText({ title: null, expression: { kind: 'kpi', id: definition.id, parameters: given } })
        expect(parseMeasure(written).expression).toEqual({ kind: 'kpi', id: definition.id, parameters: given })
        const measure = resolveKpi(definition.id, given, { report, language: 'es', reports: [] }, written)
        expect(measure.formula).not.toBe('')
        for (const name of PARAMETER_NAMES) {
          expect(given[name]).not.toBe(usualText(definition, report.roles, name))
        }
      }),
    )
  })
})
