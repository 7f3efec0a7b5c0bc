import { ActionIcon, Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story } from '../../../shared/customerStory.ts'

/** So many values of a kind are seen before somebody asks for the others. */
const SEEN_FIRST = 4

interface FoundValueProps {
  readonly value: string
  /** Leads to what is stored of the value; null where it is what the page is about, or names nobody. */
  readonly onFollow: ((value: string) => void) | null
}

function FoundValue({ value, onFollow }: FoundValueProps) {
  const { t } = useTranslation(['customer', 'common'])
  const clipboard = useClipboard({ timeout: 1_500 })
  return (
    <li className="story-value">
      {onFollow === null ? (
        <span>{value}</span>
      ) : (
        <button
          type="button"
          className="story-follow"
          title={t('customer:who.follow', { value })}
          onClick={() => onFollow(value)}
        >
          {value}
        </button>
      )}
      <ActionIcon
        size={22}
        aria-label={clipboard.copied ? t('common:copied') : t('customer:who.copy', { value })}
        onClick={() => clipboard.copy(value)}
      >
        {clipboard.copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      </ActionIcon>
    </li>
  )
}

interface FoundValuesProps {
  readonly title: string
  readonly values: readonly string[]
  readonly onFollow: ((value: string) => void) | null
}

function FoundValues({ title, values, onFollow }: FoundValuesProps) {
  const { t } = useTranslation('customer')
  const [isWhole, setWhole] = useState(false)
  if (values.length === 0) return null
  const seen = isWhole ? values : values.slice(0, SEEN_FIRST)
  return (
    <div className="story-values">
      <dt>{title}</dt>
      <dd>
        <ul>
          {seen.map((value) => (
            <FoundValue key={value} value={value} onFollow={onFollow} />
          ))}
          {values.length > SEEN_FIRST ? (
            <li>
              <Button size="compact-xs" variant="subtle" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                {isWhole ? t('who.fewer') : t('who.more', { count: values.length - SEEN_FIRST })}
              </Button>
            </li>
          ) : null}
        </ul>
      </dd>
    </div>
  )
}

interface StoryWhoProps {
  readonly story: Story
  readonly onFollow: (value: string) => void
}

/** Who a customer is, as the rows about them tell: names, telephones, addresses and ids. */
export function StoryWho({ story, onFollow }: StoryWhoProps) {
  const { t } = useTranslation('customer')
  return (
    <dl className="story-who" aria-label={t('who.label')}>
      <FoundValues title={t('who.names')} values={story.names} onFollow={null} />
      <FoundValues title={t('who.telephones')} values={story.telephones} onFollow={onFollow} />
      <FoundValues title={t('who.emails')} values={story.emails} onFollow={onFollow} />
      <FoundValues title={t('who.ids')} values={story.ids} onFollow={onFollow} />
    </dl>
  )
}
