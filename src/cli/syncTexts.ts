import { announcedSlice, announcementOf } from '../shared/announcement.ts'
import { explain } from '../shared/errorTexts.ts'
import type { LocalizedText } from '../shared/language.ts'
import { inEachLanguage } from '../shared/localized.ts'
import { shortcomingText, type Shortcoming } from '../shared/shortcomings.ts'
import type { TimeRange } from '../shared/time.ts'
import type { Waiting } from '../core/sync/retry.ts'
import { pullTexts } from './texts/pulls.ts'

/** Why the next attempt waits, and how long. */
export function waitingText({ error, waitMs }: Waiting): LocalizedText {
  const seconds = (waitMs / 1000).toFixed(waitMs < 10_000 ? 1 : 0)
  const sentence = inEachLanguage((language) => explain(error, language).sentence)
  return pullTexts('tryingAgain', { error: sentence, seconds })
}

interface WarnedSlice {
  readonly range: TimeRange
  readonly rows: number
  readonly state: string
  readonly warnings: readonly string[]
}

/** What is to be known of a stored slice: cut by the server, or not as many records as the server said. */
export function sliceWarnings(slice: WarnedSlice): readonly LocalizedText[] {
  const found: Shortcoming[] = slice.state === 'partial' ? [{ kind: 'partial', ranges: [slice.range] }] : []
  const isAnnounced = slice.state === 'announced' || announcementOf(slice.warnings) !== undefined
  if (isAnnounced) found.push({ kind: 'announced', slice: announcedSlice(slice) })
  return found.map((shortcoming) => shortcomingText(shortcoming, 'cli'))
}
