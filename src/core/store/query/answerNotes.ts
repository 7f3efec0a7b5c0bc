import { NO_NOTES, type AnswerNotes, type UndatedRows, type UnreadValues } from '../../../shared/answerNotes.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { FieldDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { wall } from '../../../shared/time.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { allOf, conditionsOf } from './filterSql.ts'
import type { FieldSet } from './fieldSet.ts'
import { unreadColumn } from '../rows/reportTable.ts'
import type { Source } from './source.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'
import { WHILE_WANTED } from './wanted.ts'

// What an answer leaves out: values that a sum could not read, and rows that a period cannot place.

function sumFields(report: ReportDefinition): readonly FieldDefinition[] {
  return report.fields.filter(({ role }) => role === 'sum')
}

/**
 * The filters and the search of a row set, without filters on some fields: what is not known of a row there is no
 * reason to say nothing of it.
 */
function otherConditions(
  fieldSet: FieldSet,
  { filters, search }: RowSet,
  doubtful: ReadonlySet<string>,
): readonly Sql[] {
  return conditionsOf(fieldSet, { filters: filters.filter(({ field }) => !doubtful.has(field)), search })
}

function unreadOf(
  database: ReadableDatabase,
  report: ReportDefinition,
  source: Source,
  condition: Sql,
): readonly UnreadValues[] {
  const fields = sumFields(report)
  if (fields.length === 0) return []
  const counts = joinSql(
    fields.map((field) => sql`sum(t.${unreadColumn(field)})`),
    ', ',
  )
  const query = sql`SELECT ${counts} FROM ${source.from} WHERE ${source.where} AND ${WHILE_WANTED} AND ${condition}`
  const values = database
    .prepare(query.text)
    .raw()
    .get(...query.values) as (number | null)[]
  return fields.flatMap(({ name }, place) => {
    const count = values[place] ?? 0
    return count === 0 ? [] : [{ field: name, values: count }]
  })
}

function undatedOf(
  database: ReadableDatabase,
  report: ReportDefinition,
  undated: Sql,
  condition: Sql,
): UndatedRows | null {
  const query = sql`SELECT count(*), min(r.held_from), max(r.held_to) ${undated} AND ${WHILE_WANTED} AND ${condition}`
  const [rows, from, to] = database
    .prepare(query.text)
    .raw()
    .get(...query.values) as [rows: number, from: number | null, to: number | null]
  if (rows === 0 || from === null || to === null) return null
  // A log is cut by dates whatever the period.
  return { rows, whole: report.kind === 'live' ? null : { from: wall(from), to: wall(to) } }
}

/**
 * What answers about a row set leave out.
 *
 * @param rows what is known of it, and its rows; without a source it has none
 */
export function notesOf(
  database: ReadableDatabase,
  { fieldSet, source }: { readonly fieldSet: FieldSet; readonly source: Source | undefined },
  rowSet: RowSet,
): AnswerNotes {
  if (source === undefined) return NO_NOTES
  const { report } = fieldSet
  const others = (...names: readonly (string | null)[]): Sql =>
    allOf(otherConditions(fieldSet, rowSet, new Set(names.flatMap((name) => name ?? []))))
  return {
    unread: source.isSummed
      ? unreadOf(database, report, source, others(...sumFields(report).map(({ name }) => name)))
      : [],
    undated:
      source.undated === undefined ? null : undatedOf(database, report, source.undated, others(report.dateField)),
  }
}

/** What the sums of one row are without, by its id. */
export function unreadOfRow(
  database: ReadableDatabase,
  report: ReportDefinition,
  source: Source | undefined,
  rowId: number,
): readonly UnreadValues[] {
  if (source?.isSummed !== true) return []
  return unreadOf(database, report, source, sql`t.row_id = ${rowId}`)
}
