import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { rangeText } from '../../../shared/periodTexts.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { summaryCaveats } from '../../../shared/summaries/summaryWarnings.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface SummaryNotesProps {
  readonly report: ReportDefinition
  readonly asked: RowSet
  readonly answer: SummaryAnswer
  readonly renderFetch: (compared: TimeRange) => ReactNode
}

/** What the numbers are without, and how each of them is worked out. */
export function SummaryNotes({ report, asked, answer, renderFetch }: SummaryNotesProps) {
  const { t } = useTranslation('summary')
  const language = useLanguage()
  const { compared, warnings, measures } = answer
  const lines = summaryCaveats({ report, asked: report, rows: asked, answer }, 'window').map((text) => text[language])
  const isAbsent = warnings.some((warning) => warning.compared && warning.kind === 'missing')
  return (
    <footer className="summary-notes">
      {compared !== null && <p>{t('notes.period', { period: rangeText(compared, language, null) })}</p>}
      {compared !== null && isAbsent && (
        <div className="summary-absent">
          <span>{t('comparedAbsent', { period: rangeText(compared, language, null) })}</span>
          {renderFetch(compared)}
        </div>
      )}
      {lines.map((line) => (
        <p key={line} className="summary-warning">
          {line}
        </p>
      ))}
      <details className="summary-formulas" open={measures.length <= 4}>
        <summary>
          <IconInfoCircle size={14} aria-hidden /> {t('formulas.title')}
        </summary>
        <ul>
          {measures.map(({ title, formula }) => (
            <li key={`${title}/${formula}`}>{t('formulas.formula', { title, formula })}</li>
          ))}
        </ul>
      </details>
    </footer>
  )
}
