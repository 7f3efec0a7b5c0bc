// Browsers cap how tall an element may be, so a grid of very many rows is cut into pages: each of them scrolls exactly.

export const ROW_HEIGHT_PX = 28

/** Device pixels that every browser engine of the app lays out exactly, with room to spare. */
const TALLEST_PX = 30_000_000
const MOST_ROWS_PER_PAGE = 500_000
const ROUNDING = 50_000

/** Rows that one page may hold on a screen with so many device pixels to a pixel. */
export function rowsPerPage(devicePixelRatio: number): number {
  const rows = TALLEST_PX / Math.max(devicePixelRatio, 1) / ROW_HEIGHT_PX
  return Math.min(MOST_ROWS_PER_PAGE, Math.max(ROUNDING, Math.floor(rows / ROUNDING) * ROUNDING))
}

/** The rows of a result that a page shows. */
export interface PageRows {
  /** Pages are counted from 0. */
  readonly page: number
  readonly pages: number
  /** Place of the first row in the result. */
  readonly first: number
  readonly rows: number
}

/** A page of a result; the last one where the result has fewer. */
export function pageOf(total: number, perPage: number, wanted: number): PageRows {
  const pages = Math.max(1, Math.ceil(total / perPage))
  const page = Math.min(Math.max(wanted, 0), pages - 1)
  const first = page * perPage
  return { page, pages, first, rows: Math.max(0, Math.min(perPage, total - first)) }
}
