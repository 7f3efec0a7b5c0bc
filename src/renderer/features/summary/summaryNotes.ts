import type { TFunction } from 'i18next'
import { noteTexts } from '../../../shared/answerNotes.ts'
import type { Language } from '../../../shared/language.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { shortcomingText } from '../../../shared/shortcomings.ts'
import type { SummaryAnswer, SummaryWarning } from '../../../shared/summaries/types.ts'
import { fieldTitle } from './summarySentence.ts'

/** What has to be told beside the numbers: what is not here, may change, or could not be read. */
export function noteLines(
  report: ReportDefinition,
  { warnings, unread, compared }: SummaryAnswer,
  t: TFunction<'summary'>,
  language: Language,
): readonly string[] {
  const period = compared === null ? '' : rangeText(compared, language, null)
  const textsOf = (warning: SummaryWarning): readonly string[] => {
    switch (warning.kind) {
      case 'provisional': {
        const ranges = warning.ranges.map((range) => rangeText(range, language, null))
        return [t('notes.provisional', { period: ranges.join(', ') })]
      }
      case 'undated':
        return noteTexts(report, { unread: [], undated: warning }, 'window').map((text) => text[language])
      default:
        return [shortcomingText(warning)[language]]
    }
  }
  const ofWarnings = warnings.flatMap((warning) => {
    const found = textsOf(warning)
    return warning.compared ? found.map((text) => t('notes.compared', { period, text })) : found
  })
  const ofUnread = unread.map(({ field, values }) =>
    t('notes.unread', { field: fieldTitle(report, field, language), count: values }),
  )
  return [...ofWarnings, ...ofUnread]
}
