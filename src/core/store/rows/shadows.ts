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
  if (kind === 'field') {
    if (!isNumeric(field.type)) return [sql`${shadow} = accent_twin(${field.type}, ${value})`]
    return [sql`${shadow} = ${numberSql(field)}`]
  }
  const [list = '', ...path] = field.name.split('.')
  const dates = sql`${valueColumn({ ...field, name: list })}, ${path.join('.')}, ${field.type}, ${TIME_ZONE_OF_ROW}`
  return [
    sql`${value} = item_date(${dates}, 'text')`,
    sql`${shadow} = item_date(${dates}, 'first')`,
    sql`${lastDateColumn(field)} = item_date(${dates}, 'last')`,
  ]
}

/** The number that a row's value compares by, made anew of the value. */
export function numberSql(field: FieldDefinition): Sql {
  return sql`number_of(${field.type}, ${valueColumn(field)}, ${timeZoneFor(field.type)})`
}

function timeZoneFor(type: FieldType): Sql {
  return type === 'date' || type === 'dateTime' ? TIME_ZONE_OF_ROW : sql`NULL`
}
