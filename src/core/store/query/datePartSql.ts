import { askedSpansOf, type DatePart, type PartSpan } from '../../../shared/dateParts.ts'
import { AppError } from '../../../shared/errors.ts'
import { filterField, type Filter } from '../../../shared/query.ts'
import type { FieldType } from '../../../shared/reports/types.ts'
import { isPartOperator, partProblem, type TypedProblem } from '../../../shared/typed/typedValues.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'

/**
 * The seconds of a date as a whole number that is never negative: 200,000 weeks are added, since SQLite's remainder has
 * the sign of what is divided. Of a field without a column of its own they come as floating point.
 *
 * @param number wall seconds; null where there is no date
 */
function wholeSeconds(number: Sql): Sql {
  return sql`CAST(${number} + 120960000000 AS INTEGER)`
}

/** A bit for each day that lies in the spans: one look, however many days. */
function onDays(number: Sql, spans: readonly PartSpan[]): Sql {
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => spans.some(({ from, to }) => from <= day && day <= to))
  const bits = days.reduce((sum, day) => sum + 2 ** day, 0)
  // 1 January 1970 was a Thursday, and so was the day so many weeks before.
  return sql`(${bits} >> ((${wholeSeconds(number)} / 86400 + 3) % 7 + 1) & 1)`
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
  if (part === 'day-of-week') return onDays(number, spans)
  const second = sql`${wholeSeconds(number)} % 86400`
  if (spans.length > MOST_COMPARED) {
    const list = JSON.stringify(spans.map(({ from, to }) => [from, to]))
    return sql`EXISTS (SELECT 1 FROM json_each(${list}) WHERE ${second} BETWEEN value ->> 0 AND value ->> 1)`
  }
  return sql`(${joinSql(
    spans.map(({ from, to }) => sql`${second} BETWEEN ${from} AND ${to}`),
    ' OR ',
  )})`
}
