import { Anchor, Kbd } from '@mantine/core'
import type { Inline } from '../../../shared/guide/markup.ts'
import { keysIn, labelOf } from '../../../shared/guide/plain.ts'
import { piecesOf } from '../../../shared/guide/search.ts'
import { topicOf, type TopicId } from '../../../shared/guide/topics.ts'
import type { Link as PageName } from '../../../shared/ipc/app.ts'
import { useAction } from '../../api/queries.ts'
import { IS_MAC } from '../../components/keys.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { Pieces } from './Pieces.tsx'
import { visitOf, type Visit } from './visits.ts'

/** What the lines of a topic need to know. */
export interface LineContext {
  readonly words: readonly string[]
  readonly onTopic: (topic: TopicId) => void
  readonly onVisit: (visit: Visit) => void
}

interface GuideLineProps {
  readonly content: readonly Inline[]
  readonly context: LineContext
}

type Link = Extract<Inline, { kind: 'link' }>

/** A link into the guide, the program, or a page that the program may open; plain words where it leads nowhere now. */
function GuideLink({ link, context }: { readonly link: Link; readonly context: LineContext }) {
  const openLink = useAction('app:open-link')
  const follow = ((): (() => void) | null => {
    if (link.to === 'topic') return () => context.onTopic(topicOf(link.target))
    if (link.to === 'link') return () => openLink.mutate({ link: link.target as PageName })
    const visit = visitOf(link)
    if (visit === null) return null
    return visit.isOverGuide ? visit.visit : () => context.onVisit(visit.visit)
  })()
  if (follow === null) return link.text
  return (
    <Anchor component="button" type="button" fz="inherit" onClick={follow}>
      {link.text}
    </Anchor>
  )
}

/** One part of a line. */
function GuideInline({ part, context }: { readonly part: Inline; readonly context: LineContext }) {
  const language = useLanguage()
  switch (part.kind) {
    case 'strong':
      return <strong>{part.text}</strong>
    case 'label':
      return <b className="guide-label">{labelOf(part.path, language)}</b>
    case 'link':
      return <GuideLink link={part} context={context} />
    case 'text':
      return <Pieces pieces={piecesOf(part.text, context.words)} />
    default:
      return <Keys keys={keysIn(part, { language, isMac: IS_MAC })} />
  }
}

/** Keys, each as one stands on a keyboard. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="guide-keys">
      {keys.map((each) => (
        <Kbd key={each}>{each}</Kbd>
      ))}
    </span>
  )
}

/** A line of the guide. */
export function GuideLine({ content, context }: GuideLineProps) {
  return content.map((part, place) => (
    // A topic's text does not change.
    // oxlint-disable-next-line react/no-array-index-key
    <GuideInline key={place} part={part} context={context} />
  ))
}
