import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customReportSchema, asksTheSame, type CustomReport } from '../../../src/shared/customReports/customReport.ts'
import { definitionOf, ownKey } from '../../../src/shared/customReports/definition.ts'
import {
  MOST_REPORT_FILE_BYTES,
  readReportFile,
  writeReportFile,
} from '../../../src/shared/customReports/reportFile.ts'
import { checkParameters } from '../../../src/shared/reports/catalogue.ts'
import { takesDates } from '../../../src/shared/reports/types.ts'
import type { LocalizedText } from '../../../src/shared/language.ts'
import { said } from '../../support/texts.ts'

const text = (title: string): LocalizedText => said(title)

const report: CustomReport = {
  service: 'reports_manager',
  id: 'cdr_99',
  title: text('Llamadas de prueba'),
  description: text(''),
  kind: 'detail',
  parameters: [{ name: 'skill_id', value: 'all', isRequired: true }],
  fields: [
    { name: 'date', title: text('Fecha'), type: 'dateTime' },
    { name: 'calls', title: text('Llamadas'), type: 'integer' },
  ],
  dateField: 'date',
  maxDays: 31,
  liveMinutes: null,
  shape: null,
}

function fileOf(change: object): string {
  return JSON.stringify({ format: 'atalaya-report', version: 1, report: { ...report, ...change } })
}

describe('the file of a report', () => {
  test('comes back as it was written, with a mark of bytes before it too', () => {
    expect(readReportFile(writeReportFile(report))).toEqual({ kind: 'report', report })
    expect(readReportFile(`\uFEFF${writeReportFile(report)}`)).toEqual({ kind: 'report', report })
  })

  test.each([
    ['', 'not-json'],
    ['<html>', 'not-json'],
    ['[]', 'not-a-report'],
    ['{}', 'not-a-report'],
    [JSON.stringify({ ...report }), 'not-a-report'],
    [JSON.stringify({ format: 'atalaya-report', version: 2, report }), 'newer-version'],
    [JSON.stringify({ format: 'atalaya-report', version: 1, report: null }), 'broken'],
    [' '.repeat(MOST_REPORT_FILE_BYTES + 1), 'too-large'],
    [fileOf({ fields: [] }), 'broken'],
    [
      fileOf({
        fields: Array.from({ length: 501 }, (_, place) => ({ name: `f${place}`, title: text('x'), type: 'text' })),
      }),
      'broken',
    ],
    [fileOf({ fields: [...report.fields, { name: 'DATE', title: text('x'), type: 'text' }] }), 'broken'],
    [fileOf({ fields: [...report.fields, { name: '__proto__', title: text('x'), type: 'text' }] }), 'broken'],
    [fileOf({ fields: [...report.fields, { name: 'x', title: text('x'), type: 'number' }] }), 'broken'],
    [fileOf({ dateField: 'calls' }), 'broken'],
    [fileOf({ dateField: null }), 'broken'],
    [fileOf({ maxDays: null }), 'broken'],
    [fileOf({ maxDays: 400 }), 'broken'],
    [fileOf({ kind: 'snapshot' }), 'broken'],
    [fileOf({ liveMinutes: 10 }), 'broken'],
    [fileOf({ service: '../x' }), 'broken'],
    [fileOf({ id: 'a&token=1' }), 'broken'],
    [fileOf({ parameters: [{ name: 'wolkvox-token', value: 'x', isRequired: true }] }), 'broken'],
    [fileOf({ parameters: [{ name: 'date_ini', value: 'x', isRequired: true }] }), 'broken'],
    [fileOf({ parameters: [{ name: 'x', value: 'a\nb', isRequired: true }] }), 'broken'],
    [fileOf({ title: text(' ') }), 'broken'],
    [fileOf({ shape: { kind: 'recordsByName', nameField: 'absent' } }), 'broken'],
    [fileOf({ more: 1 }), 'broken'],
  ])('is refused with a reason: %#, %s', (file, problem) => {
    expect(readReportFile(file)).toEqual({ kind: 'refused', problem })
  })

  test('throws at no JSON in a report’s place', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readReportFile(JSON.stringify({ format: 'atalaya-report', version: 1, report: json })).kind).toBe(
          'refused',
        )
      }),
    )
  })
})

describe('a report of one’s own as the catalogue has it', () => {
  test('is a report like any other, under a key that no server has', () => {
    const definition = definitionOf(ownKey('1'), report)
    expect(definition).toMatchObject({
      key: 'own/1',
      service: 'reports_manager',
      id: 'cdr_99',
      group: 'own',
      maxRecords: 60_000,
    })
    expect(takesDates(definition)).toBe(true)
    expect(definition.description.es).toContain('cdr_99')
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition)
  })

  test('takes any one line for a parameter', () => {
    const definition = definitionOf(ownKey('1'), report)
    expect(checkParameters(definition, { skill_id: ' Atención ñ % ' })).toEqual({ skill_id: 'Atención ñ %' })
    expect(() => checkParameters(definition, { skill_id: '' })).toThrow(
      expect.objectContaining({ code: 'missing-parameter' }),
    )
    expect(() => checkParameters(definition, { skill_id: 'a\nb' })).toThrow(
      expect.objectContaining({ code: 'missing-parameter' }),
    )
  })

  test('keeps its rows through new titles and types, not through another question', () => {
    expect(asksTheSame(report, { ...report, title: text('Otro'), maxDays: 1 })).toBe(true)
    expect(
      asksTheSame(report, { ...report, fields: report.fields.map((field) => ({ ...field, type: 'text' as const })) }),
    ).toBe(true)
    expect(asksTheSame(report, { ...report, id: 'cdr_98' })).toBe(false)
    expect(asksTheSame(report, { ...report, parameters: [] })).toBe(false)
    expect(customReportSchema.safeParse(report).success).toBe(true)
  })
})
