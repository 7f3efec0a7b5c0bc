import { TEXT_PERCENTS, type Density } from '../../../shared/settings.ts'
import type { Reading } from '../../components/useReading.ts'

// Browsers cap how tall an element may be, so a grid of very many rows is cut into pages: each of them scrolls exactly.

/** The height of a row with usual letters, in pixels. */
const ROW_HEIGHTS_PX: Readonly<Record<Density, number>> = { comfortable: 28, compact: 24 }

/** How high rows are, in pixels. */
export function rowHeightPx({ density, scale }: Reading): number {
  return Math.round(ROW_HEIGHTS_PX[density] * scale)
}

/** How many rows, close together and with the smallest letters, a height in pixels has room for. */
export function mostRowsWithin(heightPx: number): number {
  return Math.ceil(heightPx / rowHeightPx({ density: 'compact', scale: TEXT_PERCENTS[0] / 100 }))
}

/** Device pixels that every browser engine of the app lays out exactly, with room to spare. */
const TALLEST_PX = 30_000_000
const MOST_ROWS_PER_PAGE = 500_000
const ROUNDING = 50_000

/** Rows of a height that one page may hold on a screen with so many device pixels to a pixel. */
export function rowsPerPage(devicePixelRatio: number, rowPx: number): number {
  const rows = TALLEST_PX / Math.max(devicePixelRatio, 1) / rowPx
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

/** The page on which a place of the result stands. */
export function pageHolding({ page, first, rows }: PageRows, place: number): number {
  // The last page has fewer rows: those before tell how many a page has.
  const perPage = page === 0 ? rows : first / page
  return Math.floor(place / Math.max(1, perPage))
}

/** A page of a result; the last one where the result has fewer. */
export function pageOf(total: number, perPage: number, wanted: number): PageRows {
  const pages = Math.max(1, Math.ceil(total / perPage))
  const page = Math.min(Math.max(wanted, 0), pages - 1)
  const first = page * perPage
  return { page, pages, first, rows: Math.max(0, Math.min(perPage, total - first)) }
}
