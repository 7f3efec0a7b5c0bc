import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useMemo, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { GUIDES } from '../../../shared/guide/guides.ts'
import { searchGuide, sectionsOf } from '../../../shared/guide/search.ts'
import { TOPIC_IDS, topicOf, type TopicId } from '../../../shared/guide/topics.ts'
import { IS_MAC } from '../../components/keys.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { FindingList, TopicList } from './GuideList.tsx'
import type { GuidePlace } from './places.ts'

interface GuideContentsProps {
  readonly boxRef: RefObject<HTMLInputElement | null>
  readonly query: string
  readonly topic: TopicId
  readonly isNarrow: boolean
  readonly onQuery: (query: string) => void
  readonly onClear: () => void
  readonly onGo: (place: GuidePlace) => void
}

/** The topics, or what is found of what was typed. */
export function GuideContents(props: GuideContentsProps) {
  const { boxRef, query, topic, isNarrow, onQuery, onClear, onGo } = props
  const { t } = useTranslation('guide')
  const language = useLanguage()
  const list = useRef<HTMLElement>(null)
  const sections = useMemo(() => sectionsOf({ language, isMac: IS_MAC }), [language])
  const found = useMemo(() => searchGuide(sections, query), [sections, query])
  const isSearching = query.trim() !== ''

  const topics = isNarrow ? (
    <NativeSelect
      aria-label={t('contents')}
      value={topic}
      onChange={(event) => onGo({ topic: topicOf(event.currentTarget.value), section: 0 })}
      data={TOPIC_IDS.map((id) => ({ value: id, label: GUIDES[language].topics[id].title }))}
    />
  ) : (
    <TopicList listRef={list} topic={topic} onGo={onGo} />
  )
  return (
    <div className="guide-side">
      <TextInput
        ref={boxRef}
        type="search"
        data-autofocus
        aria-label={t('search')}
        placeholder={t('search')}
        maxLength={200}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          query === '' ? null : (
            <ActionIcon size="sm" aria-label={t('clear')} onClick={onClear}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )
        }
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          const [first] = found
          if (event.key === 'ArrowDown') list.current?.querySelector('button')?.focus()
          else if (event.key === 'Enter' && first !== undefined) {
            onGo({ topic: first.section.topic, section: first.section.place })
          } else return
          event.preventDefault()
        }}
      />
      <output className="visually-hidden">{isSearching ? t('found', { count: found.length }) : ''}</output>
      {isSearching ? <FindingList listRef={list} query={query} found={found} onGo={onGo} /> : topics}
    </div>
  )
}
