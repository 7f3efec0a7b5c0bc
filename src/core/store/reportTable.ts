import type { FieldDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import { isNumeric } from '../../shared/values.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { identifier, joinSql, sql, type Sql } from './sql.ts'

/**
 * The table of a report. For each documented field a column `value:NAME` with what the server sent; beside it `number:NAME`
 * for types that compare by number, `accents:NAME` (see `accentTwin`) for the others. `extra` holds the fields that no document
 * lists, as one JSON object, or null.
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

/** The column names in the table's order. Long values come last: a scan of the others need not read their pages. */
function columnsOf(report: ReportDefinition): readonly Sql[] {
  const long = (field: FieldDefinition): number => (field.type === 'html' || field.type === 'longText' ? 1 : 0)
  return [
    ...report.fields.map(shadowColumn),
    identifier('extra'),
    ...report.fields.toSorted((a, b) => long(a) - long(b)).map(valueColumn),
  ]
}

/** Numbers get a type that stores whole ones as small integers; values get none, so that nothing is converted. */
function columnDeclaration(column: Sql): Sql {
  return column.text.startsWith('"number:') ? sql`${column} NUMERIC` : column
}

function existingColumns(database: ReadableDatabase, report: Pick<ReportDefinition, 'key'>): ReadonlySet<string> {
  const rows = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(`rows:${report.key}`) as string[]
  return new Set(rows.map((name) => `"${name.replaceAll('"', '""')}"`))
}

/** Whether the report's table exists at all, whatever its columns. */
export function hasRowsTable(database: ReadableDatabase, report: Pick<ReportDefinition, 'key'>): boolean {
  return existingColumns(database, report).size > 0
}

/** Whether the report's table exists with every column of its definition. */
export function hasCurrentRowsTable(database: ReadableDatabase, report: ReportDefinition): boolean {
  const existing = existingColumns(database, report)
  return columnsOf(report).every((column) => existing.has(column.text))
}

function addField(
  database: WritableDatabase,
  report: ReportDefinition,
  field: FieldDefinition,
  hasValue: boolean,
): void {
  const table = rowsTable(report)
  if (!hasValue) {
    database.exec(sql`ALTER TABLE ${table} ADD COLUMN ${valueColumn(field)}`.text)
    // The server may have sent the field before the catalogue knew it: those values move to their column.
    const move = sql`UPDATE ${table} SET ${valueColumn(field)} = extra_value(extra, ${field.name}),
      extra = extra_without(extra, ${field.name}) WHERE extra IS NOT NULL`
    database.prepare(move.text).run(...move.values)
  }
  database.exec(sql`ALTER TABLE ${table} ADD COLUMN ${columnDeclaration(shadowColumn(field))}`.text)
  const shadow = isNumeric(field.type)
    ? sql`number_of(${field.type}, ${valueColumn(field)})`
    : sql`accent_twin(${field.type}, ${valueColumn(field)})`
  const fill = sql`UPDATE ${table} SET ${shadowColumn(field)} = ${shadow} WHERE ${valueColumn(field)} IS NOT NULL`
  database.prepare(fill.text).run(...fill.values)
}

/**
 * Makes the report's table, or adds the columns that its definition gained since. Columns are never dropped, and rows that
 * were stored before get the new columns' values as if they had come now.
 */
export function ensureRowsTable(database: WritableDatabase, report: ReportDefinition): void {
  if (hasCurrentRowsTable(database, report)) return
  database
    .transaction(() => {
      const existing = existingColumns(database, report)
      if (existing.size === 0) {
        const columns = joinSql(columnsOf(report).map(columnDeclaration), ', ')
        database.exec(sql`CREATE TABLE ${rowsTable(report)} (row_id INTEGER PRIMARY KEY, ${columns})`.text)
        return
      }
      for (const field of report.fields) {
        if (!existing.has(shadowColumn(field).text)) {
          addField(database, report, field, existing.has(valueColumn(field).text))
        }
      }
    })
    .immediate()
}

/** The names of fields that no document lists and that turned up in answers, in the order of the alphabet. */
export function extraFieldsOf(database: ReadableDatabase, report: ReportDefinition): readonly string[] {
  const documented = new Set(report.fields.map((field) => field.name))
  const names = database
    .prepare('SELECT name FROM extra_fields WHERE report_key = ? ORDER BY name')
    .pluck()
    .all(report.key) as string[]
  return names.filter((name) => !documented.has(name))
}
