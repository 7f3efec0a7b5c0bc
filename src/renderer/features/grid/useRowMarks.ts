import { useEffect, useMemo, useState } from 'react'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import type { GridContext, KeyedMarks, RowMark } from './rowMarks.ts'

/** Keys that are asked for at once. */
const KEYS_AT_ONCE = 1_000
/** Beyond so many rows nothing is compared, so nothing is marked. */
const MOST_MARKED_ROWS = 5_000

const NO_MARKS: GridContext = { markOf: () => undefined }

interface MarkedPlaces {
  readonly version: number
  readonly marks: KeyedMarks
  readonly at: ReadonlyMap<number, RowMark>
}

async function placesOf(feed: ResultFeed, { version, opened }: ShownResult, marks: KeyedMarks): Promise<MarkedPlaces> {
  const at = new Map<number, RowMark>()
  for (let offset = 0; offset < Math.min(opened.total, MOST_MARKED_ROWS); offset += KEYS_AT_ONCE) {
    const keys = await feed.keysOf(version, offset, KEYS_AT_ONCE, marks.keyedBy)
    for (const [index, key] of keys.entries()) {
      const mark = marks.markOf(key)
      if (mark !== undefined) at.set(offset + index, mark)
    }
  }
  return { version, marks, at }
}

/** The marks of the shown rows, by their places; null where none ever has one. */
export function useRowMarks(feed: ResultFeed, shown: ShownResult, marks: KeyedMarks | null): GridContext | null {
  const [found, setFound] = useState<MarkedPlaces | null>(null)
  useEffect(() => {
    if (marks === null || marks.keyedBy.length === 0 || shown.opened.resultId === null) return
    let isCurrent = true
    const find = async (): Promise<void> => {
      const places = await placesOf(feed, shown, marks)
      if (isCurrent) setFound(places)
    }
    // Where it fails another result is about to be shown, whose marks are asked for then.
    find().catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [feed, shown, marks])
  return useMemo(() => {
    if (marks === null) return null
    if (found?.version !== shown.version || found.marks !== marks) return NO_MARKS
    return { markOf: ({ place }) => found.at.get(place) }
  }, [found, marks, shown.version])
}
