import { useClipboard } from '@mantine/hooks'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import type { SummaryTableModel } from './summaryTable.ts'
import { summaryTsv, type CopiedWords } from './summaryText.ts'

const COPIED_MS = 2_000

/** Puts the table on the clipboard, all of its lines. */
export function useCopySummary(
  answer: SummaryAnswer,
  model: SummaryTableModel,
  words: CopiedWords,
): { readonly copy: () => void; readonly isCopied: boolean } {
  const { copy, copied } = useClipboard({ timeout: COPIED_MS })
  return { copy: () => copy(summaryTsv(answer, model, words)), isCopied: copied }
}
