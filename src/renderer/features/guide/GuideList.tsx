import { useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { GUIDES } from '../../../shared/guide/guides.ts'
import { piecesOf, wordsOf, type Finding } from '../../../shared/guide/search.ts'
import { TOPIC_IDS, type TopicId } from '../../../shared/guide/topics.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { Pieces } from './Pieces.tsx'
import type { GuidePlace } from './places.ts'

/** Moves the focus along the buttons of a list by the arrow keys. @returns whether the key was one of them */
function moveAlong(list: HTMLElement | null, { key, target }: KeyboardEvent): boolean {
  const buttons = [...(list?.querySelectorAll<HTMLElement>('button') ?? [])]
  const at = buttons.indexOf(target as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[key]
  if (to === undefined) return false
  buttons[to]?.focus()
  return true
}

interface ListProps {
  /** For whoever brings the focus into it. */
  readonly listRef: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

function List({ listRef, children }: ListProps) {
  const { t } = useTranslation('guide')
  const list = useRef<HTMLUListElement>(null)
  return (
    <nav ref={listRef} className="guide-list" aria-label={t('contents')}>
      {/* The arrow keys go along it, wherever in it the focus is. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        ref={list}
        onKeyDown={(event) => {
          if (moveAlong(list.current, event)) event.preventDefault()
        }}
      >
        {children}
      </ul>
    </nav>
  )
}

interface TopicListProps {
  readonly listRef: RefObject<HTMLElement | null>
  /** The one that is read. */
  readonly topic: TopicId
  readonly onGo: (place: GuidePlace) => void
}

/** All topics. */
export function TopicList({ listRef, topic, onGo }: TopicListProps) {
  const { topics } = GUIDES[useLanguage()]
  return (
    <List listRef={listRef}>
      {TOPIC_IDS.map((id) => (
        <li key={id}>
          <button
            type="button"
            className="guide-entry"
            aria-current={id === topic ? 'page' : undefined}
            onClick={() => onGo({ topic: id, section: 0 })}
          >
            {topics[id].title}
          </button>
        </li>
      ))}
    </List>
  )
}

interface FindingListProps {
  readonly listRef: RefObject<HTMLElement | null>
  readonly query: string
  readonly found: readonly Finding[]
  readonly onGo: (place: GuidePlace) => void
}

/** What was found, each with the line that says it. */
export function FindingList({ listRef, query, found, onGo }: FindingListProps) {
  const { t } = useTranslation('guide')
  if (found.length === 0) return <p className="guide-nothing">{t('nothing', { query })}</p>
  return (
    <List listRef={listRef}>
      {found.map(({ section: { topic, place, title, heading }, excerpt }) => (
        <li key={`${topic}-${place}`}>
          <button type="button" className="guide-found" onClick={() => onGo({ topic, section: place })}>
            <span className="guide-found-title">
              <Pieces pieces={piecesOf(heading ?? title, wordsOf(query))} />
            </span>
            {heading === null ? null : <span className="guide-found-topic">{title}</span>}
            <span className="guide-found-text">
              <Pieces pieces={excerpt} />
            </span>
          </button>
        </li>
      ))}
    </List>
  )
}
