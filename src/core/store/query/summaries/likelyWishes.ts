import type { FieldType } from '../../../../shared/reports/types.ts'
import { storedFieldsOf } from '../../rows/reportTable.ts'
import type { ColumnWish } from '../columns/columns.ts'
import type { FieldSet } from '../fieldSet.ts'
import { numbersOf, textsOf } from './plan.ts'

// Whoever has seen one summary of many rows mostly asks for another one of the same.

/**
 * Whether a field of the type is likely to be grouped by, to be added up, or neither: ids and telephones are found, not
 * summarized.
 */
const USE: Readonly<Record<FieldType, 'texts' | 'numbers' | null>> = {
  text: 'texts',
  longText: null,
  html: null,
  telephone: null,
  email: null,
  id: null,
  integer: 'numbers',
  decimal: 'numbers',
  percent: 'numbers',
  money: 'numbers',
  duration: 'numbers',
  date: 'numbers',
  dateTime: 'numbers',
  hour: 'texts',
}

/** The columns that a further summary of a row set may need: first what groups are made of. */
export function likelyWishes(fields: FieldSet): readonly ColumnWish[] {
  const likely = storedFieldsOf(fields.report).filter(({ kind }) => kind !== 'list')
  const texts = likely
    .filter(({ field }) => USE[field.type] === 'texts')
    .map(({ field }) => textsOf(fields, field.name))
  const numbers = likely
    .filter(({ field }) => USE[field.type] === 'numbers')
    .map(({ field }) => numbersOf(fields, field.name))
  return [...texts, ...numbers]
}
