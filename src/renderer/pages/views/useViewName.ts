import { useTranslation } from 'react-i18next'
import { CHECKS } from '../../../shared/checks/checks.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import type { Period } from '../../../shared/periods.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { keptCheck } from '../../../shared/schedules.ts'
import { LONGEST_VIEW_NAME, type ViewQuestion } from '../../../shared/views.ts'
import { fieldTitle, partsOf } from '../../components/summarySentence.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** What a view would be called that somebody is about to save: report, period in words, and what it is grouped by. */
export function useViewName(): (report: ReportDefinition, question: ViewQuestion) => string {
  const { t } = useTranslation(['views', 'report'])
  const language = useLanguage()
  const periodText = (period: Period | null): string | null => {
    if (period === null || period.kind === 'all') return null
    if (period.kind === 'preset') return t(`report:period.presets.${period.preset}`)
    return rangeText(period, language, null)
  }
  return (report, { content }) => {
    const { face, period, summary } = content
    const check = keptCheck(content, report)
    const groups = face === 'summary' && summary !== null ? summary.by : []
    const grouping = groups.map((written) =>
      fieldTitle(report, partsOf(report, written).field, language).toLocaleLowerCase(language),
    )
    const by = grouping.length === 0 ? null : t('by', { field: grouping.join(', ') })
    const parts = [
      report.title[language],
      check === null ? null : CHECKS[check.id].title[language],
      by,
      periodText(period),
    ].filter((part) => part !== null)
    return parts.join(' · ').slice(0, LONGEST_VIEW_NAME)
  }
}
