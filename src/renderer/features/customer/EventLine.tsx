import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { contactLine } from '../../../shared/contactLine.ts'
import type { ShownStoryItem } from '../../../shared/customerStory.ts'
import { clockText, longDayText } from '../../../shared/periodTexts.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { EVENT_ICONS } from './eventIcons.ts'

interface EventLineProps {
  readonly item: ShownStoryItem
  /** Undefined: it left the catalogue. */
  readonly report: ReportDefinition | undefined
  /** Whose event it is, where operations are mixed; else null. */
  readonly operation: string | null
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** An event in a line: when, what it was, how it ended, who attended, what was said first, and its report. */
export function EventLine({ item, report, operation, isOpen, onToggle }: EventLineProps) {
  const { t } = useTranslation('customer')
  const language = useLanguage()
  const EventIcon = EVENT_ICONS[item.kind]
  const line =
    report === undefined || item.row === null ? null : contactLine(report, item.row.fields, item.row.values, language)
  const title = report?.title[language] ?? item.reportKey
  return (
    // The keyboard has the event itself: Enter opens it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className="story-line" onClick={onToggle}>
      <IconChevronRight className="story-chevron" data-open={isOpen || undefined} size={14} aria-hidden />
      <time className="story-time">
        {/* The day stands above the first of its events, for the eye. */}
        <span className="visually-hidden">
          {item.at === null ? t('line.undated') : `${longDayText(item.at, language)}, `}
        </span>
        {item.at === null ? '' : clockText(item.at)}
      </time>
      <span className="story-kind" data-kind={item.kind}>
        <EventIcon size={16} aria-hidden />
        <span>{t(`events.${item.kind}.one`)}</span>
      </span>
      <span className="story-what">
        {line === null ? (
          <span className="story-gone">{t('line.gone')}</span>
        ) : (
          <>
            {line.manner === '' ? null : <span className="story-manner">{line.manner}</span>}
            {line.outcome === '' ? null : <strong className="story-outcome">{line.outcome}</strong>}
            {line.agent === '' ? null : <span className="story-agent">{line.agent}</span>}
            {line.words === '' ? null : <span className="story-words">{line.words}</span>}
          </>
        )}
      </span>
      <span className="story-from">
        {item.how === 'mentioned' ? <span className="story-mention">{t('line.mentioned')}</span> : null}
        <span className="story-report">{operation === null ? title : `${title} · ${operation}`}</span>
      </span>
    </div>
  )
}
