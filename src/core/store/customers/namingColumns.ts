import { customerPartOf } from '../../../shared/reports/customerFields.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { identifier, type Sql } from '../sql/sql.ts'
import { keyPartOf } from './keys.ts'
import type { ValueColumn } from './leaves.ts'

const VALUE = 'value:'
const EXTRA = 'extra'

/** A column of {@link valueColumns} in SQL. */
export function columnSql(column: ValueColumn): Sql {
  return identifier(column === null ? EXTRA : VALUE + column)
}

/**
 * The columns of a report's table that hold what the server sent; none where there is no such table. The table may be
 * older than the report's definition.
 */
export function valueColumns(
  database: ReadableDatabase,
  key: string,
  report: ReportDefinition | undefined,
): readonly ValueColumn[] {
  const names = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(`rows:${key}`) as string[]
  return names.flatMap((name) => {
    if (name === EXTRA) return [null]
    const field = name.startsWith(VALUE) ? name.slice(VALUE.length) : undefined
    // A date that items give their row says nothing that they do not.
    const isOfItems = field === report?.dateField && !report?.fields.some((each) => each.name === field)
    return field === undefined || isOfItems ? [] : [field]
  })
}

/**
 * The columns in which a row can name a customer: the fields that do, lists, and what no document lists. None where
 * there is no table.
 *
 * @param report undefined for a report that left the catalogue: any of its fields may
 */
export function namingColumns(
  database: ReadableDatabase,
  key: string,
  report: ReportDefinition | undefined,
): readonly ValueColumn[] {
  return valueColumns(database, key, report).filter((name) => {
    const field = name === null ? undefined : report?.fields.find((each) => each.name === name)
    return field === undefined || keyPartOf(field) !== undefined
  })
}

/** The columns that tell who a customer is: those in which a row can name one, and those with a customer's name. */
export function tellingColumns(
  database: ReadableDatabase,
  key: string,
  report: ReportDefinition | undefined,
): readonly ValueColumn[] {
  return valueColumns(database, key, report).filter((name) => {
    const field = name === null ? undefined : report?.fields.find((each) => each.name === name)
    return field === undefined || customerPartOf(field) !== undefined
  })
}
