import type { IDatasource, IGetRowsParams } from 'ag-grid-community'
import { useLayoutEffect, useRef, useState } from 'react'
import type { GridRow } from './gridRow.ts'
import type { PageRows } from './pages.ts'
import type { ResultFeed } from './resultFeed.ts'

async function load(feed: ResultFeed, page: PageRows, params: IGetRowsParams): Promise<void> {
  const offset = page.first + params.startRow
  const limit = Math.max(1, Math.min(params.endRow, page.rows) - params.startRow)
  try {
    const block = await feed.rows(offset, limit)
    const rows = block.map((values, index): GridRow => ({ place: offset + index, values }))
    params.successCallback(rows, page.rows)
  } catch {
    // Another result takes over and fetches this block again, or what failed is said in the grid's place.
    params.failCallback()
  }
}

/** Hands the rows of a page to the grid, block by block. */
export function useDatasource(feed: ResultFeed, page: PageRows): IDatasource {
  const latest = useRef(page)
  useLayoutEffect(() => {
    latest.current = page
  }, [page])
  const [datasource] = useState((): IDatasource => ({
    getRows: (params) => {
      void load(feed, latest.current, params)
    },
  }))
  return datasource
}
