import { EARLIER_STATES } from '../../../shared/reports/catalogueEvents.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { isNumeric } from '../../../shared/values.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { refreshItems } from '../query/items.ts'
import { nameEvents } from './knownRows.ts'
import {
  createRowsTable,
  hasCurrentRowsTable,
  hasRowsTable,
  lastDateColumn,
  listReportsOf,
  ROW_OF,
  rowsTable,
  shadowColumn,
  storedFieldsOf,
  valueColumn,
  type StoredField,
} from './reportTable.ts'
import { rereadOutdated } from './rereading.ts'
import { shadowsOf } from './shadows.ts'
import { identifier, joinSql, sql, type Sql } from '../sql/sql.ts'
import { dateColumn } from '../tables/slices.ts'

function hasColumn(database: ReadableDatabase, report: ReportDefinition, column: Sql): boolean {
  return (
    database
      .prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?')
      .get(`rows:${report.key}`, column.text.slice(1, -1).replaceAll('""', '"')) !== undefined
  )
}

function addColumn(database: WritableDatabase, report: ReportDefinition, column: Sql, type: 'NUMERIC' | ''): void {
  database.exec(sql`ALTER TABLE ${rowsTable(report)} ADD COLUMN ${column} `.text + type)
}

function run(database: WritableDatabase, statement: Sql): void {
  database.prepare(statement.text).run(...statement.values)
}

function addField(database: WritableDatabase, report: ReportDefinition, stored: StoredField): void {
  const { field, kind } = stored
  const table = rowsTable(report)
  if (!hasColumn(database, report, valueColumn(field))) {
    addColumn(database, report, valueColumn(field), '')
    // The server may have sent the field before the catalogue knew it: those values move to their column.
    run(
      database,
      sql`UPDATE ${table} SET ${valueColumn(field)} = extra_value(extra, ${field.name}),
        extra = extra_without(extra, ${field.name}) WHERE extra IS NOT NULL`,
    )
  }
  addColumn(database, report, shadowColumn(field), isNumeric(field.type) ? 'NUMERIC' : '')
  if (kind === 'date') addColumn(database, report, lastDateColumn(field), 'NUMERIC')
  const all = kind === 'date' ? sql`TRUE` : sql`${valueColumn(field)} IS NOT NULL`
  run(database, sql`UPDATE ${table} SET ${joinSql(shadowsOf(stored), ', ')} WHERE ${all}`)
}

/** The dates of items are made of the lists, which so come first. */
function inOrderOfMaking(fields: readonly StoredField[]): readonly StoredField[] {
  return fields.toSorted((a, b) => Number(a.kind === 'date') - Number(b.kind === 'date'))
}

/**
 * Makes the report's tables, or adds the columns that its definition gained since. Columns are never dropped, and rows
 * that were stored before get the new columns' values as if they had come now, and are read anew where an earlier
 * version read them otherwise.
 */
export function ensureRowsTable(database: WritableDatabase, report: ReportDefinition): void {
  if (!hasCurrentRowsTable(database, report)) makeCurrent(database, report)
  rereadOutdated(database, report)
  ensureLogIndexes(database, report)
}

/**
 * Each poll of a log looks for its rows among those of the last minutes, and for the items of rows that it brings anew:
 * without indexes either would be a scan of the whole day.
 */
function ensureLogIndexes(database: WritableDatabase, report: ReportDefinition): void {
  const date = dateColumn(report)
  if (report.kind !== 'live' || date === undefined) return
  const name = identifier(`dates:${report.key}`)
  database.exec(sql`CREATE INDEX IF NOT EXISTS ${name} ON ${rowsTable(report)} (${date})`.text)
  for (const [, list] of listReportsOf(report)) {
    const items = identifier(`items:${list.key}`)
    database.exec(sql`CREATE INDEX IF NOT EXISTS ${items} ON ${rowsTable(list)} (${ROW_OF})`.text)
  }
}

function makeCurrent(database: WritableDatabase, report: ReportDefinition): void {
  database
    .transaction(() => {
      if (!hasRowsTable(database, report)) createRowsTable(database, report)
      let isNewlyNamed = false
      for (const stored of inOrderOfMaking(storedFieldsOf(report))) {
        if (hasColumn(database, report, shadowColumn(stored.field))) continue
        addField(database, report, stored)
        isNewlyNamed ||= report.eventFields !== undefined && stored.field.name === EARLIER_STATES
      }
      if (isNewlyNamed) nameEvents(database, report)
      // Whatever changed, what lists hold is made anew from their JSON, which stands in the rows.
      for (const [, list] of listReportsOf(report)) {
        database.exec(sql`DROP TABLE IF EXISTS ${rowsTable(list)}`.text)
        createRowsTable(database, list)
      }
      refreshItems(database, report)
    })
    .immediate()
}
