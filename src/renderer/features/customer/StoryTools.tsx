import { Button, Loader, Switch } from '@mantine/core'
import { IconPlayerStop } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story } from '../../../shared/customerStory.ts'
import { EVENT_KINDS } from '../../../shared/reports/eventKinds.ts'
import { EVENT_ICONS } from './eventIcons.ts'
import { withKind, type StoryChoices } from './storyChoices.ts'
import { seenCount } from './storyFeed.ts'
import type { StoryState } from './useStory.ts'

interface StoryToolsProps {
  readonly state: StoryState
  readonly choices: StoryChoices
  readonly onChoose: (changed: Partial<StoryChoices>) => void
  /** Chooses the period. */
  readonly period: ReactNode
}

interface KindButtonsProps {
  readonly story: Story
  readonly choices: StoryChoices
  readonly onChoose: StoryToolsProps['onChoose']
}

/** The kinds of events that there are, each with its number: pressed ones alone are seen. */
function KindButtons({ story, choices, onChoose }: KindButtonsProps) {
  const { t } = useTranslation('customer')
  const present = EVENT_KINDS.filter((kind) => (story.kinds[kind] ?? 0) > 0 || choices.kinds.includes(kind))
  if (present.length < 2 && choices.kinds.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset lays out otherwise
    <div className="story-kinds" role="group" aria-label={t('filters.label')}>
      <button
        type="button"
        className="story-chip"
        aria-pressed={choices.kinds.length === 0}
        onClick={() => onChoose({ kinds: [] })}
      >
        {t('filters.all')}
        <span className="story-chip-count">{t('number', { count: story.total })}</span>
      </button>
      {present.map((kind) => {
        const KindIcon = EVENT_ICONS[kind]
        return (
          <button
            key={kind}
            type="button"
            className="story-chip"
            aria-pressed={choices.kinds.includes(kind)}
            onClick={() => onChoose({ kinds: withKind(choices, kind) })}
          >
            <KindIcon size={14} aria-hidden />
            {t(`events.${kind}.several`)}
            <span className="story-chip-count">{t('number', { count: story.kinds[kind] ?? 0 })}</span>
          </button>
        )
      })}
    </div>
  )
}

/** What is being looked for, how far that is, and what ends it; else how many events are seen. */
function Progress({ state, choices, onChoose }: Pick<StoryToolsProps, 'state' | 'choices' | 'onChoose'>) {
  const { t } = useTranslation('customer')
  const { story, isLooking, share } = state
  if (!isLooking) {
    if (story === undefined) return null
    const shown = seenCount(story, choices.kinds)
    return (
      <output className="story-count">
        {shown === story.total ? t('count', { count: story.total }) : t('countOf', { shown, count: story.total })}
      </output>
    )
  }
  return (
    <span className="story-looking">
      <Loader size={14} aria-hidden />
      <output>
        {choices.withMentions && share !== null
          ? t('lookingShare', { percent: Math.floor(share * 100) })
          : t('looking')}
      </output>
      {choices.withMentions ? (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlayerStop size={13} aria-hidden />}
          onClick={() => onChoose({ withMentions: false })}
        >
          {t('stop')}
        </Button>
      ) : null}
    </span>
  )
}

/** What of the story is seen: kinds, period, mentions. */
export function StoryTools({ state, choices, onChoose, period }: StoryToolsProps) {
  const { t } = useTranslation('customer')
  const { story } = state
  return (
    <div className="story-tools">
      {period}
      {story === undefined ? null : <KindButtons story={story} choices={choices} onChoose={onChoose} />}
      <Switch
        size="xs"
        className="story-mentions"
        label={t('scope.mentions')}
        title={t('scope.mentionsHint')}
        checked={choices.withMentions}
        onChange={(event) => onChoose({ withMentions: event.currentTarget.checked })}
      />
      <Progress state={state} choices={choices} onChoose={onChoose} />
    </div>
  )
}
