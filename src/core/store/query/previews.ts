import { AppError } from '../../../shared/errors.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { listSummary } from './filterSql.ts'
import { valueColumn, type StoredField } from '../rows/reportTable.ts'
import { blockOrderSql, placesSql } from './places.ts'
import { readBlock, type OpenResult } from './results.ts'
import { maskedColumns } from './masks/maskedColumns.ts'
import { sealed, sealOfValues } from './masks/seals.ts'
import { selectedColumns } from './selectedColumns.ts'
import { sql, type Sql } from '../sql/sql.ts'
import type { StoredValue } from '../rows/storedValue.ts'
import type { TextRow } from '../../../shared/rows.ts'

/** Characters of a value in a preview. */
export const PREVIEW_CHARACTERS = 300
/** How much of a mail is read for its preview, from where its visible part begins. */
const HTML_CHARACTERS = 8 * 1024
/** How far the beginning of a mail's visible part is looked for: what comes before is styles. */
const HEAD_CHARACTERS = 64 * 1024

/** Short values come as they are, without a look at their characters. */
function cut(column: Sql, characters: number): Sql {
  const text = sql`CAST(${column} AS TEXT)`
  return sql`iif(octet_length(${column}) <= ${characters}, ${text}, substr(${text}, 1, ${characters}))`
}

function readable(column: Sql, characters: number, htmlCharacters: number): Sql {
  const text = sql`CAST(${column} AS TEXT)`
  const start = sql`max(1, instr(substr(${text}, 1, ${HEAD_CHARACTERS}), '<body'))`
  return sql`plain_text(substr(${text}, ${start}, ${htmlCharacters}), ${characters})`
}

/**
 * @param characters how much of a long value is read
 * @param htmlCharacters how much of a mail
 */
function reading(characters: number, htmlCharacters: number) {
  return {
    ofStored: ({ field, kind }: StoredField): Sql => {
      const value = sql`t.${valueColumn(field)}`
      if (kind === 'list') return cut(listSummary(field), characters)
      return field.type === 'html' ? readable(value, characters, htmlCharacters) : cut(value, characters)
    },
    ofExtra: (value: StoredValue) => cutText(textOf(value), characters),
  }
}

/** What is read of a value that is masked: of a number that is cut off, the beginning would not be known for one. */
const MASKED_CHARACTERS = 4_096
/** A mail is read to its end, since its cut may be anywhere in its text. */
const MASKED_HTML_CHARACTERS = 2 ** 31 - 1
/** The longest that a telephone or an address is taken to be with all that is written around it. */
const LONGEST_PERSONAL = 600

/** The preview of a value that was masked after its beginning was read: without where it was cut off. */
function maskedPreview(masked: StoredValue, value: StoredValue): string | null {
  const text = textOf(masked)
  const isWhole = value === null || value.length < MASKED_CHARACTERS
  return cutText(isWhole || text === null ? text : text.slice(0, -LONGEST_PERSONAL), PREVIEW_CHARACTERS)
}

const PREVIEW = reading(PREVIEW_CHARACTERS, HTML_CHARACTERS)

/** A column of a row `t` as a preview shows it. */
export const previewSql: (stored: StoredField) => Sql = PREVIEW.ofStored

/**
 * A block of a result's rows as texts for a grid: long values are cut, HTML is the readable text of its beginning,
 * lists are the number of their items: `[3]`. No long value leaves SQLite whole.
 *
 * @param offset place of the first row, from 0
 * @throws AppError `result-gone` where rows of the block were replaced since the question was asked
 */
export function readPreviews(
  database: ReadableDatabase,
  result: OpenResult,
  offset: number,
  limit: number,
): readonly TextRow[] {
  const expected = Math.max(0, Math.min(limit, result.total - offset))
  if (result.source === undefined || result.places === undefined || expected === 0) return []
  const { fieldSet, fields, mask, plan } = result
  const columns =
    mask === undefined
      ? selectedColumns(fieldSet, fields, PREVIEW)
      : maskedColumns(
          database,
          fieldSet,
          fields,
          { mask, plan },
          {
            ...reading(MASKED_CHARACTERS, MASKED_HTML_CHARACTERS),
            ofMasked: maskedPreview,
          },
        )
  const select = sql`SELECT ${columns.select} `
  const rows = database
    .prepare(select.text + placesSql(result.source.table, result.places).text + blockOrderSql(result.places).text)
    .raw()
    .all(...select.values, offset + 1, offset + expected) as StoredValue[][]
  if (rows.length < expected) throw new AppError('result-gone')
  return rows.map((row) => columns.valuesOf(row) as TextRow)
}

/** A value that was read already as a preview shows it. */
export function previewText(value: StoredValue): string | null {
  return cutText(textOf(value), PREVIEW_CHARACTERS)
}

/** The same as {@link cut} of a text that was read already. */
function cutText(text: string | null, characters: number): string | null {
  if (text === null || text.length <= characters) return text
  // A character takes two code units at the most.
  return Array.from(text.slice(0, 2 * characters))
    .slice(0, characters)
    .join('')
}

/** A value as a text: JSON other than texts as it is written. */
export function textOf(value: StoredValue): string | null {
  return value === null || typeof value === 'string' ? value : Buffer.from(value).toString('utf8')
}

/**
 * One row of a result whole, as texts; HTML as it was sent.
 *
 * @param place from 0
 * @throws AppError `result-gone` where the result has no such row, or it was replaced since
 */
export function readRow(database: ReadableDatabase, result: OpenResult, place: number): TextRow {
  const [row] = readTexts(database, result, result.fields, place, 1)
  if (row === undefined) throw new AppError('result-gone')
  return row
}

/**
 * A block of a result's rows with the columns asked for, whole, as {@link readRow} gives them.
 *
 * @throws AppError `result-gone`
 */
export function readTexts(
  database: ReadableDatabase,
  result: OpenResult,
  names: readonly string[],
  offset: number,
  limit: number,
): readonly TextRow[] {
  return readBlock(database, result, names, offset, limit).map((row) => row.map(textOf))
}

/**
 * A value of a row as the list of its field's values has it: sealed where the result's mask hides it.
 *
 * @param place from 0
 * @throws AppError `result-gone`, `unknown-field`
 */
export function listedValue(database: ReadableDatabase, result: OpenResult, place: number, field: string): string {
  const read = (mask: OpenResult['mask']): string => {
    const [row] = readTexts(database, { ...result, mask }, [field], place, 1)
    if (row === undefined) throw new AppError('result-gone')
    return row[0] ?? ''
  }
  const [value, shown] = [read(undefined), read(result.mask)]
  return value === shown ? value : sealed(database, shown, value)
}

/**
 * What rows of a block are the same as others by, sealed: equal where the fields asked for are, whatever the result's
 * mask hides of them.
 *
 * @param names the fields, in their order; one that the result does not have is empty in each row
 * @param offset the place of the first row, from 0
 * @throws AppError `result-gone`
 */
export function readKeys(
  database: ReadableDatabase,
  result: OpenResult,
  names: readonly string[],
  offset: number,
  limit: number,
): readonly string[] {
  const known = names.filter((name) => result.fields.includes(name))
  const placeOf = new Map(known.map((name, place) => [name, place]))
  return readTexts(database, { ...result, mask: undefined }, known, offset, limit).map((row) =>
    sealOfValues(
      database,
      names.map((name) => row[placeOf.get(name) ?? -1] ?? ''),
    ),
  )
}
