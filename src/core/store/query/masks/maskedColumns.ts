import type { Mask } from '../../../../shared/masks.ts'
import type { NumberingPlan } from '../../../../shared/telephoneCountries.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { StoredValue } from '../../rows/storedValue.ts'
import { joinSql } from '../../sql/sql.ts'
import type { FieldSet } from '../fieldSet.ts'
import { selectedColumns, type ColumnReading, type SelectedColumns } from '../selectedColumns.ts'
import { rowMask } from './rowMask.ts'

/** How the rows of an operation are masked. */
export interface RowsMask {
  readonly mask: Mask
  /** Of the operation's country. */
  readonly plan: NumberingPlan
}

/** How columns are read that are masked. */
export interface MaskedReading extends ColumnReading {
  /** What becomes of a masked value, by what was read; absent: it stays. */
  readonly ofMasked?: (masked: StoredValue, value: StoredValue) => StoredValue
}

/**
 * How named columns are read so that nothing of them tells who a customer is: as `selectedColumns` does, with what each
 * row tells of its own customer beside them.
 *
 * @throws AppError `unknown-field`
 */
export function maskedColumns(
  database: ReadableDatabase,
  fields: FieldSet,
  names: readonly string[],
  { mask, plan }: RowsMask,
  { ofMasked, ...reading }: MaskedReading = {},
): SelectedColumns {
  const { customerFields, of } = rowMask(database, fields.report, names, mask, plan)
  const shown = selectedColumns(fields, names, reading)
  const own = selectedColumns(fields, customerFields)
  const parts = [shown, own].filter(({ width }) => width > 0).map(({ select }) => select)
  return {
    width: shown.width + own.width,
    select: joinSql(parts, ', ', 'NULL'),
    valuesOf: (row) => {
      const values = shown.valuesOf(row.slice(0, shown.width))
      const masked = of(values, own.valuesOf(row.slice(shown.width)))
      return ofMasked === undefined ? masked : masked.map((value, place) => ofMasked(value, values[place] ?? null))
    },
  }
}
