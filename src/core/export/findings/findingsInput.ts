import type { Language } from '../../../shared/language.ts'
import type { Door } from '../../../shared/stretchText.ts'
import type { CheckQuestion } from '../../store/query/checks/reckoners.ts'
import type { SummaryFileInput } from '../summaries/summaryInput.ts'

/** A file of what a check finds. */
export interface FindingsFileInput extends CheckQuestion, Omit<SummaryFileInput, 'content'> {
  readonly language: Language
  /** What the operation is called. */
  readonly connection: string
  /** Where its reader asked for it. */
  readonly door: Door
}
