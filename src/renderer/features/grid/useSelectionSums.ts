import { useEffect, useState } from 'react'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import { addedSums, NO_SUMS, type RowSums } from './rowSums.ts'
import { countSelected, type Selection } from './selection.ts'

/** A selection grows row by row while a key is held. */
const PAUSE_MS = 120

/**
 * The numbers of a field over the selected rows, whichever of them are loaded; null while they are not known, and where
 * fewer than two rows are selected.
 *
 * @param field its name; null: there is none
 */
export function useSelectionSums(
  feed: ResultFeed,
  { version, opened }: ShownResult,
  selection: Selection,
  field: string | null,
): RowSums | null {
  const [known, setKnown] = useState<{ readonly of: readonly unknown[]; readonly sums: RowSums } | null>(null)
  const isAsked = field !== null && opened.resultId !== null && countSelected(selection) > 1
  const { stretches } = selection
  useEffect(() => {
    if (!isAsked || field === null) return
    let isWanted = true
    const ask = async (): Promise<void> => {
      let sums = NO_SUMS
      try {
        for (const stretch of stretches) {
          sums = addedSums(sums, await feed.sumOf(version, stretch, field, () => isWanted))
        }
        if (isWanted) setKnown({ of: [version, stretches, field], sums })
      } catch {
        // Another result is about to be shown, which is asked then.
      }
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [feed, version, stretches, field, isAsked])
  const isCurrent =
    known !== null && [version, stretches, field].every((each, place) => Object.is(each, known.of[place]))
  return isAsked && isCurrent ? known.sums : null
}
