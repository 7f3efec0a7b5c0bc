import type { CountEntry, Counting, Counts, TimeBucket } from '../../../shared/counts.ts'
import type { Mask } from '../../../shared/masks.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import type { FieldSet } from './fieldSet.ts'
import { valueSql } from './filterSql.ts'
import { labelsOf } from './masks/maskedLabels.ts'
import { knownRowSet, overRows, type KnownRowSet } from './rowSet.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'
import { dateColumn } from '../tables/slices.ts'

export interface CountsInput {
  readonly report: ReportDefinition
  readonly question: RowSet
  readonly counting: Counting
}

/** Nobody looks at more numbers than these: a longer answer is one by ids or telephones. */
const MOST_ENTRIES = 100_000
/** No longer value is the name of a kind of row. */
const LONGEST_BYTES = 2_000

const SECONDS_OF = { minute: 60, hour: 3_600, day: 86_400 } as const
const HOURS_PER_WEEK = 168
/** 1 January 1970, where wall clocks count from, was a Thursday. */
const HOURS_BEFORE_EPOCH = 72

/** SQLite's remainder has the sign of what is divided: dates before 1970 are moved up. */
function remainder(value: Sql, divisor: number): Sql {
  return sql`((${value} % ${divisor} + ${divisor}) % ${divisor})`
}

function bucketSql(date: Sql | undefined, bucket: TimeBucket | null): Sql {
  if (date === undefined || bucket === null) return sql`NULL`
  const at = sql`CAST(t.${date} AS INTEGER)`
  if (bucket !== 'hour-of-week') return sql`${at} - ${remainder(at, SECONDS_OF[bucket])}`
  const { hour } = SECONDS_OF
  return remainder(sql`((${at} - ${remainder(at, hour)}) / ${hour} + ${HOURS_BEFORE_EPOCH})`, HOURS_PER_WEEK)
}

function countedValue(fields: FieldSet, name: string): Sql {
  const { key, bytes } = valueSql(fields, name)
  return sql`iif(ifnull(${bytes}, 0) > ${LONGEST_BYTES}, NULL, ${key})`
}

/** Counts by what their values are called where they are masked; each stays by itself. */
function relabelled(
  database: ReadableDatabase,
  known: KnownRowSet,
  by: readonly string[],
  counts: Counts,
  mask: Mask,
): Counts {
  const labels = by.map((field, place) => {
    const values = counts.entries.flatMap((entry) => entry.values[place] ?? [])
    return labelsOf(database, [known], field, values, mask)
  })
  const entries = counts.entries.map((entry) => ({
    ...entry,
    values: entry.values.map((value, place) => (value === null ? null : (labels[place]?.get(value) ?? value))),
  }))
  return { ...counts, entries }
}

/**
 * How many rows of a row set there are in each stretch of time with each combination of values. One scan, no list of
 * ids.
 *
 * @throws AppError `unknown-field`, `bad-filter`
 */
export function countRows(database: ReadableDatabase, { report, question, counting }: CountsInput): Counts {
  const known = knownRowSet(database, report, question)
  const { fieldSet } = known
  const values = counting.by.map((name) => countedValue(fieldSet, name))
  const counts = overRows(database, known, { entries: [], isComplete: true }, ({ source, where }): Counts => {
    const at = bucketSql(source.isDated ? dateColumn(fieldSet.report) : undefined, counting.bucket)
    const columns = [at, ...values]
    const places = columns.map((_column, place): Sql => ({ text: String(place + 1), values: [] }))
    const query = sql`SELECT ${joinSql(columns, ', ')}, count(*) FROM ${source.from} WHERE ${where}
      GROUP BY ${joinSql(places, ', ')} ORDER BY ${joinSql(places, ', ')} LIMIT ${MOST_ENTRIES + 1}`
    const rows = database
      .prepare(query.text)
      .raw()
      .all(...query.values) as [at: number | null, ...values: (string | null)[], count: number][]
    const entries = rows.slice(0, MOST_ENTRIES).map((row): CountEntry => ({
      at: row[0],
      values: row.slice(1, -1) as (string | null)[],
      count: row.at(-1) as number,
    }))
    return { entries, isComplete: rows.length <= MOST_ENTRIES }
  })
  const { mask } = known.rowSet
  return mask === undefined ? counts : relabelled(database, known, counting.by, counts, mask)
}
