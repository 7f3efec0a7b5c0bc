import { NativeSelect } from '@mantine/core'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupField, SummaryAnswer } from '../../../shared/summaries/types.ts'
import { chartDataOf, chartProblem } from './chartData.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import type { ChartKind } from './summaryState.ts'
import type { SeenChart } from './useSummaryFiles.ts'
import type { SummaryTableModel } from './summaryTable.ts'
import { useSummaryWords } from '../../components/useSummaryWords.ts'

// Charts are a large part of the program, which is loaded with the first of them.
const SummaryChart = lazy(async () => ({ default: (await import('./SummaryChart.tsx')).SummaryChart }))

interface SummaryChartsProps {
  readonly chart: ChartKind
  readonly answer: SummaryAnswer
  readonly model: SummaryTableModel
  readonly by: readonly GroupField[]
  readonly across: GroupField | null
  readonly labelOf: (level: number, key: string | null) => string
  readonly columnLabel: (column: string | null) => string
  readonly sentence: string
  /** Told which chart is drawn, or that none is. */
  readonly onSeen: (seen: SeenChart | null) => void
}

/**
 * A measure of the summary as a chart, over its table; nothing where the table stands alone, or the chart does not fit
 * what is asked.
 */
export function SummaryCharts(props: SummaryChartsProps) {
  const { chart, answer, model, by, across, labelOf, columnLabel, sentence, onSeen } = props
  const { t } = useTranslation('summary')
  const { language } = useSummaryWords()
  const [chosen, choose] = useState(0)
  const place = Math.min(chosen, answer.measures.length - 1)
  const measure = answer.measures[place]
  const isDrawn = chart !== 'none' && chartProblem(chart, by, across) === null
  const data = useMemo(
    () =>
      isDrawn
        ? chartDataOf(model, by, place, chart, {
            labelOf,
            columnLabel,
            now: t('charts.now'),
            before: t('charts.before'),
          })
        : null,
    // The words of labels change with the answer or the language.
    // oxlint-disable-next-line react/exhaustive-deps
    [isDrawn, model, by, place, chart, language],
  )
  const seen = useMemo(
    (): SeenChart | null =>
      data === null || measure === undefined
        ? null
        : { kind: chart, data, measure, text: (value) => numberText(value, measure.type, language, 'screen') },
    [data, measure, chart, language],
  )
  useEffect(() => {
    onSeen(seen)
    return () => onSeen(null)
  }, [seen, onSeen])
  if (data === null || measure === undefined) return null
  const text = (value: number | null): string => numberText(value, measure.type, language, 'screen')
  return (
    <div className="summary-chart">
      <div className="summary-chart-head">
        {answer.measures.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('charts.measure')}
            value={String(place)}
            data={answer.measures.map(({ title }, each) => ({ value: String(each), label: title }))}
            onChange={({ currentTarget: { value } }) => choose(Number(value))}
          />
        )}
        {data.total > data.categories.length && (
          <span className="summary-why">
            {t('charts.firstOf', { count: data.categories.length, total: data.total })}
          </span>
        )}
      </div>
      <Suspense fallback={<div className="summary-canvas" />}>
        <SummaryChart
          kind={chart}
          data={data}
          text={text}
          label={t('charts.drawn', { measure: measure.title, sentence })}
        />
      </Suspense>
    </div>
  )
}
