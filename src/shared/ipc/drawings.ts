import { z } from 'zod'
import type { AppErrorData } from '../errors.ts'
import type { Language } from '../language.ts'
import type { Mask } from '../masks.ts'
import type { PageFormat, PaperPage } from '../paperPage.ts'
import type { RowSet } from '../query.ts'
import type { SummaryChartKind } from '../summaries/types.ts'
import type { WrittenSummary } from '../summaries/writtenSummary.ts'
import { action, answer, gives } from './channel.ts'
import { id } from './inputs.ts'

// What the main process lets a page draw where nobody sees it: the page asks what, and says when it stands there.

/** A page that is there as data. */
export interface PageToDraw {
  readonly kind: 'page'
  readonly page: PaperPage
  readonly format: PageFormat
}

/** A summary of which the page is still to be made: its numbers are asked for by who draws. */
export interface SummaryToDraw {
  readonly kind: 'summary'
  /** What stands over it; null: what is asked, as a sentence. */
  readonly title: string | null
  readonly rows: RowSet
  readonly summary: WrittenSummary
  readonly language: Language
  readonly chart: SummaryChartKind
  readonly format: PageFormat
}

/** All cards of an operation's home page, asked for by who draws. */
export interface HomeToDraw {
  readonly kind: 'home'
  readonly connectionId: number
  readonly language: Language
  /** Hides who is meant in all of them, unless a view's own is stricter; absent: as the views say. */
  readonly mask?: Mask | undefined
  readonly format: PageFormat
}

export type DrawingOrder = PageToDraw | SummaryToDraw | HomeToDraw

const MOST_HEIGHT_PX = 1_000_000
/** An error that this window was told: it goes back as it came. */
const error = z.strictObject({
  code: z.string().max(100),
  detail: z.record(z.string().max(100), z.json()),
}) as unknown as z.ZodType<AppErrorData>
const ofDrawing = z.strictObject({ id })

export const drawingsChannels = {
  /** What a drawing is to be of. */
  'drawing:order': answer(ofDrawing, gives<DrawingOrder>()),
  /** A drawing takes so much room; answered once it has that. */
  'drawing:laid-out': action(
    z.strictObject({
      id,
      isWide: z.boolean(),
      isTagged: z.boolean(),
      widthPx: z.int().positive().max(MOST_HEIGHT_PX),
      heightPx: z.int().positive().max(MOST_HEIGHT_PX),
    }),
    gives<null>(),
  ),
  /** It stands there as it is to be taken. */
  'drawing:ready': action(ofDrawing, gives<null>()),
  /** It cannot be drawn; an error says why where it was one of the main process. */
  'drawing:failed': action(z.strictObject({ id, error: error.nullable() }), gives<null>()),
}
