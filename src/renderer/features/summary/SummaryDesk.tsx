import { Button, Loader } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCopy } from '@tabler/icons-react'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { SummaryAnswer, SummaryGroup } from '../../../shared/summaries/types.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { withoutTotals } from '../../../shared/summaries/totals.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { isGone, titleOfMeasure } from './summaryChoices.ts'
import type { DrillProblem, GroupCondition } from './drill.ts'
import { fieldOfHeading } from './groupFields.ts'
import { SummaryBar } from './SummaryBar.tsx'
import { ChartSwitch } from './ChartSwitch.tsx'
import { SummaryCharts } from './SummaryCharts.tsx'
import { SummaryExport } from './SummaryExport.tsx'
import { SummaryNotes } from './SummaryNotes.tsx'
import { sentenceOf } from '../../components/summarySentence.ts'
import { numberId } from './SummaryLineRow.tsx'
import { SummaryTable } from './SummaryTable.tsx'
import { tableOf } from './summaryTable.ts'
import { orderOf, ordered, withoutMeasures, type KeptSummary } from './summaryState.ts'
import {
  useAskedSummary,
  useOwnMeasures,
  usePaidStates,
  useReadSummary,
  useSummaryControl,
  type SummaryControl,
} from './useSummary.ts'
import { useCopySummary } from './useCopySummary.ts'
import type { SeenChart } from './useSummaryFiles.ts'
import { useRowsBehind } from './useRowsBehind.ts'
import { useTableWords } from './useTableWords.ts'
import { useSummaryWords } from '../../components/useSummaryWords.ts'

/** The rows behind a number. */
export interface DrilledRows {
  readonly conditions: readonly GroupCondition[]
  /** Which number it is, in words. */
  readonly what: string
  /** The number itself, so that it is found again. */
  readonly number: string
}

export interface SummaryDeskProps {
  /** The report as its rows are seen: day by day where they are. */
  readonly report: ReportDefinition
  /** Whose rows they are, as it is called. */
  readonly operation: string
  readonly asked: RowSet
  /** What is asked of them; null: nobody chose anything yet. */
  readonly kept: KeptSummary | null
  readonly onChange: (next: (before: KeptSummary | null) => KeptSummary | null) => void
  /** The operation's today. */
  readonly today: WallSeconds
  /** Search and filters, which rows and summary share. */
  readonly toolbar: ReactNode
  /** What stands in the numbers' place where nothing of the period was fetched. */
  readonly renderEmpty: (isAsking: boolean) => ReactNode
  /** What fetches the period that is compared with. */
  readonly renderFetch: (compared: TimeRange) => ReactNode
  readonly onDrill: (rows: DrilledRows) => void
  /** The number whose rows were looked at, by which the keyboard goes on; null: none. */
  readonly returnTo: string | null
}

/** The rows of a report summed up: what is asked, and its numbers as a table and a chart. */
export function SummaryDesk(props: SummaryDeskProps) {
  const { report, kept, onChange } = props
  const { t } = useTranslation('summary')
  const control = useSummaryControl(report, kept, onChange)
  return (
    <section className="summary" aria-label={t('region')}>
      <Asked {...props} control={control} />
    </section>
  )
}

interface AskedProps extends SummaryDeskProps {
  readonly control: SummaryControl
}

/** What is asked, and below it what came of it. */
function Asked(props: AskedProps) {
  const { report, asked, today, toolbar, control, renderEmpty } = props
  const { t } = useTranslation(['summary', 'common'])
  const words = useSummaryWords()
  const { summary } = control
  const { measures, writtenIn } = summary
  const { answer, error, isWorking, retry } = useAskedSummary(asked, summary)
  const own = useOwnMeasures()
  const paidStates = usePaidStates(asked.connectionId)
  const { language } = words
  const titles = useMemo(() => {
    const reader = { report, language, writtenIn, own, paidStates }
    return measures.map((measure) => titleOfMeasure(measure, reader))
  }, [measures, writtenIn, report, language, own, paidStates])
  const sentence = sentenceOf(report, summary, titles, words)
  const total = answer?.groups.find(({ key, column }) => key.length === 0 && column === null)
  const isNothing = total?.state === 'missing'
  return (
    <>
      <SummaryBar
        report={report}
        summary={summary}
        titles={titles}
        paidStates={paidStates}
        range={asked.range}
        today={today}
        onChange={control.change}
        onReset={control.reset}
      />
      <div className="summary-tools">
        {toolbar}
        <div className="summary-said" aria-live="polite">
          <p className="summary-sentence">{sentence}</p>
          {isWorking && (
            <span className="summary-working">
              <Loader size={14} /> {t('working')}
            </span>
          )}
        </div>
      </div>
      {error !== null ? (
        <div className="summary-problem">
          <ProblemNote error={error.toData()} />
          <Button variant="default" onClick={retry}>
            {t('common:tryAgain')}
          </Button>
          {error.code === 'unknown-measure' && (
            <Button onClick={() => control.change(withoutMeasures(summary, (measure) => isGone(measure, own)))}>
              {t('withoutGone')}
            </Button>
          )}
          <Button variant="default" onClick={control.reset}>
            {t('reset')}
          </Button>
        </div>
      ) : answer === undefined ? (
        <div className="summary-waiting" aria-busy="true" />
      ) : isNothing ? (
        <div className="summary-empty">{renderEmpty(isWorking)}</div>
      ) : (
        <Numbers {...props} answer={answer} sentence={sentence} isWorking={isWorking} total={total ?? null} />
      )}
    </>
  )
}

interface NumbersProps extends AskedProps {
  readonly answer: SummaryAnswer
  readonly sentence: string
  readonly isWorking: boolean
  readonly total: SummaryGroup | null
}

/** Why a number that was pressed leads to no rows; another answer has other numbers. */
interface LeadsNowhere {
  readonly answer: SummaryAnswer
  readonly problem: DrillProblem
}

/** The numbers, with what has to be said of them. */
function Numbers(props: NumbersProps) {
  const { report, operation, asked, control, answer, sentence, isWorking, total } = props
  const { returnTo, renderFetch, onDrill } = props
  const { t } = useTranslation('summary')
  const { summary, chart } = control
  const [seen, setSeen] = useState<SeenChart | null>(null)
  const [leadsNowhere, setLeadsNowhere] = useState<LeadsNowhere | null>(null)
  const read = useReadSummary(report, asked, summary)
  const groups = useMemo(
    () => (summary.hasTotals ? answer.groups : withoutTotals(answer.groups, answer)),
    [answer, summary.hasTotals],
  )
  const model = useMemo(() => tableOf({ ...answer, groups }), [answer, groups])
  // The answer may still be that of an earlier question: its own fields are what its keys are of.
  const by = useMemo(() => answer.by.map(fieldOfHeading), [answer])
  const across = useMemo(() => (answer.across === null ? null : fieldOfHeading(answer.across)), [answer])
  const { labelOf, columnLabel, groupTitles, whatOf } = useTableWords(report, answer)
  const { drill, rowsBehind } = useRowsBehind({ by, across, read })

  function show(group: SummaryGroup, measure: number): void {
    // What is seen may be the numbers of an earlier question, whose measures are others.
    if (isWorking) return
    const found = drill(group, measure)
    setLeadsNowhere(found.kind === 'problem' ? { answer, problem: found.problem } : null)
    if (found.kind !== 'conditions') return
    onDrill({
      conditions: found.conditions,
      what: whatOf(group, measure),
      number: numberId(group, measure),
    })
  }
  const { count, key: countKey } = countedGroups(model)
  const clipboard = useClipboard()
  const { copy, isCopied } = useCopySummary(report, answer, groups)
  const shown = { report, operation, asked, answer: { ...answer, groups }, sentence, summary, chart, seen }
  return (
    <div className="summary-numbers" aria-busy={isWorking} data-stale={isWorking}>
      <div className="summary-actions">
        <ChartSwitch chart={chart} by={by} across={across} onChange={control.changeChart} />
        <span className="summary-count">{t(countKey, { count })}</span>
        <Button variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
          {isCopied ? t('copied') : t('copy')}
        </Button>
        <SummaryExport {...shown} isWorking={isWorking} />
      </div>
      <output className="summary-why">
        {leadsNowhere?.answer === answer && t(`drill.problems.${leadsNowhere.problem}`)}
      </output>
      {total?.rows === 0 && total.state === 'complete' && <p className="summary-norows">{t('noRows')}</p>}
      <SummaryCharts
        chart={chart}
        answer={answer}
        model={model}
        by={by}
        across={across}
        labelOf={labelOf}
        columnLabel={columnLabel}
        sentence={sentence}
        onSeen={setSeen}
      />
      <SummaryTable
        answer={answer}
        model={model}
        groupTitles={groupTitles}
        caption={t('table.caption', { sentence })}
        order={orderOf(summary)}
        onOrder={(place) => control.change(ordered(summary, place))}
        labelOf={labelOf}
        columnLabel={columnLabel}
        drill={drill}
        rowsBehind={rowsBehind}
        onDrill={show}
        summary={summary}
        onChange={control.change}
        whatOf={whatOf}
        onCopy={(text) => clipboard.copy(text)}
        onCopyTable={copy}
        returnTo={returnTo}
      />
      <SummaryNotes report={report} asked={asked} answer={answer} renderFetch={renderFetch} />
    </div>
  )
}

/** How many groups stand there, and whether the rest of them is one line: how many that are is not known. */
function countedGroups({ lines }: ReturnType<typeof tableOf>) {
  const count = lines.filter(({ kind }) => kind === 'group').length
  return { count, key: lines.some(({ kind }) => kind === 'others') ? 'table.linesAndOthers' : 'table.lines' } as const
}
