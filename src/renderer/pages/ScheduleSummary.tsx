import { Button } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PERIOD_PRESETS, presetPeriod, type PeriodPreset } from '../../shared/periods.ts'
import type { RowSet } from '../../shared/query.ts'
import type { WrittenSummary } from '../../shared/summaries/writtenSummary.ts'
import { wallClock, type TimeRange } from '../../shared/time.ts'
import { useAnswer } from '../api/queries.ts'
import { ScheduleDialog } from '../features/settings/ScheduleDialog.tsx'
import { usualName } from '../features/settings/scheduleDraft.ts'
import { useLanguage } from '../text/useLanguage.ts'
import type { RowSetControl } from './useRowSet.ts'

/** The period in words that is the one on the screen just now; yesterday where none is. */
function presetOf(range: TimeRange | null, timeZone: string): PeriodPreset {
  const now = wallClock(Date.now(), timeZone)
  const isIt = (preset: PeriodPreset): boolean => {
    const { from, to } = presetPeriod(preset, now)
    return range?.from === from && range.to === to
  }
  return PERIOD_PRESETS.find(isIt) ?? 'yesterday'
}

/** Whether a schedule would write other rows than those on the screen: it knows neither filters nor lists. */
function isNarrowed({ filters, search, list, byDay }: RowSet): boolean {
  return filters.length > 0 || search !== '' || list !== undefined || byDay === true
}

interface ScheduleSummaryProps {
  readonly rowSet: RowSetControl
  readonly asked: RowSet
  readonly summary: WrittenSummary
}

/** The way from a summary on the screen to one that is written by itself: the schedule's dialog, filled in with it. */
export function ScheduleSummary({ rowSet, asked, summary }: ScheduleSummaryProps) {
  const { t } = useTranslation('automation')
  const language = useLanguage()
  const [isOpen, setIsOpen] = useState(false)
  const { data: connections } = useAnswer('connections:list', null)
  const { connection, scope } = rowSet
  const refusal = isNarrowed(asked) ? t('summary.narrowed') : undefined
  return (
    <>
      {/* It can be reached by keyboard, and then says why not. */}
      <Button
        variant="default"
        leftSection={<IconClock size={14} aria-hidden />}
        aria-disabled={refusal !== undefined}
        data-disabled={refusal !== undefined}
        title={refusal}
        onClick={() => {
          if (refusal === undefined) setIsOpen(true)
        }}
      >
        {t('summary.schedule')}
      </Button>
      {isOpen && connections !== undefined && (
        <ScheduleDialog
          connections={connections}
          connectionId={connection.id}
          schedule={null}
          beginning={{
            reportKey: scope.reportKey,
            parameters: scope.parameters,
            name: usualName(rowSet.report, language),
            period: presetOf(asked.range, connection.timeZone),
            summary: { ...summary, language },
          }}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}
