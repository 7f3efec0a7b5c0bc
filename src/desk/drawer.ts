import { AppError } from '../shared/errors.ts'
import type { UnattendedDrawing } from '../shared/fileFormats.ts'
import type { Language } from '../shared/language.ts'
import type { Mask } from '../shared/masks.ts'
import type { RowSet } from '../shared/query.ts'
import type { SummaryChartKind } from '../shared/summaries/types.ts'
import type { WrittenSummary } from '../shared/summaries/writtenSummary.ts'

// What draws though nobody looks on, for the files of schedules. The desk knows neither windows nor charts:
// whoever has them hands this in, and the command line, which has none, hands in nothing.

/** A summary that is to be drawn as the window would show it. */
export interface SummaryDrawing {
  readonly kind: 'summary'
  /** What stands over it: a view's name; null: the report's title. */
  readonly title: string | null
  /** The rows that it is of. Whoever draws asks the store for the summary itself. */
  readonly rows: RowSet
  readonly summary: WrittenSummary
  /** Whose words it is in; what values in its filters are written in, the summary says itself. */
  readonly language: Language
  readonly chart: SummaryChartKind
}

/** All cards of an operation's home page, which whoever draws asks the store for. */
export interface HomeDrawing {
  readonly kind: 'home'
  readonly connectionId: number
  readonly language: Language
  /** Hides who is meant in all of them, unless a view's own is stricter; absent: as the views say. */
  readonly mask?: Mask | undefined
}

export type DrawingOrder = SummaryDrawing | HomeDrawing

/** Something that draws into files that no encoder writes. */
export interface Drawer {
  /** Which formats it can draw; none where there is no window. */
  readonly formats: readonly UnattendedDrawing[]
  /**
   * The bytes of the file. Of all cards it is their page. Of a summary, of `pdf` the page for paper, with its chart,
   * table and formulas; of `png` the chart's picture with its title, facts and formula, and where there is no chart
   * that page as a picture.
   *
   * @throws AppError `drawing-failed`, `cancelled`; what asking for it throws
   */
  draw(order: DrawingOrder, format: UnattendedDrawing, options: { readonly signal: AbortSignal }): Promise<Uint8Array>
}

/** Where there is no window to draw in. */
export const NO_DRAWER: Drawer = {
  formats: [],
  draw: (_order, format) => Promise.reject(new AppError('needs-window', { format })),
}
