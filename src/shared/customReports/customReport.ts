import { z } from 'zod'
import { FIELD_TYPES, type FieldType, type ReportKind } from '../reports/types.ts'
import { FACTS, LANGUAGES, type LocalizedText, type WrittenText } from '../language.ts'
import { inEveryLanguage } from '../translations/rows.ts'

// A report that its user described: what is asked, and how the answer is to be read. Data and nothing else; no token,
// no operation.

/** A parameter that each request carries, besides the dates. */
export interface CustomParameter {
  readonly name: string
  /** What it is sent with unless somebody types something else; may be empty. */
  readonly value: string
  readonly isRequired: boolean
}

export interface CustomField {
  /** Exactly as the server spells it. */
  readonly name: string
  readonly title: LocalizedText
  readonly type: FieldType
}

/** Where the records of an answer are, as far as that is not a list in `data`. */
export type CustomShape =
  | { readonly kind: 'bareList' }
  | { readonly kind: 'record' }
  | { readonly kind: 'recordsByName'; readonly nameField: string }
  | { readonly kind: 'listsByName'; readonly nameField: string }
  | { readonly kind: 'listAt'; readonly path: readonly string[]; readonly besides: readonly CustomField[] }

export interface CustomReport {
  readonly service: string
  /** What the address has after `api=`. */
  readonly id: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly kind: ReportKind
  readonly parameters: readonly CustomParameter[]
  readonly fields: readonly CustomField[]
  /** The field that dates a row: of a detail, a series or a live report; null for the others. */
  readonly dateField: string | null
  /** The longest range of one request, in days; null where the request takes no dates. */
  readonly maxDays: number | null
  /** How far back an answer of a live report reaches, in minutes; null for the others. */
  readonly liveMinutes: number | null
  readonly shape: CustomShape | null
}

/** A report with the key under which the catalogue and the store know it. */
export interface KeyedCustomReport {
  readonly key: string
  readonly report: CustomReport
}

export const REPORT_KINDS = [
  'detail',
  'series',
  'aggregate',
  'snapshot',
  'live',
] as const satisfies readonly ReportKind[]

/** A table of the store has two columns for each field, and room for two thousand. */
export const MOST_FIELDS = 500
export const MOST_FIELD_NAME_LETTERS = 200
export const MOST_PARAMETERS = 30
export const MOST_TITLE_LETTERS = 120
export const MOST_DAYS = 31
export const MOST_LIVE_MINUTES = 24 * 60

const SERVICE = /^[A-Za-z][A-Za-z0-9_]{0,59}$/
const API_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/
const PARAMETER_NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/
const CONTROL = /\p{Cc}/u
/** What requests say by themselves. */
const RESERVED: ReadonlySet<string> = new Set(['api', 'date_ini', 'date_end'])
const SECRET_NAME = /token|secret|passw|contrase|clave|authori[sz]ation|api[-_]?key/i

/** Whether a text can be the service of a report: the part of the address before `.php`. */
export function isService(text: string): boolean {
  return SERVICE.test(text)
}

/** Whether a text can stand after `api=`. */
export function isApiId(text: string): boolean {
  return API_ID.test(text)
}

/** Whether a name is that of something which must not lie in a report: a token, a password. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name)
}

/** Whether a name can be that of a report's own parameter. */
export function isParameterName(name: string): boolean {
  return PARAMETER_NAME.test(name) && !RESERVED.has(name) && !isSecretName(name)
}

/** Whether a name can be that of a field: one that records can have, and that the store can give a column. */
export function isFieldName(name: string): boolean {
  const isLong = name.length > MOST_FIELD_NAME_LETTERS
  return name.trim() !== '' && !isLong && !CONTROL.test(name) && !Object.hasOwn(Object.prototype, name)
}

/** Columns of the store differ in more than the case of their letters. */
export function columnNameOf(fieldName: string): string {
  return fieldName.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** Whether each row of such a report carries a date. */
export function hasDatedRows(kind: ReportKind): boolean {
  return kind === 'detail' || kind === 'series' || kind === 'live'
}

/** Whether requests of such a report name a period. */
export function asksForDates(kind: ReportKind): boolean {
  return kind === 'detail' || kind === 'series' || kind === 'aggregate'
}

function line(most: number): z.ZodString {
  return z
    .string()
    .max(most)
    .regex(/^\P{Cc}*$/u)
}

const filledLine = line(MOST_TITLE_LETTERS).refine((text) => text.trim() !== '')

/** A text in each language that there was when it was written; one that came later has what it falls back to. */
function textOf(each: z.ZodType<string>): z.ZodType<LocalizedText> {
  const parts = LANGUAGES.map((language) => {
    const isWritten = FACTS[language].fallsBackTo === language
    return [language, isWritten ? each : each.exactOptional()] as const
  })
  return z.strictObject(Object.fromEntries(parts)).transform((text) => inEveryLanguage(text as WrittenText))
}

const title = textOf(filledLine)
const description = textOf(line(500))
const fieldName = z.string().refine(isFieldName)
const field: z.ZodType<CustomField> = z.strictObject({ name: fieldName, title, type: z.enum(FIELD_TYPES) })
const parameter: z.ZodType<CustomParameter> = z.strictObject({
  name: z.string().refine(isParameterName),
  value: line(1_000),
  isRequired: z.boolean(),
})
const shape: z.ZodType<CustomShape> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bareList') }),
  z.strictObject({ kind: z.literal('record') }),
  z.strictObject({ kind: z.literal('recordsByName'), nameField: fieldName }),
  z.strictObject({ kind: z.literal('listsByName'), nameField: fieldName }),
  z.strictObject({
    kind: z.literal('listAt'),
    path: z.array(fieldName).min(1).max(4),
    besides: z.array(field).max(100),
  }),
])

function allDiffer(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}

function hasOwnDate({ kind, dateField, fields }: CustomReport): boolean {
  if (!hasDatedRows(kind)) return dateField === null
  const dating = fields.find(({ name }) => name === dateField)
  return dating?.type === 'date' || dating?.type === 'dateTime'
}

function fieldsOf({ fields, shape }: CustomReport): readonly CustomField[] {
  return shape?.kind === 'listAt' ? [...fields, ...shape.besides] : fields
}

function isWhole(report: CustomReport): boolean {
  const { kind, maxDays, liveMinutes, parameters, fields, shape } = report
  return (
    asksForDates(kind) === (maxDays !== null) &&
    (kind === 'live') === (liveMinutes !== null) &&
    hasOwnDate(report) &&
    allDiffer(fieldsOf(report).map(({ name }) => columnNameOf(name))) &&
    allDiffer(parameters.map(({ name }) => name)) &&
    (shape === null || !('nameField' in shape) || fields.some(({ name }) => name === shape.nameField))
  )
}

/** What a report of one's own must look like, wherever it comes from: exact, bounded, and its parts in agreement. */
export const customReportSchema: z.ZodType<CustomReport> = z
  .strictObject({
    service: z.string().refine(isService),
    id: z.string().refine(isApiId),
    title,
    description,
    kind: z.enum(REPORT_KINDS),
    parameters: z.array(parameter).max(MOST_PARAMETERS),
    fields: z.array(field).min(1).max(MOST_FIELDS),
    dateField: fieldName.nullable(),
    maxDays: z.int().min(1).max(MOST_DAYS).nullable(),
    liveMinutes: z.int().min(1).max(MOST_LIVE_MINUTES).nullable(),
    shape: shape.nullable(),
  })
  .refine(isWhole)

/**
 * Whether two reports ask the server for the same and file it the same way, so that rows fetched for one serve the
 * other. Titles and types may differ.
 */
export function asksTheSame(a: CustomReport, b: CustomReport): boolean {
  const asked = ({ service, id, kind, parameters, dateField, shape }: CustomReport): string =>
    JSON.stringify([service, id, kind, parameters.map(({ name }) => name), dateField, shape])
  return asked(a) === asked(b)
}

export interface SavedCustomReport {
  readonly key: string
}
