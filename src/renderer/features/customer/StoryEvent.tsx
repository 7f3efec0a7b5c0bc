import { Button, Skeleton } from '@mantine/core'
import { IconTableRow } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownStoryItem } from '../../../shared/customerStory.ts'
import { longDayText } from '../../../shared/periodTexts.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { EventLine } from './EventLine.tsx'

interface StoryEventProps {
  /** Its place among those that are seen, from 0. */
  readonly place: number
  readonly total: number
  /** Undefined: it is being fetched. */
  readonly item: ShownStoryItem | undefined
  readonly report: ReportDefinition | undefined
  readonly operation: string | null
  /** Whether it begins a day. */
  readonly isNewDay: boolean
  /** Whether the keyboard comes to it. */
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly onFocus: () => void
  readonly onToggle: () => void
  /** Leads to its row in the report; null where there is none any more. */
  readonly onShowRow: (() => void) | null
  readonly renderRow: () => ReactNode
}

/** One thing that happened with a customer: a line, and once it is opened all that is known of it. */
export function StoryEvent(props: StoryEventProps) {
  const { place, total, item, report, operation, isNewDay, isActive, isOpen, onFocus, onToggle } = props
  const { onShowRow, renderRow } = props
  const { t } = useTranslation('customer')
  const language = useLanguage()

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onToggle()
  }

  return (
    <>
      {isNewDay && item !== undefined ? (
        <div className="story-day" aria-hidden>
          {item.at === null ? t('line.undated') : longDayText(item.at, language)}
        </div>
      ) : null}
      {/* The pattern of a feed: the keyboard goes from one article to the next. */}
      {/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
      <article
        className="story-event"
        data-place={place}
        data-open={isOpen || undefined}
        tabIndex={isActive ? 0 : -1}
        aria-posinset={place + 1}
        aria-setsize={total}
        aria-busy={item === undefined}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        {item === undefined ? (
          <div className="story-line" aria-label={t('line.loading')}>
            <Skeleton height={14} maw={520} />
          </div>
        ) : (
          <EventLine item={item} report={report} operation={operation} isOpen={isOpen} onToggle={onToggle} />
        )}
        {isOpen && item !== undefined ? (
          <div className="story-opened">
            {renderRow()}
            {onShowRow === null ? null : (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconTableRow size={14} aria-hidden />}
                onClick={onShowRow}
              >
                {t('line.showRow')}
              </Button>
            )}
          </div>
        ) : null}
      </article>
      {/* oxlint-enable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
    </>
  )
}
