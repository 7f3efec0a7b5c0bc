import { dateFieldOf, isDatedByItems, listPaths, listReportOf } from '../../../shared/reports/catalogueLists.ts'
import type { FieldDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { isNumeric } from '../../../shared/values.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { identifier, joinSql, sql, type Sql } from '../sql/sql.ts'

/**
 * The table of a report. For each documented field a column `value:NAME` with what the server sent; beside it
 * `number:NAME` for types that compare by number, `accents:NAME` (see `accentTwin`) for the others. `extra` holds the
 * fields that no document lists, as one JSON object, or null.
 *
 * A list within the rows has such columns too: its JSON, and the number of its items. Its items have a table of their
 * own as well, that of `listReportOf`, with row ids of the same slice, and in `row_of` the id of the row that an item
 * stands in.
 */
export function rowsTable(report: Pick<ReportDefinition, 'key'>): Sql {
  return identifier(`rows:${report.key}`)
}

export function valueColumn(field: FieldDefinition): Sql {
  return identifier(`value:${field.name}`)
}

export function numberColumn(field: FieldDefinition): Sql {
  return identifier(`number:${field.name}`)
}

export function accentsColumn(field: FieldDefinition): Sql {
  return identifier(`accents:${field.name}`)
}

/** The column beside a field's value: its number, or its accent-free twin. */
export function shadowColumn(field: FieldDefinition): Sql {
  return isNumeric(field.type) ? numberColumn(field) : accentsColumn(field)
}

/** Of sums over several days alone: how many values of a field no number could be read of. */
export function unreadColumn(field: FieldDefinition): Sql {
  return identifier(`unread:${field.name}`)
}

/** The last date among the items that date a row; `number:NAME` is the first. */
export function lastDateColumn(field: FieldDefinition): Sql {
  return identifier(`last:${field.name}`)
}

/** In the table of a list's items: the row that an item stands in, however deep. */
export const ROW_OF: Sql = identifier('row_of')

/** Whether a report is a list within the rows of another. */
export function isListReport({ key }: Pick<ReportDefinition, 'key'>): boolean {
  return key.includes('#')
}

/** What a column of a report's table is made of. */
export interface StoredField {
  readonly field: FieldDefinition
  /** `field`: the field itself · `date`: the dates of the row's items · `list`: the number of its items. */
  readonly kind: 'field' | 'date' | 'list'
}

const storedFields = new WeakMap<ReportDefinition, readonly StoredField[]>()

/**
 * The fields that a report's table has columns for: the documented ones, the date that items give their row, and lists.
 */
export function storedFieldsOf(report: ReportDefinition): readonly StoredField[] {
  let fields = storedFields.get(report)
  if (fields === undefined) {
    const date = isDatedByItems(report) ? dateFieldOf(report) : undefined
    fields = [
      ...report.fields.map((field) => ({ field, kind: 'field' as const })),
      ...(date === undefined ? [] : [{ field: date, kind: 'date' as const }]),
      ...(report.lists ?? []).map(({ name, title, meaning }) => ({
        field: { name, type: 'integer' as const, title, meaning },
        kind: 'list' as const,
      })),
    ]
    storedFields.set(report, fields)
  }
  return fields
}

/** The field of a report's table by its name, or undefined. */
export function storedFieldOf(report: ReportDefinition, name: string): StoredField | undefined {
  return storedFieldsOf(report).find(({ field }) => field.name === name)
}

const listReports = new WeakMap<ReportDefinition, readonly (readonly [path: string, report: ReportDefinition])[]>()

/** The lists within a report's rows as reports of their own, each with its path. */
export function listReportsOf(
  report: ReportDefinition,
): readonly (readonly [path: string, report: ReportDefinition])[] {
  let reports = listReports.get(report)
  if (reports === undefined) {
    reports = listPaths(report).flatMap((path) => {
      const list = listReportOf(report, path)
      return list === undefined ? [] : [[path, list] as const]
    })
    listReports.set(report, reports)
  }
  return reports
}

/** The names of the tables that a report has: its own first, then those of the lists within its rows. */
export function tablesOf(database: ReadableDatabase, { key }: Pick<ReportDefinition, 'key'>): readonly Sql[] {
  const own = `rows:${key}`
  const ofLists = `${own}#`
  const names = database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND (name = ? OR substr(name, 1, ?) = ?) ORDER BY name`,
    )
    .pluck()
    .all(own, ofLists.length, ofLists) as string[]
  return names.map(identifier)
}

/** The column names in the table's order. Long values come last: a scan of the others need not read their pages. */
function columnsOf(report: ReportDefinition): readonly Sql[] {
  const stored = storedFieldsOf(report)
  const long = ({ field, kind }: StoredField): number =>
    field.type === 'html' || field.type === 'longText' || kind === 'list' ? 1 : 0
  return [
    ...(isListReport(report) ? [ROW_OF] : []),
    ...stored.map(({ field }) => shadowColumn(field)),
    ...stored.filter(({ kind }) => kind === 'date').map(({ field }) => lastDateColumn(field)),
    identifier('extra'),
    ...stored.toSorted((a, b) => long(a) - long(b)).map(({ field }) => valueColumn(field)),
  ]
}

/** Numbers get a type that stores whole ones as small integers; values get none, so that nothing is converted. */
function columnDeclaration(column: Sql): Sql {
  return column === ROW_OF || /^"(?:number|last):/.test(column.text) ? sql`${column} NUMERIC` : column
}

function existingColumns(database: ReadableDatabase, report: Pick<ReportDefinition, 'key'>): ReadonlySet<string> {
  const rows = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(`rows:${report.key}`) as string[]
  return new Set(rows.map((name) => `"${name.replaceAll('"', '""')}"`))
}

/** Whether the report's table exists at all, whatever its columns. */
export function hasRowsTable(database: ReadableDatabase, report: Pick<ReportDefinition, 'key'>): boolean {
  return existingColumns(database, report).size > 0
}

function hasCurrentColumns(database: ReadableDatabase, report: ReportDefinition): boolean {
  const existing = existingColumns(database, report)
  return columnsOf(report).every((column) => existing.has(column.text))
}

/** Whether the report's tables exist with every column of its definition. */
export function hasCurrentRowsTable(database: ReadableDatabase, report: ReportDefinition): boolean {
  return [report, ...listReportsOf(report).map(([, list]) => list)].every((each) => hasCurrentColumns(database, each))
}

/** Makes one table, that of a report or of a list within its rows. */
export function createRowsTable(database: WritableDatabase, report: ReportDefinition): void {
  const columns = joinSql(columnsOf(report).map(columnDeclaration), ', ')
  database.exec(sql`CREATE TABLE ${rowsTable(report)} (row_id INTEGER PRIMARY KEY, ${columns})`.text)
}
