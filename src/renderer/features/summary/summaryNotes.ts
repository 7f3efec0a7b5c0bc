import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/language.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { shortcomingText } from '../../../shared/shortcomings.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import { fieldTitle } from './summarySentence.ts'

/** What has to be told beside the numbers: what is not here, may change, or could not be read. */
export function noteLines(
  report: ReportDefinition,
  { warnings, unread, compared }: SummaryAnswer,
  t: TFunction<'summary'>,
  language: Language,
): readonly string[] {
  const period = compared === null ? '' : rangeText(compared, language, null)
  const ofWarnings = warnings.map((warning) => {
    const text =
      warning.kind === 'provisional'
        ? t('notes.provisional', { period: warning.ranges.map((range) => rangeText(range, language, null)).join(', ') })
        : shortcomingText(warning)[language]
    return warning.compared ? t('notes.compared', { period, text }) : text
  })
  const ofUnread = unread.map(({ field, values }) =>
    t('notes.unread', { field: fieldTitle(report, field, language), count: values }),
  )
  return [...ofWarnings, ...ofUnread]
}
