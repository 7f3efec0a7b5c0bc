import { withoutTotals } from './totals.ts'
import type { Measure, ShareBase, Summary, SummaryGroup } from './types.ts'

// Numbers shown as a part of a sum of the same answer: of the total, of their row, of their column. What is divided is
// what the answer says, so that the parts of a table add up to what it says they are parts of.

function cellKey(key: SummaryGroup['key'], column: string | null): string {
  return JSON.stringify([key, column])
}

/** The entry that an entry is a part of. */
function wholeOf(base: ShareBase, { key, column }: SummaryGroup): readonly [SummaryGroup['key'], string | null] {
  switch (base) {
    case 'total':
      return [[], null]
    case 'row':
      return [key, null]
    case 'column':
      return [[], column]
  }
}

function divided(part: number | null | undefined, whole: number | null | undefined): number | null {
  if (part === null || part === undefined || whole === null || whole === undefined || whole === 0) return null
  const share = part / whole
  return Number.isFinite(share) ? share : null
}

/**
 * The lines of an answer with its measures as they are to be shown.
 *
 * @param groups with subtotals, totals and the entries over all columns
 */
export function withShares(
  groups: readonly SummaryGroup[],
  measures: readonly Pick<Measure, 'shownAs'>[],
): readonly SummaryGroup[] {
  if (measures.every(({ shownAs }) => shownAs === undefined)) return groups
  const byPlace = new Map(groups.map((group) => [cellKey(group.key, group.column), group] as const))
  return groups.map((group) => {
    const shown = (of: 'values' | 'compared'): readonly (number | null)[] | null =>
      group[of]?.map((value, place) => {
        const base = measures[place]?.shownAs
        if (base === undefined) return value
        return divided(value, byPlace.get(cellKey(...wholeOf(base, group)))?.[of]?.[place])
      }) ?? null
    return { ...group, values: shown('values') ?? [], compared: shown('compared') }
  })
}

function isShare({ shownAs }: Pick<Measure, 'shownAs'>): boolean {
  return shownAs !== undefined
}

/** What is to be worked out for a summary: parts of wholes need the wholes, also where nobody wants to see them. */
export function withWholes(summary: Summary): Summary {
  return summary.measures.some(isShare) ? { ...summary, hasTotals: true } : summary
}

/** The lines that were asked for, out of those that were worked out. */
export function askedLines(groups: readonly SummaryGroup[], summary: Summary): readonly SummaryGroup[] {
  return summary.hasTotals || !summary.measures.some(isShare) ? groups : withoutTotals(groups, summary)
}
