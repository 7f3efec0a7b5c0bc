import type { Quantity, RowsThat } from '../../../../shared/reports/roles.ts'
import type { FieldSet } from '../fieldSet.ts'
import { filterSql, valueSql } from '../filterSql.ts'
import { joinSql, sql, type Sql } from '../../sql/sql.ts'

/** Whether a row `t` is one of those that a field tells. */
export function rowsThatSql(fields: FieldSet, { field, values }: RowsThat): Sql {
  const isOne = values.map((value) => filterSql(fields, { field, operator: '=', value }))
  return sql`(${joinSql(isOne, ' OR ')})`
}

/** How much of a quantity a row `t` has. @throws AppError `unknown-field` */
export function quantitySql(fields: FieldSet, quantity: Quantity): Sql {
  const amounts =
    quantity.kind === 'rows'
      ? sql`1`
      : joinSql(
          quantity.fields.map((field) => sql`ifnull(${valueSql(fields, field).number}, 0)`),
          ' + ',
        )
  return quantity.where === null ? sql`(${amounts})` : sql`iif(${rowsThatSql(fields, quantity.where)}, ${amounts}, 0)`
}
