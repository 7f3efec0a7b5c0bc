import { sql, type Sql } from '../../sql/sql.ts'
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

/** The values with their codes; with counts, those alone of which there are some, each with its own. */
function listedSql(texts: readonly string[], counts: Float64Array | undefined): Sql {
  if (counts === undefined) {
    return sql`SELECT key AS code, value AS spelled, 1 AS row_count FROM json_each(${JSON.stringify(texts)}) WHERE key > 0`
  }
  // Side by side in one list: two lists would be joined without an index.
  const counted = texts.flatMap((text, code) => ((counts[code] ?? 0) > 0 ? [[text, counts[code]]] : []))
  return sql`SELECT key AS code, value ->> 0 AS spelled, value ->> 1 AS row_count
    FROM json_each(${JSON.stringify(counted)})`
}

/**
 * The different values as a table `t` shaped as the report's own as far as the field goes, with their codes; with
 * counts, of those alone of which there are some: how many (`row_count`), and any codes.
 *
 * @param counts whole numbers by the codes
 */
export function entriesSql({ stored, texts, timeZone }: Entries, counts?: Float64Array): Sql {
  const { field } = stored
  const [value, shadow] = [valueColumn(field), shadowColumn(field)]
  const rest = sql`substr(spelled, 2)`
  const plain = sql`CASE substr(spelled, 1, 1) WHEN ${TEXT} THEN ${rest} WHEN ${JSON_BLOB} THEN CAST(${rest} AS BLOB) END`
  return sql`(SELECT entry.*, ${shadowSql(field, value, sql`${timeZone}`)} AS ${shadow}
    FROM (SELECT code, row_count, ${plain} AS ${value} FROM (${listedSql(texts, counts)})) entry) t`
}
