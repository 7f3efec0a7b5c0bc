import type { FieldDefinition, ParameterDefinition, ReportDefinition } from '../reports/types.ts'
import type { CustomField, CustomParameter, CustomReport, CustomShape } from './customReport.ts'
import { reportTexts } from '../commonTexts/reports.ts'
import { inEachLanguage } from '../localized.ts'

/** The servers' usual limit of an answer. */
const MOST_RECORDS = 60_000
/** Any one line: what a server takes is not known. */
const ANY_VALUE = '[^\\u0000-\\u001f\\u007f-\\u009f]{1,1000}'

/** The key of a report of one's own: no server has a service of that name. */
export function ownKey(unique: string): string {
  return `own/${unique}`
}

function fieldOf({ name, title, type }: CustomField): FieldDefinition {
  return {
    name,
    title,
    type,
    meaning: reportTexts('ownField', { name }),
  }
}

function parameterOf({ name, value, isRequired }: CustomParameter): ParameterDefinition {
  return {
    name,
    required: isRequired,
    title: inEachLanguage(() => name),
    meaning: reportTexts('ownParameter', { name }),
    pattern: ANY_VALUE,
    ...(value === '' ? {} : { usual: value }),
  }
}

function shapeOf(shape: CustomShape): NonNullable<ReportDefinition['shape']> {
  return shape.kind === 'listAt' ? { ...shape, besides: shape.besides.map(fieldOf) } : shape
}

/** A report of one's own as the catalogue has reports: from here on it is one like any other. */
export function definitionOf(key: string, report: CustomReport): ReportDefinition {
  const { service, id, title, kind, fields, parameters, dateField, maxDays, liveMinutes, shape } = report
  const plain = reportTexts('ownReport', { service, id })
  return {
    key,
    service,
    id,
    group: 'own',
    kind,
    title,
    description: inEachLanguage((language) => {
      const written = report.description[language]
      return written.trim() === '' ? plain[language] : written
    }),
    parameters: parameters.map(parameterOf),
    fields: fields.map(fieldOf),
    dateField,
    maxDays,
    maxRecords: MOST_RECORDS,
    ...(liveMinutes === null ? {} : { liveMinutes }),
    ...(shape === null ? {} : { shape: shapeOf(shape) }),
  }
}
