import type { FieldSum } from '../../../shared/results.ts'

/** The numbers of one field over some rows. */
export interface RowSums extends Pick<FieldSum, 'sum' | 'values' | 'unread'> {
  /** Rows that count: those that sum up others do not. */
  readonly rows: number
}

export const NO_SUMS: RowSums = { rows: 0, sum: null, values: 0, unread: 0 }

/** The same over both of two sets of rows, which have none in common. */
export function addedSums(one: RowSums, other: RowSums): RowSums {
  const sum = one.sum === null ? other.sum : other.sum === null ? one.sum : one.sum + other.sum
  return {
    rows: one.rows + other.rows,
    sum,
    values: one.values + other.values,
    unread: one.unread + other.unread,
  }
}
