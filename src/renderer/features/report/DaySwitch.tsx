import { SegmentedControl, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { addsUp, type ReportDefinition } from '../../../shared/reports/types.ts'

interface DaySwitchProps {
  readonly report: ReportDefinition
  readonly isByDay: boolean
  readonly onChange: (isByDay: boolean) => void
}

/** For sums: the period as one, or each day by itself. */
export function DaySwitch({ report, isByDay, onChange }: DaySwitchProps) {
  const { t } = useTranslation('report')
  return (
    <Tooltip label={t(addsUp(report) ? 'days.hintSums' : 'days.hintAverages')} multiline maw={320} openDelay={400}>
      <SegmentedControl
        size="xs"
        aria-label={t('days.label')}
        value={isByDay ? 'days' : 'whole'}
        data={[
          { value: 'whole', label: t('days.whole') },
          { value: 'days', label: t('days.byDay') },
        ]}
        onChange={(value) => onChange(value === 'days')}
      />
    </Tooltip>
  )
}
