import { useEffect, useState } from 'react'
import type { UnreadValues } from '../../../shared/answerNotes.ts'

/** Reads what the sums of a row are without, by its place in the result. */
export type ReadUnread = (place: number) => Promise<readonly UnreadValues[]>

const NONE: ReadonlyMap<string, number> = new Map()

/**
 * How many values the sums of the open row are without, by field.
 *
 * @param place null where another answer lost sight of the row
 */
export function useUnread(read: ReadUnread, place: number | null): ReadonlyMap<string, number> {
  const [known, setKnown] = useState<{ readonly place: number; readonly unread: ReadonlyMap<string, number> } | null>(
    null,
  )
  useEffect(() => {
    if (place === null) return
    let isCurrent = true
    const fetch = async (): Promise<void> => {
      // Where another result takes over, this effect comes about again.
      const unread = await read(place).catch(() => undefined)
      if (unread === undefined || !isCurrent) return
      setKnown({ place, unread: new Map(unread.map(({ field, values }) => [field, values])) })
    }
    void fetch()
    return () => {
      isCurrent = false
    }
  }, [read, place])
  return known !== null && known.place === place ? known.unread : NONE
}
