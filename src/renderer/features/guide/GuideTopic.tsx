import { useEffect, type RefObject } from 'react'
import { GUIDES } from '../../../shared/guide/guides.ts'
import { readMarkup, type Block } from '../../../shared/guide/markup.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { GuidePlace } from './places.ts'
import { GuideLine, type LineContext } from './GuideLine.tsx'
import { GuidePicture } from './GuidePicture.tsx'
import { KeyTables } from './KeyTables.tsx'
import type { Visit } from './visits.ts'

interface GuideTopicProps {
  readonly articleRef: RefObject<HTMLElement | null>
  readonly place: GuidePlace
  /** What is marked in the text. */
  readonly words: readonly string[]
  readonly onGo: (place: GuidePlace) => void
  /** Follows a link out of the guide. */
  readonly onVisit: (visit: Visit) => void
}

function GuideBlock({ block, context }: { readonly block: Block; readonly context: LineContext }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3 tabIndex={-1}>
          <GuideLine content={block.content} context={context} />
        </h3>
      )
    case 'note':
      return (
        <p className="guide-note">
          <GuideLine content={block.content} context={context} />
        </p>
      )
    case 'picture':
      return <GuidePicture name={block.picture} caption={block.caption} context={context} />
    case 'keyboard':
      return <KeyTables />
    case 'list':
    case 'steps': {
      const List = block.kind === 'steps' ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, place) => (
            // A topic's text does not change.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={place}>
              <GuideLine content={item} context={context} />
            </li>
          ))}
        </List>
      )
    }
    default:
      return (
        <p>
          <GuideLine content={block.content} context={context} />
        </p>
      )
  }
}

/** A topic as it is read. */
export function GuideTopic({ articleRef, place, words, onGo, onVisit }: GuideTopicProps) {
  const language = useLanguage()
  const { topic } = place
  const { title, text } = GUIDES[language].topics[topic]
  const context: LineContext = { words, onTopic: (next) => onGo({ topic: next, section: 0 }), onVisit }

  // Each time a place is chosen, also the same one once more.
  useEffect(() => {
    const { current } = articleRef
    if (current === null) return
    const heading = place.section === 0 ? null : current.querySelectorAll<HTMLElement>('h3')[place.section - 1]
    if (heading === null || heading === undefined) current.scrollTo({ top: 0 })
    else heading.scrollIntoView({ block: 'start' })
  }, [articleRef, place])

  return (
    // It scrolls, so the keyboard has to get there.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article ref={articleRef} className="guide-topic" tabIndex={0} aria-label={title}>
      <h2>{title}</h2>
      {readMarkup(text).map((block, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <GuideBlock key={`${topic}-${at}`} block={block} context={context} />
      ))}
    </article>
  )
}
