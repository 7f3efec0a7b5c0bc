import { useEffect, useEffectEvent, useMemo } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { SummaryToDraw } from '../../../shared/ipc/drawings.ts'
import type { PaperPage } from '../../../shared/paperPage.ts'
import { seenReport } from '../../../shared/reports/seenReport.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { withoutTotals } from '../../../shared/summaries/totals.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import { useAnswer } from '../../api/queries.ts'
import { useSummarySentence } from '../../components/useSummarySentence.ts'
import { useDrawnChart } from './useDrawnChart.ts'
import { useSummaryFiles } from './useSummaryFiles.ts'

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

function Made(props: MadeProps) {
  const { order, report, operation, onPage } = props
  const { rows, summary, chart, title, format, language } = order
  const sentence = useSummarySentence()(report, summary)
  const seen = useDrawnChart({ report, answer: props.answer, chart, place: 0, language })
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
