import { AppError } from '../../../shared/errors.ts'
import type { Filter, RowSet, SortKey } from '../../../shared/query.ts'
import type { FieldDefinition, FieldType, ReportDefinition } from '../../../shared/reports/types.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import { otherFieldsDefinition } from '../../../shared/otherFields.ts'
import { parseDateSpan } from '../../../shared/time.ts'
import { digitsOfWritten } from '../../../shared/telephones.ts'
import { fold, isLong, isNumeric, NO_VALUE, numberOf } from '../../../shared/values.ts'
import { datePartSql } from './datePartSql.ts'
import { unknownField, type FieldSet } from './fieldSet.ts'
import {
  accentsColumn,
  numberColumn,
  storedFieldOf,
  storedFieldsOf,
  valueColumn,
  type StoredField,
} from '../rows/reportTable.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'
import { trimmedSql } from '../sql/trimmed.ts'

/** SQL expressions of one field over a row `t`. */
interface FieldExpressions {
  readonly value: Sql
  /** The text without accents; ASCII letters in either case. */
  readonly folded: Sql
  /** The number that the value compares by; null where the row's value is none. */
  readonly number: Sql
  readonly definition: FieldDefinition | undefined
  /** Lists alone: their JSON, of which `value` tells but the number of items. */
  readonly list?: Sql
}

/** What stands for a list where there is room for a word: the number of its items, `[3]`; what is no list, as it is. */
export function listSummary(field: FieldDefinition): Sql {
  const [value, number] = [sql`t.${valueColumn(field)}`, sql`t.${numberColumn(field)}`]
  return sql`iif(${number} IS NULL, ${value}, '[' || ${number} || ']')`
}

function ofList(field: FieldDefinition): FieldExpressions {
  const value = listSummary(field)
  const number = sql`t.${numberColumn(field)}`
  return { value, folded: value, number, definition: field, list: sql`t.${valueColumn(field)}` }
}

function stored({ field, kind }: StoredField): FieldExpressions {
  if (kind === 'list') return ofList(field)
  const value = sql`t.${valueColumn(field)}`
  if (isNumeric(field.type)) {
    const number = sql`t.${numberColumn(field)}`
    // What is no number in a field of numbers may be any text, accents and all.
    return { value, folded: sql`iif(${number} IS NULL, fold_accents(${value}), ${value})`, number, definition: field }
  }
  const accents = sql`t.${accentsColumn(field)}`
  const folded = isLong(field.type)
    ? sql`iif(${accents} IS NULL, ${value}, fold_accents(${value}))`
    : sql`ifnull(${accents}, ${value})`
  return { value, folded, number: sql`NULL`, definition: field }
}

/** A field that has no column of its own. Where no document tells of it, what looks like a number compares as one. */
function ofExtra(report: ReportDefinition, name: string): FieldExpressions {
  const value = sql`extra_value(t.extra, ${name})`
  const definition = fieldDefinitionOf(report, name)
  const type = definition?.type ?? 'decimal'
  const number = isNumeric(type) ? sql`number_of(${type}, ${value}, NULL)` : sql`NULL`
  return { value, folded: sql`fold_accents(${value})`, number, definition }
}

/** The column of all further fields. */
function ofOthers({ extraFields }: FieldSet, definition: FieldDefinition): FieldExpressions {
  const value = sql`extra_others(t.extra, ${JSON.stringify(extraFields)})`
  return { value, folded: sql`fold_accents(${value})`, number: sql`NULL`, definition }
}

function expressionsOf(fields: FieldSet, name: string): FieldExpressions {
  const field = storedFieldOf(fields.report, name)
  if (field !== undefined) return stored(field)
  const others = otherFieldsDefinition(fields.report, name)
  if (others !== undefined) return ofOthers(fields, others)
  if (fields.extraFields.includes(name) || fields.isNamed(name)) return ofExtra(fields.report, name)
  throw unknownField(fields, name)
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/**
 * LIKE is blind to the case of ASCII letters; it never matches a blob, so values that are JSON are compared as their
 * text.
 */
function like({ folded, value }: FieldExpressions, pattern: string): Sql {
  return sql`(${folded} LIKE ${pattern} ESCAPE '\\' OR typeof(${value}) = 'blob' AND CAST(${folded} AS TEXT) LIKE ${pattern} ESCAPE '\\')`
}

/** The digits by which a typed text is looked for too; null where it is no telephone, or the field has none. */
function typedDigits({ definition }: FieldExpressions, text: string): string | null {
  return definition?.type === 'telephone' ? digitsOfWritten(text) : null
}

/**
 * Whether a value is not bare digits: it alone can be equal to what is written otherwise, or need its digits taken out.
 */
function isWritten({ value }: FieldExpressions): Sql {
  return sql`(typeof(${value}) = 'blob' OR ${value} GLOB '*[^0-9]*')`
}

/**
 * Whether a value fits a typed text, at the place that a pattern gives it. Most telephones are stored as bare digits,
 * so that one more pattern finds them and only others go through a function, row by row.
 *
 * @param pattern from a text that is safe in a pattern
 */
function fits(field: FieldExpressions, typed: string, pattern: (text: string) => string): Sql {
  const asTyped = like(field, pattern(escapeLike(fold(typed))))
  const digits = typedDigits(field, typed)
  if (digits === null) return asTyped
  const byDigits = sql`written_digits(${field.value}) LIKE ${pattern(digits)}`
  return sql`(${like(field, pattern(digits))} OR ${isWritten(field)} AND (${asTyped} OR ${byDigits}))`
}

function contains(field: FieldExpressions, text: string): Sql {
  if (field.list !== undefined) return sql`list_contains(${field.list}, ${fold(text)})`
  return fits(field, text, (safe) => `%${safe}%`)
}

function isEmpty({ value, definition, list, number }: FieldExpressions): Sql {
  if (list !== undefined) return sql`(${isBlank(value)} OR ifnull(${number}, 1) = 0)`
  return definition !== undefined && isNumeric(definition.type) ? isNoNumber(value) : isBlank(value)
}

function isBlank(value: Sql): Sql {
  return sql`${trimmedSql(value)} = ''`
}

const NO_VALUES = joinSql(
  NO_VALUE.map((text): Sql => ({ text: `'${text}'`, values: [] })),
  ', ',
)

/** Whether what stands in a field of numbers is no value at all: see `isNoValue` of `shared/values.ts`. */
function isNoNumber(value: Sql): Sql {
  return sql`${trimmedSql(value)} IN (${NO_VALUES})`
}

/** Whether what stands in a field of numbers is a value that cannot be read as one. */
export function isUnread(value: Sql, number: Sql): Sql {
  return sql`(${number} IS NULL AND NOT ${isNoNumber(value)})`
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Numbers and seconds as questions carry them: no language writes anything else for these digits. */
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/

function plainOr(type: FieldType, text: string): number | null {
  return type !== 'hour' && PLAIN_NUMBER.test(text) ? Number(text) : numberOf(type, text)
}

/**
 * The numbers that a filter's value stands for: a day is all its seconds, `34.64 %` one number, `[3]` the items of a
 * list. Undefined in fields of texts, and in others for what is no value of their kind.
 */
function spanOf({ definition, list }: FieldExpressions, text: string): Span | undefined {
  if (definition?.type === 'date' || definition?.type === 'dateTime') return parseDateSpan(text.trim())
  if (definition !== undefined && !isNumeric(definition.type)) return undefined
  const bare = list === undefined ? text : text.replace(/^\s*\[|\]\s*$/g, '')
  const number = plainOr(definition?.type ?? 'decimal', bare.trim())
  return number === null ? undefined : { from: number, to: number }
}

/** So much of a filter's value an error tells. */
const LONGEST_TOLD = 60

/** What the hint of an error tells to be right: see `filterHints.ts`. */
const WANTED: Readonly<Partial<Record<FieldType, string>>> = {
  integer: 'number',
  decimal: 'number',
  percent: 'percent',
  money: 'money',
  duration: 'duration',
  hour: 'hour',
  date: 'date',
  dateTime: 'date',
}

/**
 * {@link spanOf}, where the field is one of numbers, durations or dates; undefined in fields of texts, and in those of
 * unknown kind where the value is no number. To look there for what cannot be there would find nothing, or everything,
 * and look like an answer.
 *
 * @throws AppError `bad-filter` for what is no value of the field's kind
 */
function typedSpanOf(field: FieldExpressions, filter: Filter, text: string): Span | undefined {
  const span = spanOf(field, text)
  const type = field.definition?.type
  if (span !== undefined || type === undefined || !isNumeric(type)) return span
  const told = `${filter.field} ${filter.operator} ${filter.value.slice(0, LONGEST_TOLD)}`
  throw new AppError('bad-filter', { filter: told, wanted: WANTED[type] ?? 'number' })
}

function equals(field: FieldExpressions, filter: Filter): Sql {
  const asText = fits(field, filter.value, (safe) => safe)
  const span = typedSpanOf(field, filter, filter.value)
  if (span === undefined) return asText
  const byNumber = sql`${field.number} BETWEEN ${span.from} AND ${span.to}`
  return field.definition === undefined ? sql`(${byNumber} OR ${asText})` : byNumber
}

/** Any number of values, such as a pasted list of telephones, is one bound list. */
function isOneOf(field: FieldExpressions, filter: Filter): Sql {
  const values = filter.value.split('|')
  const spans = values.flatMap((value) => typedSpanOf(field, filter, value) ?? [])
  const texts = field.definition === undefined || spans.length === 0 ? values : []
  const digits = texts.flatMap((text) => typedDigits(field, text) ?? [])
  const among = (list: readonly string[]): Sql => sql`IN (SELECT value FROM json_each(${JSON.stringify(list)}))`
  const asTyped = sql`lower(CAST(${field.folded} AS TEXT)) ${among([...texts.map(fold), ...digits])}`
  const byDigits = sql`${isWritten(field)} AND written_digits(${field.value}) ${among(digits)}`
  const asText = digits.length === 0 ? asTyped : sql`(${asTyped} OR ${byDigits})`
  if (spans.length === 0) return sql`(${field.value} IS NOT NULL AND ${asText})`
  const list = JSON.stringify(spans.map(({ from, to }) => [from, to]))
  const byNumber = sql`EXISTS (SELECT 1 FROM json_each(${list}) WHERE ${field.number} BETWEEN value ->> 0 AND value ->> 1)`
  return sql`(${byNumber} OR (${field.value} IS NOT NULL AND ${asText}))`
}

/**
 * A value as value lists show it: its text to the letter, other JSON as its compact text; '' for every row that is
 * empty as the filter `empty` has it.
 */
function keyOf(field: FieldExpressions): Sql {
  return sql`iif(${isEmpty(field)}, '', CAST(${field.value} AS TEXT))`
}

/** SQL expressions of a field for a list of its values, and for whoever puts rows together by them. */
export interface ValueExpressions {
  /** What rows are counted by: see {@link Filter} `one-of`. */
  readonly key: Sql
  /** What the key is made of: the value as it is stored; of lists the key itself. */
  readonly value: Sql
  /** The number that the value compares by; null where the row's value is none. */
  readonly number: Sql
  readonly definition: FieldDefinition | undefined
  /** Bytes of the value, without reading a long one; null where the row lacks it. */
  readonly bytes: Sql
  /** The value without accents; ASCII letters in either case. */
  readonly folded: Sql
}

/** The expressions of a field over a row `t`. @throws AppError `unknown-field` */
export function valueSql(fields: FieldSet, name: string): ValueExpressions {
  const field = expressionsOf(fields, name)
  const key = keyOf(field)
  return {
    key,
    value: field.list === undefined ? field.value : key,
    number: field.number,
    definition: field.definition,
    bytes: sql`octet_length(${field.value})`,
    folded: field.folded,
  }
}

function chosenValues(filter: Filter): readonly string[] {
  try {
    const values = JSON.parse(filter.value) as unknown
    if (Array.isArray(values) && values.every((value) => typeof value === 'string')) return values
  } catch {
    // Refused below.
  }
  throw new AppError('bad-filter', {
    filter: `${filter.field} ${filter.operator} ${filter.value.slice(0, LONGEST_TOLD)}`,
  })
}

/** SQLite's JSON ends a text at a NUL, so the rare texts with one are compared by their bytes. */
function isChosen(field: FieldExpressions, values: readonly string[]): Sql {
  const key = keyOf(field)
  const among = (list: readonly string[]): Sql => sql`IN (SELECT value FROM json_each(${JSON.stringify(list)}))`
  const inList = sql`${key} ${among(values.filter((value) => !value.includes('\0')))}`
  const others = values.filter((value) => value.includes('\0'))
  if (others.length === 0) return inList
  const bytes = others.map((value) => Buffer.from(value, 'utf8').toString('hex').toUpperCase())
  return sql`(${inList} OR hex(${key}) ${among(bytes)})`
}

type Comparison = '<' | '<=' | '>' | '>='

const COMPARE: Readonly<Record<Comparison, (left: Sql, span: Span) => Sql>> = {
  '<': (left, span) => sql`${left} < ${span.from}`,
  '<=': (left, span) => sql`${left} <= ${span.to}`,
  '>': (left, span) => sql`${left} > ${span.to}`,
  '>=': (left, span) => sql`${left} >= ${span.from}`,
}

const COMPARE_TEXT: Readonly<Record<Comparison, (left: Sql, right: string) => Sql>> = {
  '<': (left, right) => sql`${left} < ${right}`,
  '<=': (left, right) => sql`${left} <= ${right}`,
  '>': (left, right) => sql`${left} > ${right}`,
  '>=': (left, right) => sql`${left} >= ${right}`,
}

function compare(field: FieldExpressions, operator: Comparison, filter: Filter): Sql {
  const span = typedSpanOf(field, filter, filter.value)
  if (span !== undefined) return COMPARE[operator](field.number, span)
  const text = sql`lower(CAST(${field.folded} AS TEXT))`
  return sql`(NOT ${isEmpty(field)} AND ${COMPARE_TEXT[operator](text, fold(filter.value))})`
}

function not(condition: Sql): Sql {
  return sql`NOT ifnull(${condition}, 0)`
}

/**
 * A filter as a condition over a row `t`. Every value is bound: `%`, `_`, quotes and SQL in it are plain text.
 *
 * @throws AppError `unknown-field`; `bad-filter` for a comparison with what is no value of the field's kind
 */
export function filterSql(fields: FieldSet, filter: Filter): Sql {
  if (filter.operator !== 'in' && filter.operator !== 'one-of') assertSearchable(filter.value)
  const field = expressionsOf(fields, filter.field)
  if (filter.part !== undefined) {
    const isOfPart = datePartSql(field.number, field.definition?.type, filter, filter.part)
    return filter.operator === '!=' ? not(isOfPart) : isOfPart
  }
  const { value } = filter
  switch (filter.operator) {
    case '=':
      return equals(field, filter)
    case '!=':
      return not(equals(field, filter))
    case 'contains':
      return contains(field, value)
    case '!contains':
      return not(contains(field, value))
    case 'starts':
      return fits(field, value, (safe) => `${safe}%`)
    case 'ends':
      return fits(field, value, (safe) => `%${safe}`)
    case 'empty':
      return isEmpty(field)
    case '!empty':
      return not(isEmpty(field))
    case 'in':
      return isOneOf(field, filter)
    case 'one-of':
      return isChosen(field, chosenValues(filter))
    default:
      return compare(field, filter.operator, filter)
  }
}

/** SQLite takes patterns of up to 50,000 bytes. https://www.sqlite.org/limits.html */
const LONGEST_TEXT = 8_000

function assertSearchable(text: string): void {
  if (text.length > LONGEST_TEXT) throw new AppError('bad-filter', { filter: `${text.slice(0, 60)}…` })
}

/**
 * Rows in which any field contains the text.
 *
 * @throws AppError `bad-filter` for a text longer than any pattern may be
 */
export function searchSql(fields: FieldSet, text: string): Sql {
  assertSearchable(text)
  const inFields = storedFieldsOf(fields.report)
    .filter(({ kind }) => kind !== 'date')
    .map((field) => contains(stored(field), text))
  const inExtra = sql`(t.extra IS NOT NULL AND extra_contains(t.extra, ${fold(text)}))`
  return anyOf([...inFields, inExtra])
}

/**
 * The terms of an ORDER BY for one sort key: by number or date where the field has them, else by text without case and
 * accents. Rows without a value come last in both directions.
 */
function sortSql(fields: FieldSet, key: SortKey): readonly Sql[] {
  const field = expressionsOf(fields, key.field)
  const direction = key.descending ? sql`DESC` : sql`ASC`
  const text = sql`lower(CAST(${field.folded} AS TEXT)) ${direction}`
  const byNumber = [sql`${field.number} IS NULL`, sql`${field.number} ${direction}`]
  if (field.definition === undefined) return [isEmpty(field), ...byNumber, text]
  return isNumeric(field.definition.type) ? byNumber : [isEmpty(field), text]
}

/**
 * A statement has so many bound values and so long a text at the most (https://www.sqlite.org/limits.html); this is far
 * below.
 */
const MOST_CONDITIONS = 500

function tooMany(conditions: number): AppError {
  return new AppError('usage', { problem: 'too-many-conditions', conditions })
}

/**
 * The terms of an ORDER BY for several sort keys: see {@link sortSql}.
 *
 * @throws AppError `unknown-field`; `usage` for too many
 */
export function orderSql(fields: FieldSet, keys: readonly SortKey[]): readonly Sql[] {
  if (keys.length > MOST_CONDITIONS) throw tooMany(keys.length)
  return keys.flatMap((key) => sortSql(fields, key))
}

/**
 * The conditions of filters and a search over a row `t`.
 *
 * @throws AppError `unknown-field`, `bad-filter`; `usage` for too many
 */
export function conditionsOf(fields: FieldSet, asked: Pick<RowSet, 'filters' | 'search'>): readonly Sql[] {
  if (asked.filters.length > MOST_CONDITIONS) throw tooMany(asked.filters.length)
  const conditions = asked.filters.map((filter) => filterSql(fields, filter))
  return asked.search === '' ? conditions : [...conditions, searchSql(fields, asked.search)]
}

/** Any of the conditions, as such a tree. */
function anyOf(conditions: readonly Sql[]): Sql {
  if (conditions.length <= 2) return sql`(${joinSql(conditions, ' OR ', 'FALSE')})`
  const middle = Math.ceil(conditions.length / 2)
  return sql`(${anyOf(conditions.slice(0, middle))} OR ${anyOf(conditions.slice(middle))})`
}

/** All of the conditions, as a tree whose depth SQLite does not mind however many there are. */
export function allOf(conditions: readonly Sql[]): Sql {
  if (conditions.length <= 2) return joinSql(conditions, ' AND ', 'TRUE')
  const middle = Math.ceil(conditions.length / 2)
  return sql`(${allOf(conditions.slice(0, middle))}) AND (${allOf(conditions.slice(middle))})`
}
