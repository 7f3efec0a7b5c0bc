import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { EntryMark } from './EntryMark.tsx'
import type { EntryFacts } from './marks.ts'

interface ReportEntryProps {
  /** Unique in the list: a favourite stands in it twice. */
  readonly id: string
  readonly report: ReportDefinition
  /** The field that the search found it by. */
  readonly field: FieldDefinition | null
  /** What is known of its data. */
  readonly facts: EntryFacts
  /** Whether it is marked as the report that is open. */
  readonly isOpen: boolean
  readonly isFavourite: boolean
  /** Whether the Tab key stops here: at one entry of the list. */
  readonly isTabStop: boolean
  readonly onOpen: (reportKey: string, id: string, isInNewTab: boolean) => void
  readonly onToggleFavourite: (reportKey: string) => void
}

const MIDDLE_BUTTON = 1

/** One report of the list, with its mark where it holds data, and its star. */
export const ReportEntry = memo(function ReportEntry(props: ReportEntryProps) {
  const { id, report, field, facts, isOpen, isFavourite, isTabStop, onOpen, onToggleFavourite } = props
  const { t } = useTranslation('sidebar')
  const language = useLanguage()
  const title = report.title[language]
  const tabIndex = isTabStop ? 0 : -1
  const starLabel = isFavourite ? t('removeFavourite', { title }) : t('addFavourite', { title })
  return (
    <li className="report-entry" data-entry-id={id} data-open={isOpen || undefined} data-mark={facts.mark ?? undefined}>
      <button
        type="button"
        className="report-entry-open"
        data-report-entry
        tabIndex={tabIndex}
        aria-current={isOpen ? 'page' : undefined}
        onClick={(event) => {
          onOpen(report.key, id, event.ctrlKey || event.metaKey)
        }}
        onAuxClick={(event) => {
          if (event.button === MIDDLE_BUTTON) onOpen(report.key, id, true)
        }}
      >
        <span className="report-entry-title" title={title}>
          {title}
        </span>
        {field === null ? null : (
          <span className="report-entry-field">{t('byField', { field: field.title[language] })}</span>
        )}
        <EntryMark {...facts} />
      </button>
      <button
        type="button"
        className="report-entry-star"
        tabIndex={tabIndex}
        aria-pressed={isFavourite}
        aria-label={starLabel}
        title={starLabel}
        onClick={() => {
          onToggleFavourite(report.key)
        }}
      >
        {isFavourite ? <IconStarFilled size={14} aria-hidden /> : <IconStar size={14} aria-hidden />}
      </button>
    </li>
  )
})
