import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { hasDayView } from '../../shared/reports/catalogueDays.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { useLowWindow } from '../components/useReading.ts'
import { givenParameters } from '../features/report/parameters.ts'
import type { ReportView } from '../features/report/useReportView.ts'

interface ReportHeadProps {
  readonly report: ReportDefinition
  readonly choices: ReportView
  /** Whether the report cannot be asked before something here is given. */
  readonly isMissing: boolean
  /** The button that fetches. */
  readonly update: ReactNode
  /** What the rows are about, to be chosen, and what is held of them. */
  readonly children: ReactNode
}

/** Whether more than a period and the completeness stands over the rows of a report. */
function hasOptions(report: ReportDefinition): boolean {
  return (
    report.parameters.length > 0 ||
    hasDayView(report) ||
    report.kind === 'live' ||
    (report.kind === 'snapshot' && report.group === 'live')
  )
}

/**
 * The lines over the rows. In low windows, as at twice the size, the rows go first: of these lines only the period and
 * the completeness are seen, and a button unfolds the rest. What has to be given before anything can be asked is
 * unfolded from the beginning, and stays so until the user folds it.
 */
export function ReportHead({ report, choices, isMissing, update, children }: ReportHeadProps) {
  const { t } = useTranslation('report')
  const id = useId()
  const isLow = useLowWindow()
  const [isOpen, setOpen] = useState(isMissing)
  const folds = isLow && hasOptions(report)
  const given = givenParameters(report, choices.shown).length
  return (
    <div className="report-head">
      <div id={id} className="report-flow" data-folded={(isLow && (!isOpen || !folds)) || undefined}>
        {children}
        {folds && (
          <Button
            className="report-fold"
            size="compact-xs"
            variant="default"
            aria-expanded={isOpen}
            aria-controls={id}
            rightSection={isOpen ? <IconChevronUp size={12} aria-hidden /> : <IconChevronDown size={12} aria-hidden />}
            onClick={() => setOpen(!isOpen)}
          >
            {given === 0 ? t('options.label') : t('options.given', { given })}
          </Button>
        )}
      </div>
      <div className="report-update">{update}</div>
    </div>
  )
}
