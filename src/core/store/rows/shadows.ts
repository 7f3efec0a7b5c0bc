import type { FieldDefinition, FieldType } from '../../../shared/reports/types.ts'
import { isNumeric } from '../../../shared/values.ts'
import { lastDateColumn, shadowColumn, valueColumn, type StoredField } from './reportTable.ts'
import { sql, type Sql } from '../sql/sql.ts'
import { TIME_ZONE_OF_ROW } from '../tables/timeZones.ts'

/**
 * What the columns beside a field's value hold, made of what the row holds, as the assignments of an UPDATE of the
 * report's table. A field that is the date of a row's items has no value of its own: that is made too.
 */
export function shadowsOf({ field, kind }: StoredField): readonly Sql[] {
  const value = valueColumn(field)
  const shadow = shadowColumn(field)
  if (kind === 'list') return [sql`${shadow} = item_count(${value})`]
  if (kind === 'field') return [sql`${shadow} = ${shadowSql(field, value, TIME_ZONE_OF_ROW)}`]
  const [list = '', ...path] = field.name.split('.')
  const dates = sql`${valueColumn({ ...field, name: list })}, ${path.join('.')}, ${field.type}, ${TIME_ZONE_OF_ROW}`
  return [
    sql`${value} = item_date(${dates}, 'text')`,
    sql`${shadow} = item_date(${dates}, 'first')`,
    sql`${lastDateColumn(field)} = item_date(${dates}, 'last')`,
  ]
}

/**
 * What stands beside a field's value, made of the value.
 *
 * @param value an expression of the value
 * @param timeZone an expression of the time zone that dates are turned to
 */
export function shadowSql({ type }: FieldDefinition, value: Sql, timeZone: Sql): Sql {
  if (!isNumeric(type)) return sql`accent_twin(${type}, ${value})`
  return sql`number_of(${type}, ${value}, ${isDated(type) ? timeZone : sql`NULL`})`
}

/** The number that a row's value compares by, made anew of the value. */
export function numberSql(field: FieldDefinition): Sql {
  return shadowSql(field, valueColumn(field), TIME_ZONE_OF_ROW)
}

function isDated(type: FieldType): boolean {
  return type === 'date' || type === 'dateTime'
}
