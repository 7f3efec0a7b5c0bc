import { otherFieldsDefinition } from '../../../shared/otherFields.ts'
import { extraColumnValue, type ExtraColumn } from '../rows/extra.ts'
import { unknownField, type FieldSet } from './fieldSet.ts'
import { storedFieldOf, valueColumn, type StoredField } from '../rows/reportTable.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'
import type { StoredValue } from '../rows/storedValue.ts'

/**
 * A column that is read out of the fields that no document lists, or undefined for one of the table's own.
 *
 * @throws AppError `unknown-field`
 */
export function extraColumnOf(fields: FieldSet, name: string): ExtraColumn | undefined {
  if (storedFieldOf(fields.report, name) !== undefined) return undefined
  if (otherFieldsDefinition(fields.report, name) !== undefined) return { others: JSON.stringify(fields.extraFields) }
  if (fields.extraFields.includes(name) || fields.isNamed(name)) return { name }
  throw unknownField(fields, name)
}

/** What a statement selects so that named columns of rows can be read. */
export interface SelectedColumns {
  readonly select: Sql
  /** How many values the statement brings of a row. */
  readonly width: number
  /** The named columns of a row, in their order, by what the statement brought. */
  readonly valuesOf: (row: readonly StoredValue[]) => readonly StoredValue[]
}

export interface ColumnReading {
  /** The expression of a column of the table; absent: its value. */
  readonly ofStored?: (stored: StoredField) => Sql
  /** What becomes of a value out of the fields that no document lists; absent: it stays. */
  readonly ofExtra?: (value: StoredValue) => StoredValue
}

/**
 * How named columns are read. The fields that no document lists come as one column, and are taken apart once for a row.
 *
 * @throws AppError `unknown-field`
 */
export function selectedColumns(
  fields: FieldSet,
  names: readonly string[],
  { ofStored = ({ field }) => sql`t.${valueColumn(field)}`, ofExtra = (value) => value }: ColumnReading = {},
): SelectedColumns {
  const extras = names.map((name) => extraColumnOf(fields, name))
  const stored = names.flatMap((name) => storedFieldOf(fields.report, name) ?? [])
  const columns = stored.map(ofStored)
  if (stored.length === names.length) {
    return { select: joinSql(columns, ', '), width: columns.length, valuesOf: (row) => row }
  }
  return {
    width: columns.length + 1,
    select: joinSql([...columns, sql`t.extra`], ', '),
    valuesOf: (row) => {
      const extra = row.at(-1)
      let next = 0
      return extras.map((column) =>
        column === undefined ? (row[next++] ?? null) : ofExtra(extraColumnValue(extra, column)),
      )
    },
  }
}
