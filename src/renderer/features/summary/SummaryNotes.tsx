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
import { useFormulaText } from './useFormulaText.ts'
import { useLengths } from './useLengths.ts'

interface SummaryNotesProps {
  readonly report: ReportDefinition
  readonly asked: RowSet
  readonly answer: SummaryAnswer
  /** What fetches what is missing of a period. */
  readonly renderFetch: (range: TimeRange) => ReactNode
}

/** What the numbers are without, and how each of them is worked out. */
export function SummaryNotes({ report, asked, answer, renderFetch }: SummaryNotesProps) {
  const { t } = useTranslation('summary')
  const language = useLanguage()
  const lengths = useLengths()
  const formulaText = useFormulaText(report)
  const { range, compared, measures } = answer
  const lines = summaryCaveats({ report, asked: report, rows: asked, answer }, 'window').map((text) => text[language])
  const difference = range === null || compared === null ? null : lengths.difference(range, compared)
  return (
    <footer className="summary-notes">
      {compared !== null && <p>{t('notes.period', { period: rangeText(compared, language, null) })}</p>}
      {difference !== null && <p className="summary-warning">{difference}</p>}
      <Missing answer={answer} renderFetch={renderFetch} />
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
            <li key={`${title}/${formula}`}>{t('formulas.formula', { title, formula: formulaText(formula) })}</li>
          ))}
        </ul>
      </details>
    </footer>
  )
}

/** What was not fetched is hatched in the table; here is what fetches it, for each of the periods. */
function Missing({ answer, renderFetch }: Pick<SummaryNotesProps, 'answer' | 'renderFetch'>) {
  const { t } = useTranslation('summary')
  const language = useLanguage()
  const { range, compared, warnings } = answer
  const lacks = (isCompared: boolean): boolean =>
    warnings.some((warning) => warning.kind === 'missing' && warning.compared === isCompared)
  return (
    <>
      {range !== null && lacks(false) && (
        <div className="summary-absent">
          <span>
            <span className="summary-hatch" aria-hidden /> {t('absent', { period: rangeText(range, language, null) })}
          </span>
          {renderFetch(range)}
        </div>
      )}
      {compared !== null && lacks(true) && (
        <div className="summary-absent">
          <span>
            <span className="summary-hatch" aria-hidden />{' '}
            {t('comparedAbsent', { period: rangeText(compared, language, null) })}
          </span>
          {renderFetch(compared)}
        </div>
      )}
    </>
  )
}
