import { expect, test } from 'vitest'
import { knownTitle, toneOfValue } from '../../../src/shared/valueTitles.ts'
import { groupLabel } from '../../../src/shared/summaries/groupLabels.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { identifiedIn, namedId, withNames } from '../../../src/shared/reports/names.ts'
import { isNameList, pickerSource } from '../../../src/shared/reports/pickers.ts'
import { PICKERS } from '../../../src/shared/reports/types.ts'

const calls = catalogue.find('cdr_1')

test('each list of names is a report that has the ids and the names, and takes no parameter that it needs', () => {
  for (const picker of PICKERS) {
    const { reportKey, value, name } = pickerSource(picker)
    const report = catalogue.get(reportKey)
    expect(report?.fields.map((field) => field.name)).toEqual(expect.arrayContaining([value, name]))
    expect(report?.parameters.filter(({ required }) => required)).toEqual([])
    expect(isNameList(reportKey)).toBe(true)
    // The list itself has the names beside the ids.
    expect(report && identifiedIn(report)).not.toContain(picker)
  }
  expect(isNameList(calls.key)).toBe(false)
})

test('ids of a report go by the names that are known, in cells, groups and whatever else shows values', () => {
  expect(identifiedIn(calls)).toEqual(expect.arrayContaining(['campaign', 'skill', 'agent']))
  const named = withNames(calls, { campaign: { '606': 'Cobranza', '7': '' } })
  const field = named.fields.find(({ identifies }) => identifies === 'campaign')
  expect(knownTitle(field, '606')?.es).toBe('Cobranza · 606')
  expect(knownTitle(field, ' 606 ')?.en).toBe('Cobranza · 606')
  expect(knownTitle(field, '608')).toBeUndefined()
  expect(groupLabel('606', { field: field?.name ?? '', step: null }, named, 'es')).toBe('Cobranza · 606')
  expect(groupLabel('608', { field: field?.name ?? '', step: null }, named, 'es')).toBe('608')
  // Without names it is the very same report, so that nothing is drawn anew.
  expect(withNames(calls, {})).toBe(calls)
  expect(withNames(calls, { campaign: {} })).toBe(calls)
})

test('a name that is empty, or the id itself, adds nothing', () => {
  expect(namedId('606', 'Cobranza')).toBe('Cobranza · 606')
  expect(namedId('606', '')).toBe('606')
  expect(namedId('606', undefined)).toBe('606')
  expect(namedId('VENTA', 'VENTA')).toBe('VENTA')
})

test('states that the documents name have a tone each; what an operation names itself is time away', () => {
  const states = catalogue.reports.flatMap(({ fields }) => fields).find(({ valueTones }) => valueTones !== undefined)
  for (const { value, tone } of states?.valueTones ?? []) {
    expect(toneOfValue(states, value.toUpperCase())).toBe(tone)
    expect(knownTitle(states, value)).toBeDefined()
  }
  expect(toneOfValue(states, 'ALMUERZO')).toBe('away')
  expect(toneOfValue(states, '')).toBeUndefined()
  expect(toneOfValue(calls.fields[0], 'READY')).toBeUndefined()
})
