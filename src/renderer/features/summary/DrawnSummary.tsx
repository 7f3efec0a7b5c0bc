import { useEffect, useEffectEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import type { SummaryToDraw } from '../../../shared/ipc/drawings.ts'
import type { PaperPage } from '../../../shared/paperPage.ts'
import { seenReport } from '../../../shared/reports/seenReport.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import { withoutTotals } from '../../../shared/summaries/totals.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import { useAnswer } from '../../api/queries.ts'
import { useSummarySentence } from '../../components/useSummarySentence.ts'
import { chartDataOf, chartProblem } from './chartData.ts'
import { fieldOfHeading } from './groupFields.ts'
import { tableOf } from './summaryTable.ts'
import { useSummaryFiles, type SeenChart } from './useSummaryFiles.ts'
import { useTableWords } from './useTableWords.ts'

interface DrawnSummaryProps {
  readonly order: SummaryToDraw
  /** Of this drawing alone, so that no other stops its question. */
  readonly slot: string
  readonly onPage: (page: PaperPage) => void
  readonly onError: (error: AppError) => void
}

/** Makes a page of a summary that nobody has open: asks for its numbers, and draws nothing itself. */
export function DrawnSummary({ order, slot, onPage, onError }: DrawnSummaryProps) {
  const { rows, summary, language } = order
  const reports = useAnswer('reports:list', null)
  const connections = useAnswer('connections:list', null)
  const own = useAnswer('own-measures:list', null)
  const asked = useAnswer('summary:ask', { slot, rows, summary, language })
  const error = reports.error ?? connections.error ?? own.error ?? asked.error
  const tell = useEffectEvent(onError)
  useEffect(() => {
    if (error !== null) tell(error)
  }, [error])
  const report = reports.data?.find(({ key }) => key === rows.reportKey)
  const connection = connections.data?.find(({ id }) => id === rows.connectionId)
  if (report === undefined || connection === undefined || own.data === undefined || asked.data === undefined)
    return null
  const of = { order, report: seenReport(report, rows), operation: connection.name, answer: asked.data }
  return <Made {...of} onPage={onPage} />
}

interface MadeProps extends Pick<DrawnSummaryProps, 'order' | 'onPage'> {
  /** The report as its rows are seen. */
  readonly report: ReportDefinition
  readonly operation: string
  readonly answer: SummaryAnswer
}

/** Its chart, of the first measure, where one is wanted that fits what is asked. */
function useChart({ order, report, answer }: MadeProps): SeenChart | null {
  const { t } = useTranslation('summary')
  const { labelOf, columnLabel } = useTableWords(report, answer)
  const { chart, language } = order
  const by = answer.by.map(fieldOfHeading)
  const across = answer.across === null ? null : fieldOfHeading(answer.across)
  const [measure] = answer.measures
  if (chart === 'none' || measure === undefined || chartProblem(chart, by, across) !== null) return null
  const labels = { labelOf, columnLabel, now: t('charts.now'), before: t('charts.before') }
  const data = chartDataOf(tableOf(answer), by, 0, chart, labels)
  return { kind: chart, data, measure, text: (value) => numberText(value, measure.type, language, 'screen') }
}

function Made(props: MadeProps) {
  const { order, report, operation, onPage } = props
  const { rows, summary, chart, title, format } = order
  const sentence = useSummarySentence()(report, summary)
  const seen = useChart(props)
  const answer = useMemo(() => {
    const { groups } = props.answer
    return { ...props.answer, groups: summary.hasTotals ? groups : withoutTotals(groups, props.answer) }
  }, [props.answer, summary.hasTotals])
  const { page } = useSummaryFiles({ report, operation, asked: rows, answer, sentence, summary, chart, seen })
  const make = useEffectEvent(async (): Promise<PaperPage> => {
    const made = await page.make()
    // A picture of a chart has it alone, below what is said of it.
    const sections = format === 'png' && seen !== null ? made.sections.slice(0, 1) : made.sections
    return { ...made, title: title ?? made.title, sections }
  })
  const tell = useEffectEvent(onPage)
  useEffect(() => {
    void make().then(tell)
  }, [])
  return null
}
