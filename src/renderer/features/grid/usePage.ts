import { useMemo, useState } from 'react'
import { useReading } from '../../components/useReading.ts'
import { pageOf, rowHeightPx, rowsPerPage, type PageRows } from './pages.ts'
import type { ShownResult } from './resultFeed.ts'

/** The page of a result, and turning it; another question begins on its first page. */
export function usePage(shown: ShownResult): readonly [PageRows, (page: number) => void] {
  const { question } = shown
  const [wanted, setWanted] = useState({ question, page: 0 })
  const page = wanted.question === question ? wanted.page : 0
  const rowPx = rowHeightPx(useReading())
  // Zooming changes how tall a page may be: the next question goes by it.
  const [perPage, setPerPage] = useState({ question, rowPx, rows: rowsPerPage(window.devicePixelRatio, rowPx) })
  if (perPage.question !== question || perPage.rowPx !== rowPx)
    setPerPage({ question, rowPx, rows: rowsPerPage(window.devicePixelRatio, rowPx) })
  const { total } = shown.opened
  const rows = useMemo(() => pageOf(total, perPage.rows, page), [total, perPage.rows, page])
  return [rows, (turned) => setWanted({ question, page: turned })]
}
