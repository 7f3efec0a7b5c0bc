import { askedSpansOf, type DatePart } from '../../../shared/dateParts.ts'
import { AppError } from '../../../shared/errors.ts'
import { filterField, type Filter } from '../../../shared/query.ts'
import type { FieldType } from '../../../shared/reports/types.ts'
import { isPartOperator, partProblem, type TypedProblem } from '../../../shared/typed/typedValues.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'

/**
 * The part of a date by arithmetic alone, as spans have it. 200,000 weeks are added, so that no date is negative:
 * SQLite's remainder has the sign of what is divided. 1 January 1970 was a Thursday, and so was the day so long before.
 *
 * @param number wall seconds; null where there is no date
 */
function partNumber(number: Sql, part: DatePart): Sql {
  // Of a field without a column of its own it comes as floating point.
  const seconds = sql`CAST(${number} + 120960000000 AS INTEGER)`
  return part === 'time-of-day' ? sql`(${seconds} % 86400)` : sql`((${seconds} / 86400 + 3) % 7 + 1)`
}

/** More spans than these are one bound list. */
const MOST_COMPARED = 16
/** So much of a filter's value an error tells. */
const LONGEST_TOLD = 60

/**
 * The rows whose date has a part within what a filter asks; for `!=` within what it does not. Of rows without a date it
 * is null.
 *
 * @param number the wall seconds of the field; null where a row's value is no date
 * @param type undefined where no document tells of the field
 * @throws AppError `bad-filter` where the field has no such part, or the value is none of it
 */
export function datePartSql(number: Sql, type: FieldType | undefined, filter: Filter, part: DatePart): Sql {
  const { operator, value } = filter
  const refuse = (wanted: TypedProblem): AppError =>
    new AppError('bad-filter', { filter: `${filterField(filter)} ${operator} ${value.slice(0, LONGEST_TOLD)}`, wanted })
  const problem = partProblem(type, part, operator)
  if (problem !== undefined || !isPartOperator(operator)) throw refuse(problem ?? 'part-operator')
  const spans = askedSpansOf(part, operator, value)
  if (spans === undefined) throw refuse(part)
  const found = partNumber(number, part)
  if (spans.length > MOST_COMPARED) {
    const list = JSON.stringify(spans.map(({ from, to }) => [from, to]))
    return sql`EXISTS (SELECT 1 FROM json_each(${list}) WHERE ${found} BETWEEN value ->> 0 AND value ->> 1)`
  }
  return sql`(${joinSql(
    spans.map(({ from, to }) => sql`${found} BETWEEN ${from} AND ${to}`),
    ' OR ',
  )})`
}
