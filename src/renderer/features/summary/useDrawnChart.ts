import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/language.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import { chartDataOf, chartProblem } from './chartData.ts'
import { fieldOfHeading } from './groupFields.ts'
import type { ChartKind } from './summaryState.ts'
import { tableOf } from './summaryTable.ts'
import type { SeenChart } from './useSummaryFiles.ts'
import { useTableWords } from './useTableWords.ts'

/** What a chart is to be drawn of, where it is not on the screen. */
export interface ChartToDraw {
  readonly report: ReportDefinition
  readonly answer: SummaryAnswer
  readonly chart: ChartKind
  /** The measure by its place. */
  readonly place: number
  readonly language: Language
}

/** The chart of an answer's measure; null where none is wanted, or it does not fit what was asked. */
export function useDrawnChart({ report, answer, chart, place, language }: ChartToDraw): SeenChart | null {
  const { t } = useTranslation('summary')
  const { labelOf, columnLabel } = useTableWords(report, answer)
  const by = answer.by.map(fieldOfHeading)
  const across = answer.across === null ? null : fieldOfHeading(answer.across)
  const measure = answer.measures[place]
  if (chart === 'none' || measure === undefined || chartProblem(chart, by, across) !== null) return null
  const labels = { labelOf, columnLabel, now: t('charts.now'), before: t('charts.before') }
  const data = chartDataOf(tableOf(answer), by, place, chart, labels)
  return { kind: chart, data, measure, text: (value) => numberText(value, measure.type, language, 'screen') }
}
