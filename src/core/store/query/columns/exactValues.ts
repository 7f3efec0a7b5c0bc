import { joinSql, sql, type Sql } from '../../sql/sql.ts'
import { shadowColumn, valueColumn, type StoredField } from '../../rows/reportTable.ts'
import { shadowSql } from '../../rows/shadows.ts'
import { textsWish, type TextsWish } from './columns.ts'

// A field's values to the letter, each with its kind before it, so that what is stored can be told from its text: a
// text, JSON that is none, or nothing at all. Conditions and orders are worked out for each different value once, by
// SQLite itself, over a table of these values that is shaped as the report's own; so they mean here what they mean
// there.

const TEXT = 't'
const JSON_BLOB = 'b'
const NOTHING = 'n'

/** A field's values with their kinds, as a column of texts. */
export function exactWish({ field }: StoredField): TextsWish {
  const value = sql`t.${valueColumn(field)}`
  const other = sql`iif(${value} IS NULL, ${NOTHING}, ${JSON_BLOB} || CAST(${value} AS TEXT))`
  return textsWish(sql`iif(typeof(${value}) = 'text', ${TEXT} || ${value}, ${other})`, false)
}

/** The different values of a field. */
export interface Entries {
  readonly stored: StoredField
  /** By their codes, as {@link exactWish} spells them; the first, '', is none. */
  readonly texts: readonly string[]
  /** The time zone of the operation, which numbers of dates follow. */
  readonly timeZone: string
}

/** SQLite's JSON ends a text at a NUL. */
export function canBeListed({ texts }: Entries): boolean {
  return !texts.some((text) => text.includes('\0'))
}

/**
 * The different values as a table `t` shaped as the report's own as far as the field goes, with their codes, and beside
 * them numbers by their codes, where there are some.
 *
 * @param counts whole numbers by the codes
 */
export function entriesSql({ stored, texts, timeZone }: Entries, counts?: Float64Array): Sql {
  const { field } = stored
  const [value, shadow] = [valueColumn(field), shadowColumn(field)]
  const kind = sql`substr(value, 1, 1)`
  const plain = sql`CASE ${kind} WHEN ${TEXT} THEN substr(value, 2) WHEN ${JSON_BLOB} THEN CAST(substr(value, 2) AS BLOB) END`
  const listed = sql`SELECT key AS code, ${plain} AS ${value} FROM json_each(${JSON.stringify(texts)}) WHERE key > 0`
  const columns = [sql`entry.*`, sql`${shadowSql(field, value, sql`${timeZone}`)} AS ${shadow}`]
  if (counts === undefined) return sql`(SELECT ${joinSql(columns, ', ')} FROM (${listed}) entry) t`
  const counted = sql`json_each(${JSON.stringify(Array.from(counts))}) counted`
  return sql`(SELECT ${joinSql(columns, ', ')}, counted.value AS row_count FROM (${listed}) entry
    JOIN ${counted} ON counted.key = entry.code WHERE counted.value > 0) t`
}
