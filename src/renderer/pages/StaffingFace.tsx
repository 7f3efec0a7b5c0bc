import { Button } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SECONDS_PER_MINUTE, staffingSourceOf } from '../../shared/staffing/source.ts'
import { clockOf, weekdayText } from '../../shared/staffing/staffingWords.ts'
import type { StaffingVolume } from '../../shared/staffing/volume.ts'
import { StaffingDesk } from '../features/staffing/StaffingDesk.tsx'
import type { Spot } from '../features/staffing/WeekMap.tsx'
import { useLanguage } from '../text/useLanguage.ts'
import { spotFilters } from './spotFilters.ts'
import type { FilteredRows } from './useDrill.ts'
import { useFaceToolbar } from './useFaceToolbar.tsx'
import type { RowSetControl } from './useRowSet.ts'

interface StaffingFaceProps {
  readonly rowSet: RowSetControl
  readonly renderEmpty: (isAsking: boolean) => ReactNode
  readonly onDrill: (rows: FilteredRows) => void
  /** Goes to the rows, where columns are filtered. */
  readonly onRows: () => void
}

/** The people that the rows of a report call for, with the search and the filters that they share with the grid. */
export function StaffingFace({ rowSet, renderEmpty, onDrill, onRows }: StaffingFaceProps) {
  const { report, asked } = rowSet
  const source = useMemo(() => staffingSourceOf(report), [report])
  const toolbar = useFaceToolbar(rowSet, report, onRows)
  if (toolbar === null || asked === null || source === null) return null
  return (
    <StaffingDesk
      report={report}
      operation={rowSet.connection.name}
      source={source}
      asked={asked}
      toolbar={toolbar}
      renderEmpty={renderEmpty}
      renderDrill={(spot, volume) => <SpotRows rowSet={rowSet} spot={spot} volume={volume} onDrill={onDrill} />}
    />
  )
}

interface SpotRowsProps extends Pick<StaffingFaceProps, 'rowSet' | 'onDrill'> {
  readonly spot: Spot
  readonly volume: StaffingVolume
}

/** Leads to the rows behind what came in an interval of a weekday, or says why it does not. */
function SpotRows({ rowSet: { report, control }, spot, volume, onDrill }: SpotRowsProps) {
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  if (control.view === undefined) return null
  const filters = spotFilters(report, volume, spot, control.view.filters)
  const { weekday, second } = spot
  const to = clockOf(second + volume.minutes * SECONDS_PER_MINUTE)
  const what = t('drill.what', { day: weekdayText(weekday, language), from: clockOf(second), to })
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconTable size={14} aria-hidden />}
        disabled={filters === null}
        onClick={() => {
          if (filters !== null) onDrill({ filters, what })
        }}
      >
        {t('drill.show')}
      </Button>
      {filters === null && <span className="staffing-hint">{t('drill.leftOut')}</span>}
    </>
  )
}
