import { AppError } from '../../../shared/errors.ts'
import type { BlockSums } from '../../../shared/results.ts'
import { unreadColumn } from '../rows/reportTable.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { isUnread, valueSql } from './filterSql.ts'
import { placesSql } from './places.ts'
import type { OpenResult } from './results.ts'
import { sumsUpOthers } from './rowCounts.ts'

/** What is read of a field: the sum of its numbers, how many there are, and how many values cannot be read as one. */
function columnsOf({ fieldSet, source }: OpenResult, name: string, isCounted: Sql): Sql {
  const { number, value, definition } = valueSql(fieldSet, name)
  const isSum = source?.isSummed === true && definition?.role === 'sum'
  const unread = isSum ? sql`t.${unreadColumn(definition)}` : isUnread(value, number)
  const counted = sql`iif(${isCounted}, ${number}, NULL)`
  return sql`sum(${counted}), count(${counted}), ifnull(sum(iif(${isCounted}, ${unread}, 0)), 0)`
}

const NOTHING: BlockSums = { rows: 0, fields: [] }

/**
 * The sums of some fields over a block of a result's rows: of rows that sum up others nothing counts.
 *
 * @param offset place of the first row, from 0
 * @throws AppError `result-gone` where rows of the block were replaced since the question was asked; `unknown-field`
 */
export function sumBlock(
  database: ReadableDatabase,
  result: OpenResult,
  names: readonly string[],
  offset: number,
  limit: number,
): BlockSums {
  const expected = Math.max(0, Math.min(limit, result.total - offset))
  if (result.source === undefined || result.places === undefined || expected === 0) return NOTHING
  const isTotal = sumsUpOthers(result.report)
  const isCounted = isTotal === undefined ? sql`TRUE` : sql`NOT ${isTotal}`
  const columns = [sql`count(*)`, sql`sum(${isCounted})`, ...names.map((name) => columnsOf(result, name, isCounted))]
  const select = sql`SELECT ${joinSql(columns, ', ')} `
  const [found = 0, rows = 0, ...numbers] = database
    .prepare(select.text + placesSql(result.source.table, result.places).text)
    .raw()
    .get(...select.values, offset + 1, offset + expected) as (number | null)[]
  if (found !== expected) throw new AppError('result-gone')
  return {
    rows: rows ?? 0,
    fields: names.map((field, place) => {
      const [sum = null, values = 0, unread = 0] = numbers.slice(place * 3, place * 3 + 3)
      return { field, sum, values: values ?? 0, unread: unread ?? 0 }
    }),
  }
}
