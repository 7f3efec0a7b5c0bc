import { maskedText } from '../../../../shared/masking/maskedText.ts'
import { maskedField } from '../../../../shared/masking/personalValues.ts'
import type { Mask } from '../../../../shared/masks.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { StoredValue } from '../../rows/storedValue.ts'
import { sql } from '../../sql/sql.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'
import { valueSql } from '../filterSql.ts'
import { overRows, type KnownRowSet } from '../rowSet.ts'
import { selectedColumns } from '../selectedColumns.ts'
import { fieldMaskOf, fieldsOfCustomer } from './fieldMasks.ts'
import { maskerOf } from './masker.ts'
import { ownReader } from './rowMask.ts'

// Values that stand for many rows at once: of a list to pick from, and what groups are called. Which rows they stand
// for goes by the true values; two of them may look the same.

/** What values of a field are called under a mask; those that are not in it keep their own text. */
export type Labels = ReadonlyMap<string, string>

const UNCHANGED: Labels = new Map()

/**
 * What the values of a field are called.
 *
 * Whom a text may mention is told by the rows that have it: they are gone through once more, and only for texts.
 *
 * @param known the row sets whose rows have the values
 * @param values to the letter, as the field's key has them (see `valueSql`)
 */
export function labelsOf(
  database: ReadableDatabase,
  known: readonly KnownRowSet[],
  field: string,
  values: Iterable<string>,
  mask: Mask,
): Labels {
  const [first] = known
  if (first === undefined) return UNCHANGED
  const { report } = first.fieldSet
  const how = fieldMaskOf(report, field)
  if (how === null) return UNCHANGED
  const plan = planOfConnection(database, first.rowSet.connectionId)
  const masker = maskerOf(database, mask, plan)
  const wanted = [...new Set(values)].filter((value) => value !== '' && !how.except.has(value))
  if ('as' in how) return new Map(wanted.map((value) => [value, maskedField(masker, how.as, value)]))

  const names = fieldsOfCustomer(report)
  const whoseOf = ownReader(database, report, names, plan)
  const nobody = whoseOf([])
  const labels = new Map(wanted.map((value) => [value, maskedText(masker, value, nobody, how.reads)]))
  if (names.length === 0 || labels.size === 0) return labels
  for (const each of known) {
    const { key } = valueSql(each.fieldSet, field)
    const own = selectedColumns(each.fieldSet, names)
    overRows(database, each, undefined, ({ source, where }) => {
      const query = sql`SELECT ${key}, ${own.select} FROM ${source.from} WHERE ${where}`
      const rows = database
        .prepare(query.text)
        .raw()
        .iterate(...query.values) as IterableIterator<StoredValue[]>
      for (const [value, ...customer] of rows) {
        const label = typeof value === 'string' ? labels.get(value) : undefined
        if (label === undefined) continue
        const masked = maskedText(masker, label, whoseOf(own.valuesOf(customer)), how.reads)
        if (masked !== label) labels.set(value as string, masked)
      }
    })
  }
  return labels
}
