import type { SummaryGroup } from './types.ts'

/**
 * The lines of an answer without subtotals, the total, and what stands over all columns. A total alone stays.
 *
 * @param asked by how many fields the groups are made, and whether there are columns
 */
export function withoutTotals(
  groups: readonly SummaryGroup[],
  { by, across }: { readonly by: readonly unknown[]; readonly across: unknown },
): readonly SummaryGroup[] {
  return groups.filter(({ key, column, others }) => {
    const isLine = others === true || key.length === by.length
    return isLine && (across === null || column !== null)
  })
}
