import { periodRange } from '../../shared/periods.ts'
import { readySummary } from '../../shared/summaries/readySummary.ts'
import { useSummarySentence } from '../components/useSummarySentence.ts'
import type { SummaryEditorProps } from '../features/settings/KeptFields.tsx'
import { SummaryBar } from '../features/summary/SummaryBar.tsx'
import { titleOfMeasure } from '../features/summary/summaryChoices.ts'
import { useOwnMeasures, usePaidStates } from '../features/summary/useSummary.ts'
import { useToday } from '../features/report/useToday.ts'
import { useAnswer } from '../api/queries.ts'
import { useLanguage } from '../text/useLanguage.ts'

/** The bar by which a report's summary is changed, for one that a schedule keeps. */
export function SummaryEditor({ connectionId, report, content, summary, onChange }: SummaryEditorProps) {
  const language = useLanguage()
  const own = useOwnMeasures()
  const paidStates = usePaidStates(connectionId)
  const sentence = useSummarySentence()
  const { data: connections = [] } = useAnswer('connections:list', null)
  const today = useToday(connections.find(({ id }) => id === connectionId)?.timeZone ?? 'UTC')
  const range = content.period === null || report.kind === 'snapshot' ? null : periodRange(content.period, today)
  const reader = { report, language, writtenIn: summary.writtenIn, own, paidStates }
  return (
    <div className="schedule-summary">
      <SummaryBar
        report={report}
        summary={summary}
        titles={summary.measures.map((measure) => titleOfMeasure(measure, reader))}
        paidStates={paidStates}
        range={range}
        today={today}
        onChange={onChange}
        onReset={() => onChange(readySummary(report))}
      />
      <p className="schedule-sentence">{sentence(report, summary)}</p>
    </div>
  )
}
