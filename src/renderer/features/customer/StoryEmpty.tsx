import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Story } from '../../../shared/customerStory.ts'
import type { StoryChoices } from './storyChoices.ts'

interface StoryEmptyProps {
  readonly story: Story
  readonly choices: StoryChoices
  readonly onChoose: (changed: Partial<StoryChoices>) => void
  /** Looks through all operations; null where they are, or where there are no others. */
  readonly onEverywhere: (() => void) | null
}

/** What stands in the events' place where there are none: what was looked through, and where else could be. */
export function StoryEmpty({ story, choices, onChoose, onEverywhere }: StoryEmptyProps) {
  const { t } = useTranslation('customer')
  if (story.total > 0) {
    return (
      <div className="story-empty">
        <p>{t('empty.filtered')}</p>
        <Button variant="default" onClick={() => onChoose({ kinds: [] })}>
          {t('empty.showAll')}
        </Button>
      </div>
    )
  }
  const rows = story.reports.reduce((sum, each) => sum + each.rows, 0)
  return (
    <div className="story-empty">
      <h2>{t('empty.title', { customer: story.value })}</h2>
      <p>
        {story.reports.length === 0
          ? t('empty.nothingStored')
          : t('empty.looked', { count: story.reports.length, rows })}
      </p>
      <p>{t('searchable')}</p>
      <Group gap="xs" justify="center">
        {choices.period.kind === 'all' ? null : (
          <Button variant="default" onClick={() => onChoose({ period: { kind: 'all' } })}>
            {t('empty.tryWholeTime')}
          </Button>
        )}
        {choices.withMentions ? null : (
          <Button variant="default" onClick={() => onChoose({ withMentions: true })}>
            {t('empty.tryMentions')}
          </Button>
        )}
        {onEverywhere === null ? null : (
          <Button variant="default" onClick={onEverywhere}>
            {t('empty.tryEverywhere')}
          </Button>
        )}
      </Group>
    </div>
  )
}
