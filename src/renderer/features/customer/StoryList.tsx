import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownStoryItem, Story } from '../../../shared/customerStory.ts'
import type { EventKind } from '../../../shared/reports/eventKinds.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { longDayText } from '../../../shared/periodTexts.ts'
import { startOfDay } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { StoryEvent } from './StoryEvent.tsx'
import { useStoryFeed, type StoryFeed } from './storyFeed.ts'

/** A line as it usually is; what is drawn is measured. */
const LINE_PX = 40
const OVERSCAN = 12

export interface StoryListProps {
  readonly story: Story
  readonly kinds: readonly EventKind[]
  /** How many events are seen. */
  readonly total: number
  readonly reportOf: (key: string) => ReportDefinition | undefined
  /** Whose event it is, in words; null where that goes without saying. */
  readonly operationOf: (connectionId: number) => string | null
  /** The event in use, by its place; null: none yet. */
  readonly active: number | null
  readonly onActive: (place: number) => void
  readonly open: number | null
  readonly onOpen: (place: number | null) => void
  readonly onShowRow: (item: ShownStoryItem) => void
  readonly renderRow: (item: ShownStoryItem, story: Story) => ReactNode
  /** The keyboard leaves the page. */
  readonly onLeave: () => void
}

/** Where a key leads from a place; null: nowhere. */
function keyTarget(key: string, at: number, total: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, total - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'PageDown':
      return Math.min(at + page, total - 1)
    case 'PageUp':
      return Math.max(at - page, 0)
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return null
  }
}

function dayOf(item: ShownStoryItem): number | null {
  return item.at === null ? null : startOfDay(item.at)
}

/** Puts the keyboard on an event once it is drawn. */
function useKeptFocus(list: RefObject<HTMLDivElement | null>): (place: number) => void {
  const wanted = useRef<number | null>(null)
  function put(): void {
    if (wanted.current === null) return
    const event = list.current?.querySelector<HTMLElement>(`.story-event[data-place="${wanted.current}"]`)
    if (event === null || event === undefined) return
    wanted.current = null
    event.focus({ preventScroll: true })
  }
  const afterDrawing = useEffectEvent(put)
  // Whatever was drawn may be what is waited for.
  useEffect(() => afterDrawing())
  return (place) => {
    wanted.current = place
    put()
  }
}

/** Which events are drawn, where, and what brings others into view. */
function useDrawnEvents(list: RefObject<HTMLDivElement | null>, total: number, begun: number | null) {
  // What it hands out changes with every drawing, and nothing here holds on to it.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => list.current,
    estimateSize: () => LINE_PX,
    overscan: OVERSCAN,
  })
  const begin = useEffectEvent(() => {
    if (begun !== null && begun < total) virtual.scrollToIndex(begun, { align: 'center' })
  })
  // Whoever comes back stands where they left.
  useEffect(() => begin(), [])
  const drawn = virtual.getVirtualItems()
  const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0]
  return { virtual, drawn, first, last, seen: virtual.range?.startIndex ?? 0 }
}

/** The events of a customer, newest first, however many: only those in view are drawn. */
export function StoryList(props: StoryListProps) {
  const { story, kinds, total, active, onActive, open, onOpen, onLeave } = props
  const { t } = useTranslation('customer')
  const list = useRef<HTMLDivElement>(null)
  const { virtual, drawn, first, last, seen } = useDrawnEvents(list, total, active)
  const feed = useStoryFeed(story, kinds, total, first, last)
  const focus = useKeptFocus(list)

  function onEscape(): void {
    if (open === null) return onLeave()
    onOpen(null)
    if (active !== null) focus(active)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const inEvent = event.target instanceof HTMLElement && event.target.classList.contains('story-event')
    const page = Math.max(1, last - first - 2 * OVERSCAN)
    const target = inEvent ? keyTarget(event.key, active ?? 0, total, page) : null
    if (event.key === 'Escape') onEscape()
    else if (target === null) return
    else {
      virtual.scrollToIndex(target, { align: 'auto' })
      onActive(target)
      focus(target)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="story-around">
      <DayInView feed={feed} place={seen} />
      {/* The keys are those of the articles inside. */}
      {/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role -- as no tag does */}
      <div ref={list} className="story-list" role="feed" aria-label={t('line.label')} onKeyDown={onKeyDown}>
        <div className="story-whole" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {drawn.map(({ index, start, key }) => (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="presentation"
              className="story-place"
              style={{ transform: `translateY(${start}px)` }}
            >
              <EventAt {...props} place={index} feed={feed} first={first} />
            </div>
          ))}
        </div>
      </div>
      {/* oxlint-enable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role */}
      <p className="story-keys" aria-hidden>
        {t('line.keys')}
      </p>
    </div>
  )
}

interface EventAtProps extends StoryListProps {
  readonly place: number
  readonly feed: StoryFeed
  /** The first that is drawn. */
  readonly first: number
}

/** Whether an event begins a day: the one above it, as far as it is here, is of another. */
function isNewDay({ itemAt }: StoryFeed, place: number): boolean {
  const [item, above] = [itemAt(place), itemAt(place - 1)]
  if (item === undefined) return false
  return place === 0 || (above !== undefined && dayOf(above) !== dayOf(item))
}

/** The day of the first event in view, where the line that begins it is scrolled away. */
function DayInView({ feed, place }: { readonly feed: StoryFeed; readonly place: number }) {
  const { t } = useTranslation('customer')
  const language = useLanguage()
  const item = feed.itemAt(place)
  if (item === undefined || isNewDay(feed, place)) return null
  return (
    <div className="story-day story-day-in-view" aria-hidden>
      {item.at === null ? t('line.undated') : longDayText(item.at, language)}
    </div>
  )
}

/** The event at a place. */
function EventAt(props: EventAtProps) {
  const { story, total, reportOf, operationOf, active, onActive, open, onOpen, onShowRow, renderRow } = props
  const { place, feed, first } = props
  const item = feed.itemAt(place)
  const isOpen = open === place
  const inUse = active ?? 0
  return (
    <StoryEvent
      place={place}
      total={total}
      item={item}
      report={item === undefined ? undefined : reportOf(item.reportKey)}
      operation={item === undefined ? null : operationOf(item.connectionId)}
      isNewDay={isNewDay(feed, place)}
      // Of what is drawn one takes the keyboard, also where the one in use is out of view.
      isActive={place === inUse || (place === first && inUse < first)}
      isOpen={isOpen}
      onFocus={() => onActive(place)}
      onToggle={() => {
        onActive(place)
        onOpen(isOpen ? null : place)
      }}
      onShowRow={item === undefined || item.row === null ? null : () => onShowRow(item)}
      renderRow={() => (item === undefined ? null : renderRow(item, story))}
    />
  )
}
