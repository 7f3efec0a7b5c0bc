import type { FieldDefinition, ParameterDefinition, ReportDefinition } from '../reports/types.ts'
import type { LocalizedText } from '../language.ts'
import type { CustomField, CustomParameter, CustomReport, CustomShape } from './customReport.ts'

/** The servers' usual limit of an answer. */
const MOST_RECORDS = 60_000
/** Any one line: what a server takes is not known. */
const ANY_VALUE = '[^\\u0000-\\u001f\\u007f-\\u009f]{1,1000}'

/** The key of a report of one's own: no server has a service of that name. */
export function ownKey(unique: string): string {
  return `own/${unique}`
}

function inBoth(text: string): LocalizedText {
  return { es: text, en: text }
}

function fieldOf({ name, title, type }: CustomField): FieldDefinition {
  return {
    name,
    title,
    type,
    meaning: { es: `Campo «${name}» de la respuesta`, en: `Field “${name}” of the answer` },
  }
}

function parameterOf({ name, value, isRequired }: CustomParameter): ParameterDefinition {
  return {
    name,
    required: isRequired,
    title: inBoth(name),
    meaning: { es: `Parámetro «${name}» de la solicitud`, en: `Parameter “${name}” of the request` },
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
  const { es, en } = report.description
  return {
    key,
    service,
    id,
    group: 'own',
    kind,
    title,
    description: {
      es: es.trim() === '' ? `Reporte propio: ${service}, ${id}.` : es,
      en: en.trim() === '' ? `Own report: ${service}, ${id}.` : en,
    },
    parameters: parameters.map(parameterOf),
    fields: fields.map(fieldOf),
    dateField,
    maxDays,
    maxRecords: MOST_RECORDS,
    ...(liveMinutes === null ? {} : { liveMinutes }),
    ...(shape === null ? {} : { shape: shapeOf(shape) }),
  }
}
