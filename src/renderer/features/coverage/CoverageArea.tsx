import { ActionIcon, Skeleton, Tooltip } from '@mantine/core'
import { IconCalendarMonth } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Coverage } from '../../../shared/holdings.ts'
import { comesAsOneWhole, type ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { CoverageStrip } from './CoverageStrip.tsx'
import { LogBar } from './LogBar.tsx'
import type { SelectionActions } from './SelectionPopover.tsx'

const YearCalendar = lazy(async () => ({ default: (await import('./YearCalendar.tsx')).YearCalendar }))

interface CoverageAreaProps extends SelectionActions {
  readonly report: ReportDefinition
  /** Undefined until it is known. */
  readonly coverage: Coverage | undefined
  /** Null for a log whole. */
  readonly range: TimeRange | null
  readonly timeZone: string
  readonly isCalendarOpen: boolean
  readonly onCalendar: (isOpen: boolean) => void
}

/**
 * What is held of a report's period, drawn as fits the report: days, a log's bar, or the one cell of sums that do not
 * add up.
 */
export function CoverageArea(props: CoverageAreaProps) {
  const { report, coverage, range, isCalendarOpen, onCalendar, scope, byDay } = props
  const { t } = useTranslation('coverage')
  if (report.kind === 'snapshot') return null
  if (coverage === undefined) return <Skeleton height={33} maw={760} />
  if (report.kind === 'live') {
    return (
      <div className="coverage">
        <LogBar coverage={coverage} range={range} />
      </div>
    )
  }
  if (range === null) return null
  const isOneWhole = comesAsOneWhole(report, byDay)
  const hasCalendar = !isOneWhole
  const label = t(isCalendarOpen ? 'hideCalendar' : 'showCalendar')
  return (
    <div className="coverage" data-calendar={(hasCalendar && isCalendarOpen) || undefined}>
      <div className="coverage-body">
        {hasCalendar && isCalendarOpen ? (
          <Suspense fallback={<Skeleton height={140} />}>
            <YearCalendar {...props} range={range} now={coverage.now} />
          </Suspense>
        ) : (
          <CoverageStrip
            // Another period, or another day: nothing of it is chosen.
            key={`${JSON.stringify(scope)} ${range.from} ${range.to} ${byDay}`}
            {...props}
            coverage={coverage}
            range={range}
            isOneWhole={isOneWhole}
          />
        )}
      </div>
      {hasCalendar && (
        <Tooltip label={label}>
          <ActionIcon
            variant={isCalendarOpen ? 'light' : 'default'}
            color={isCalendarOpen ? 'petrol' : 'gray'}
            size={24}
            aria-label={t('showCalendar')}
            aria-pressed={isCalendarOpen}
            onClick={() => onCalendar(!isCalendarOpen)}
          >
            <IconCalendarMonth size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}
