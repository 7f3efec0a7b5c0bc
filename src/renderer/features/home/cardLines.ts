import { CARD_LINES, type CardAnswer, type CardForm, type SummaryContent } from '../../../shared/home.ts'
import { fittingForm, formsOf } from '../../../shared/home/cardSummary.ts'
import type { SummaryGroup } from '../../../shared/summaries/types.ts'
import { groupsOf } from './cardText.ts'

/** The lines of a card: the first groups and all others, or the last steps of those that are here. */
export function shownLines({ shape, answer }: SummaryContent): readonly SummaryGroup[] {
  const groups = groupsOf(answer)
  return shape === 'steps' ? groups.filter(({ state }) => state !== 'missing').slice(-CARD_LINES) : groups
}

/** How many measures a card of a summary has room for, by its form: the first ones. */
export function measuresShown(form: CardForm, isWide: boolean): number {
  if (form === 'chart') return 1
  if (form === 'number') return 4
  return isWide ? 5 : 2
}

/** The form that a card has: the one that was chosen, where it can have it. */
export function formOf({ content }: Pick<CardAnswer, 'content'>, chosen: CardForm | null): CardForm {
  const shape = content.kind === 'summary' ? content.shape : 'rows'
  return chosen !== null && formsOf(shape).includes(chosen) ? chosen : fittingForm(shape)
}
