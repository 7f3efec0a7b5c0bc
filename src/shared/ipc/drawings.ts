import { z } from 'zod'
import type { PageFormat, PaperPage } from '../paperPage.ts'
import { action, answer, gives } from './channel.ts'
import { id } from './inputs.ts'

// What the main process lets a page draw where nobody sees it: the page asks what, and says when it stands there.

/** What is to be drawn. */
export interface DrawingOrder {
  readonly page: PaperPage
  readonly format: PageFormat
}

const MOST_HEIGHT_PX = 1_000_000
const ofDrawing = z.strictObject({ id })

export const drawingsChannels = {
  /** What a drawing is to be of. */
  'drawing:order': answer(ofDrawing, gives<DrawingOrder>()),
  /** A drawing takes so much room; answered once it has that. */
  'drawing:laid-out': action(
    z.strictObject({
      id,
      isWide: z.boolean(),
      widthPx: z.int().positive().max(MOST_HEIGHT_PX),
      heightPx: z.int().positive().max(MOST_HEIGHT_PX),
    }),
    gives<null>(),
  ),
  /** It stands there as it is to be taken. */
  'drawing:ready': action(ofDrawing, gives<null>()),
  /** It cannot be drawn. */
  'drawing:failed': action(ofDrawing, gives<null>()),
}
