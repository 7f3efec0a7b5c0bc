import { ActionIcon, Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { useLanguage } from '../text/useLanguage.ts'

interface ReportTitleProps {
  readonly report: ReportDefinition
  /** The faces of the report, and whatever else is chosen beside its title. */
  readonly children?: ReactNode
  /** What stands at the end of the line: which view it is seen as, and what is done with it. */
  readonly end?: ReactNode
}

/**
 * The first line of a report: what it is called, its faces, and what it is about. That is said at length behind a
 * button, and beside it as far as there is room.
 */
export function ReportTitle({ report, children, end }: ReportTitleProps) {
  const { t } = useTranslation('report')
  const language = useLanguage()
  const { title, description, note } = report
  return (
    <header className="report-title">
      <h1 title={title[language]}>{title[language]}</h1>
      <Popover position="bottom-start" width={380} shadow="md" radius="md" withRoles={false} trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon size="sm" aria-label={t('about')} data-noted={note !== undefined || undefined}>
            <IconInfoCircle size={16} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popover is placed by script */}
        <Popover.Dropdown className="report-about" role="dialog" aria-label={t('about')} tabIndex={-1}>
          <p>{description[language]}</p>
          {note === undefined ? null : <p>{note[language]}</p>}
        </Popover.Dropdown>
      </Popover>
      {children}
      {/* Each sentence is there whole or not at all: what finds no room goes to a line that is not shown. */}
      <div className="report-said" aria-hidden>
        {note === undefined ? null : <p className="report-note">{note[language]}</p>}
        <p>{description[language]}</p>
      </div>
      {end}
    </header>
  )
}
