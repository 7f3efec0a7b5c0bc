import { useClipboard } from '@mantine/hooks'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { summaryTsv } from './summaryText.ts'

const COPIED_MS = 2_000

/** Puts the table on the clipboard, all of its lines. */
export function useCopySummary(
  report: ReportDefinition,
  answer: SummaryAnswer,
  /** The entries of the answer that are shown. */
  shown: SummaryAnswer['groups'],
): { readonly copy: () => void; readonly isCopied: boolean } {
  const language = useLanguage()
  const { copy, copied } = useClipboard({ timeout: COPIED_MS })
  return { copy: () => copy(summaryTsv({ ...answer, groups: shown }, report, language)), isCopied: copied }
}
