import { isDatedByItems } from '../../../shared/reports/catalogueLists.ts'
import type { FieldType, ReportDefinition } from '../../../shared/reports/types.ts'
import { isNumeric } from '../../../shared/values.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { isUnread } from '../query/filterSql.ts'
import { WITH_INVISIBLE_MARK } from './invisibleMarks.ts'
import {
  accentsColumn,
  lastDateColumn,
  listReportsOf,
  numberColumn,
  rowsTable,
  storedFieldsOf,
  valueColumn,
  type StoredField,
} from './reportTable.ts'
import { ofSlice } from './rowIds.ts'
import { numberSql, shadowsOf } from './shadows.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'
import { dateColumn } from '../tables/slices.ts'

// Beside each value stands what it compares by: a number, or its text without accents. Where the rules by which values
// are read change, or the clock of an operation, rows that were stored before are read anew, so that old and new ones
// compare alike. Which reports that is left to do for stands in the store; a step takes some slices in one transaction,
// so that a crash or a quit costs no more than that.

/** Rows that are looked through in one transaction. */
const ROWS_PER_STEP = 50_000

/** Notes that every report's rows are to be read anew. Runs inside the caller's transaction. */
export function noteAllOutdated(database: WritableDatabase): void {
  database.exec(
    `INSERT OR REPLACE INTO outdated_readings (report_key)
      SELECT substr(name, 6) FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 5) = 'rows:' AND instr(name, '#') = 0`,
  )
}

/**
 * Notes that rows of a connection are to be read anew, since its clock is another. Runs inside the caller's
 * transaction.
 */
export function noteOutdated(database: WritableDatabase, connectionId: number): void {
  database
    .prepare(
      `INSERT OR REPLACE INTO outdated_readings (report_key) SELECT DISTINCT report_key FROM scopes WHERE connection_id = ?`,
    )
    .run(connectionId)
}

function matches(value: Sql, ...patterns: readonly string[]): Sql {
  return sql`(${joinSql(
    patterns.map((pattern) => sql`${value} GLOB ${pattern}`),
    ' OR ',
  )})`
}

/** Values that have a number, and may have another one by the rules or the clock of today. */
function mayDiffer(type: FieldType, value: Sql, number: Sql): Sql {
  // Digits without end came to be infinite.
  const isEndless = sql`abs(${number}) > 1.7e308`
  switch (type) {
    case 'date':
    case 'dateTime':
      // What names a zone.
      return matches(value, '*:*[+-]*', '*:*[A-Za-z]')
    case 'hour':
      return sql`TRUE`
    case 'duration':
      return isEndless
    case 'percent':
    case 'decimal':
      return sql`(${isEndless} OR ${matches(value, '*,*')})`
    default:
      return sql`(${isEndless} OR ${matches(value, '*,*', '*.*')})`
  }
}

interface Change {
  readonly assignment: Sql
  readonly isChanged: Sql
}

/** How the twins of a field's texts are made anew: earlier versions left marks in them that nobody sees. */
function twinChangeOf({ field }: StoredField): Change {
  const twin = accentsColumn(field)
  // Without accents most twins are ASCII: as many bytes as characters, which is told sooner than what they are.
  const isChanged = sql`(octet_length(${twin}) > length(${twin}) AND ${twin} GLOB ${WITH_INVISIBLE_MARK})`
  return { assignment: sql`${twin} = iif(${isChanged}, fold_accents(${twin}), ${twin})`, isChanged }
}

/** How a field's numbers are worked out anew, for the rows in which that changes them. */
function numberChangeOf({ field }: StoredField): Change {
  const [value, number] = [valueColumn(field), numberColumn(field)]
  const isDoubtful = sql`(${isUnread(value, number)} OR ${number} IS NOT NULL AND ${mayDiffer(field.type, value, number)})`
  const now = numberSql(field)
  return {
    assignment: sql`${number} = iif(${isDoubtful}, ${now}, ${number})`,
    isChanged: sql`(${isDoubtful} AND ${now} IS NOT ${number})`,
  }
}

function update(database: WritableDatabase, report: ReportDefinition, sliceId: number, set: Sql, where: Sql): number {
  const statement = sql`UPDATE ${rowsTable(report)} SET ${set} WHERE ${ofSlice(sliceId)} AND ${where}`
  return database.prepare(statement.text).run(...statement.values).changes
}

/** Reads a slice's rows, or the items within them, anew. @returns in how many rows something changed */
function rereadFields(database: WritableDatabase, report: ReportDefinition, sliceId: number): number {
  const changes = storedFieldsOf(report)
    .filter(({ kind }) => kind === 'field')
    .map((stored) => (isNumeric(stored.field.type) ? numberChangeOf(stored) : twinChangeOf(stored)))
  if (changes.length === 0) return 0
  const assignments = joinSql(
    changes.map(({ assignment }) => assignment),
    ', ',
  )
  const isAny = joinSql(
    changes.map(({ isChanged }) => isChanged),
    ' OR ',
  )
  return update(database, report, sliceId, assignments, sql`(${isAny})`)
}

/** Reads the dates that items give their rows anew. */
function rereadItemDates(database: WritableDatabase, report: ReportDefinition, sliceId: number): number {
  const stored = storedFieldsOf(report).find(({ kind }) => kind === 'date')
  if (stored === undefined) return 0
  const { field } = stored
  const list = valueColumn({ ...field, name: field.name.split('.')[0] ?? '' })
  const before = sql`${numberColumn(field)} IS NULL OR ${lastDateColumn(field)} IS NULL OR ${isZoned(list)}`
  return update(database, report, sliceId, joinSql(shadowsOf(stored), ', '), sql`${list} IS NOT NULL AND (${before})`)
}

/** Whether some text within the JSON of a list may be a date that is read otherwise than before. */
function isZoned(list: Sql): Sql {
  return sql`CAST(${list} AS TEXT) GLOB '*[0-9]:[0-9][0-9][- .,+ZzUuGg]*'`
}

/** The facts of a slice that follow from its rows' dates, as if it had come now. */
function refreshFacts(database: WritableDatabase, report: ReportDefinition, sliceId: number): void {
  const date = dateColumn(report)
  if (date === undefined) return
  const rows = sql`FROM ${rowsTable(report)} WHERE ${ofSlice(sliceId)}`
  const isByDate = report.kind !== 'live' && report.filedByOtherDate !== true && !isDatedByItems(report)
  const isDated = isByDate
    ? sql`NOT EXISTS (SELECT 1 ${rows} AND (${date} IS NULL OR ${date} NOT BETWEEN range_from AND range_to))`
    : sql`is_dated`
  const steps = sql`SELECT ${date} AS at, lag(${date}) OVER (ORDER BY row_id) AS before ${rows}`
  const facts = sql`UPDATE slices SET first_date = (SELECT min(${date}) ${rows}), last_date = (SELECT max(${date}) ${rows}),
    is_dated = ${isDated} WHERE id = ${sliceId}`
  database.prepare(facts.text).run(...facts.values)
  const order = sql`UPDATE slices SET is_ordered = is_dated AND NOT EXISTS (SELECT 1 FROM (${steps}) WHERE at < before)
    WHERE id = ${sliceId}`
  database.prepare(order.text).run(...order.values)
}

function rereadSlice(database: WritableDatabase, report: ReportDefinition, sliceId: number): void {
  const changed = rereadFields(database, report, sliceId) + rereadItemDates(database, report, sliceId)
  for (const [, list] of listReportsOf(report)) rereadFields(database, list, sliceId)
  if (changed > 0) refreshFacts(database, report, sliceId)
}

interface SliceRow {
  readonly id: number
  readonly row_count: number
}

/** @returns whether there is more to do */
function step(database: WritableDatabase, report: ReportDefinition, rowsPerStep: number): boolean {
  const done = doneSlice(database, report)
  if (done === undefined) return false
  const slices = database
    .prepare(
      `SELECT slices.id, row_count FROM slices JOIN scopes ON scopes.id = scope_id WHERE report_key = ? AND slices.id > ?
        ORDER BY slices.id`,
    )
    .all(report.key, done) as SliceRow[]
  let rows = 0
  for (const { id, row_count: count } of slices) {
    rereadSlice(database, report, id)
    rows += count
    if (rows < rowsPerStep) continue
    database.prepare('UPDATE outdated_readings SET done_slice = ? WHERE report_key = ?').run(id, report.key)
    return true
  }
  database.prepare('DELETE FROM outdated_readings WHERE report_key = ?').run(report.key)
  return false
}

function doneSlice(database: ReadableDatabase, report: ReportDefinition): number | undefined {
  return database.prepare('SELECT done_slice FROM outdated_readings WHERE report_key = ?').pluck().get(report.key) as
    number | undefined
}

/**
 * Reads a report's rows anew where that is left to do. The table has every column of the definition.
 *
 * @param rowsPerStep rows that are looked through in one transaction
 */
export function rereadOutdated(
  database: WritableDatabase,
  report: ReportDefinition,
  rowsPerStep = ROWS_PER_STEP,
): void {
  if (doneSlice(database, report) === undefined) return
  const next = database.transaction(() => step(database, report, rowsPerStep))
  while (next.immediate());
}
