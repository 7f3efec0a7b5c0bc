import type { ValueCount, ValueList } from '../../../shared/results.ts'
import type { Mask } from '../../../shared/masks.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import type { ColumnAnswers } from './columns/columnAnswers.ts'
import { entriesSql } from './columns/exactValues.ts'
import { allOf, filterSql, valueSql } from './filterSql.ts'
import { labelsOf } from './masks/maskedLabels.ts'
import { sealed } from './masks/seals.ts'
import { knownRowSet, overRows, type KnownRowSet } from './rowSet.ts'
import { sql, type Sql } from '../sql/sql.ts'

export interface ValuesInput {
  readonly report: ReportDefinition
  readonly question: RowSet
  /** A documented field, or one that turned up in answers. */
  readonly field: string
  /** Only values that contain this text, in any case and accents; empty for all. */
  readonly search: string
  readonly limit: number
}

/**
 * Nobody picks a longer value from a list; rows that have one are left out of it, and the list is not complete then.
 */
const LONGEST_BYTES = 2_000

/** The values of a list where they are masked: what hides one stands for it, and finds its rows. */
function relabelled(
  database: ReadableDatabase,
  known: KnownRowSet,
  field: string,
  list: ValueList,
  mask: Mask,
): ValueList {
  const labels = labelsOf(
    database,
    [known],
    field,
    list.values.map(({ value }) => value),
    mask,
  )
  const called = (value: string): string => {
    const label = labels.get(value) ?? value
    return label === value ? value : sealed(database, label, value)
  }
  return { ...list, values: list.values.map((each) => ({ ...each, value: called(each.value) })) }
}

/**
 * The values that a field has in a row set, and how many rows have each. The filter `one-of` finds exactly these rows.
 *
 * @param columns columns of rows that are kept in memory, for what they can answer
 * @throws AppError `unknown-field`, `bad-filter`
 */
export function listValues(database: ReadableDatabase, input: ValuesInput, columns?: ColumnAnswers): ValueList {
  const { report, question, field, search, limit } = input
  const known = knownRowSet(database, report, question)
  const { key, bytes, folded } = valueSql(known.fieldSet, field)
  const found = search === '' ? [] : [filterSql(known.fieldSet, { field, operator: 'contains', value: search })]
  /** @param count how many rows a row of `from` stands for */
  const listOf = (from: Sql, where: Sql, count: Sql): ValueList => {
    // One more than wanted tells whether there are more, and one is that of the values too long.
    const query = sql`SELECT value, count FROM (
        SELECT iif(ifnull(${bytes}, 0) > ${LONGEST_BYTES}, NULL, ${key}) AS value, ${count} AS count, ${folded} AS folded
        FROM ${from} WHERE ${allOf([where, ...found])} GROUP BY 1
      ) ORDER BY count DESC, iif(value = '', '', lower(CAST(folded AS TEXT))), value LIMIT ${limit + 2}`
    const rows = database.prepare(query.text).all(...query.values) as { value: string | null; count: number }[]
    const values = rows.filter((row): row is ValueCount => row.value !== null)
    return { values: values.slice(0, limit), isComplete: values.length === rows.length && values.length <= limit }
  }
  const counted = columns?.countsOf(known, field)
  const list =
    counted === undefined
      ? overRows(database, known, { values: [], isComplete: true }, ({ source, where }) =>
          listOf(source.from, where, sql`count(*)`),
        )
      : listOf(entriesSql(counted.entries, counted.counts), sql`TRUE`, sql`sum(t.row_count)`)
  const { mask } = known.rowSet
  return mask === undefined ? list : relabelled(database, known, field, list, mask)
}
