import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { GroupField } from '../../../shared/summaries/types.ts'
import { chartProblem } from './chartData.ts'
import { CHARTS, type ChartKind } from './summaryState.ts'

interface ChartSwitchProps {
  readonly chart: ChartKind
  readonly by: readonly GroupField[]
  readonly across: GroupField | null
  readonly onChange: (chart: ChartKind) => void
}

/** Which chart is drawn beside the table. Those that do not fit what is asked say what they need. */
export function ChartSwitch({ chart, by, across, onChange }: ChartSwitchProps) {
  const { t } = useTranslation('summary')
  const kinds = CHARTS.map((kind) => ({ kind, problem: chartProblem(kind, by, across) }))
  const shown = chartProblem(chart, by, across) === null ? chart : 'none'
  // Seen by everybody; who hears the window hears it with each chart.
  const whyNot = kinds
    .flatMap(({ kind, problem }) => (problem === null ? [] : [`${t(`charts.${kind}`)}: ${t(`charts.${problem}`)}`]))
    .join(' · ')
  return (
    <>
      <SegmentedControl
        aria-label={t('charts.label')}
        value={shown}
        data={kinds.map(({ kind, problem }) => ({
          value: kind,
          disabled: problem !== null,
          label: (
            <span>
              {t(`charts.${kind}`)}
              {problem === null ? null : <span className="visually-hidden"> ({t(`charts.${problem}`)})</span>}
            </span>
          ),
        }))}
        onChange={onChange}
      />
      {whyNot !== '' && (
        <span className="summary-why" aria-hidden>
          {whyNot}
        </span>
      )}
    </>
  )
}
