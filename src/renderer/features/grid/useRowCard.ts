import { useCallback, useEffect, useState } from 'react'
import type { ResultFeed } from './resultFeed.ts'
import type { TextRow } from '../../../shared/rows.ts'

/** The row that stands open beside the grid. */
export interface OpenRow {
  /** Null where another answer lost sight of it. */
  readonly place: number | null
  /** What is known of it: first as the grid has it, with long values cut, then whole. */
  readonly values: TextRow
}

export interface RowCardState {
  readonly row: OpenRow | null
  /**
   * @param values the row as the grid has it; undefined where it is not loaded: then what was there stays until it is
   */
  readonly open: (place: number, values: TextRow | undefined) => void
  readonly close: () => void
  /** Says where the open row stands among other rows; null: nobody knows. */
  readonly put: (place: number | null) => void
  /** Says by how many places all rows moved; undefined: the row is not to be found. */
  readonly move: (by: number | undefined) => void
}

/** Holds the open row, and fetches it whole. */
export function useRowCard(feed: ResultFeed, version: number): RowCardState {
  const [row, setRow] = useState<OpenRow | null>(null)
  const place = row?.place ?? null

  useEffect(() => {
    if (place === null) return
    let isCurrent = true
    const fetch = async (): Promise<void> => {
      // Where another result takes over, this effect comes about again.
      const values = await feed.rowOf(version, place).catch(() => undefined)
      if (values === undefined || !isCurrent) return
      setRow((before) => (before?.place === place ? { place, values } : before))
    }
    void fetch()
    return () => {
      isCurrent = false
    }
  }, [feed, place, version])

  const open = useCallback((at: number, values: TextRow | undefined) => {
    setRow((before) => ({ place: at, values: values ?? before?.values ?? [] }))
  }, [])
  const close = useCallback(() => {
    setRow(null)
  }, [])
  const move = useCallback((by: number | undefined) => {
    setRow((before) => {
      if (before === null || before.place === null || by === 0) return before
      return { ...before, place: by === undefined ? null : before.place + by }
    })
  }, [])
  const put = useCallback((at: number | null) => {
    setRow((before) => before && { ...before, place: at })
  }, [])
  return { row, open, close, put, move }
}
