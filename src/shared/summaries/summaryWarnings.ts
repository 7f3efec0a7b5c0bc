import { summaryTexts } from '../commonTexts/summaries.ts'
import { undatedText } from '../answerNotes.ts'
import type { LocalizedText } from '../language.ts'
import { shortcomingText } from '../shortcomings.ts'
import { formatInstant } from '../time.ts'
import type { SummaryWarning, UnreadValues } from './types.ts'

const LISTED = 3

function provisionalText({ ranges }: Extract<SummaryWarning, { readonly kind: 'provisional' }>): LocalizedText {
  const stretches = ranges.slice(0, LISTED).map(({ from, to }) => `${formatInstant(from)} – ${formatInstant(to)}`)
  const where = `${stretches.join(', ')}${ranges.length > LISTED ? ', …' : ''}`
  return summaryTexts('provisional', { where })
}

function warningText(warning: SummaryWarning): LocalizedText {
  switch (warning.kind) {
    case 'provisional':
      return provisionalText(warning)
    case 'undated':
      return undatedText(warning, 'cli')
    default:
      return shortcomingText(warning)
  }
}

/** What a reader has to be told beside the numbers, as a sentence with its times. */
export function summaryWarningText(warning: SummaryWarning): LocalizedText {
  const what = warningText(warning)
  if (!warning.compared) return what
  return summaryTexts('ofCompared', { what })
}

/**
 * How many values of a field no number could be read of, in a sentence.
 *
 * @param hasDays whether `--by-day` shows the values themselves
 */
export function unreadText({ field, values }: UnreadValues, hasDays: boolean): LocalizedText {
  const what = summaryTexts.counted('unread', values, { field })
  if (!hasDays) return what
  return summaryTexts('shownByDay', { what })
}
