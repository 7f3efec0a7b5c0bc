import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { useTranslation } from 'react-i18next'
import { linesOfTalk, type TalkLine, type Turn } from '../../../shared/conversations.ts'
import { formatTimeOfDay } from '../../../shared/time.ts'
import { lineKeys } from './lineKeys.ts'
import { useTalkWords } from './useTalkWords.ts'

interface TalkLinesProps {
  readonly turns: readonly Turn[]
  /** The row that stands open elsewhere; null: none. */
  readonly current: number | null
  /** The places of the turns that were found. */
  readonly found: readonly number[]
  /** That of the turn found that is looked at; null: none. */
  readonly shown: number | null
  readonly outside: ReadonlySet<Turn>
  readonly onRow?: (row: number) => void
}

/** Of a turn of a few lines, and of what stands between turns: until they are measured. */
const TURN_PX = 64
const BETWEEN_PX = 30
/** Lines that are drawn beyond what is seen. */
const OVERSCAN = 6

function rowOf(line: TalkLine | undefined): number | null {
  return line?.kind === 'turn' ? line.turn.row : null
}

/** The next line that is a turn, in a direction; the last one stays where there is none. */
function turnFrom(lines: readonly TalkLine[], from: number, by: 1 | -1): number {
  for (let at = from + by; at >= 0 && at < lines.length; at += by) if (lines[at]?.kind === 'turn') return at
  return from
}

/** The line that a key leads to, or undefined: it is none of those that move. */
function lineByKey(lines: readonly TalkLine[], from: number, key: string): number | undefined {
  if (key === 'ArrowDown') return turnFrom(lines, from, 1)
  if (key === 'ArrowUp') return turnFrom(lines, from, -1)
  if (key === 'Home') return turnFrom(lines, -1, 1)
  return key === 'End' ? turnFrom(lines, lines.length, -1) : undefined
}

interface LookedAt {
  /** The line that the keyboard is at; null: none yet. */
  readonly active: number | null
  readonly setActive: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** What was looked at last, by the keys of its lines: where lines come before it, it is the same one still. */
interface Looked {
  readonly row: string | null
  readonly hit: string | null
  readonly active: string | null
}

/**
 * Which line is looked at: that of the row that stands open, the turn found last, or where arrows went.
 *
 * @param keys of the lines
 */
function useLookedAt(
  lines: readonly TalkLine[],
  keys: readonly string[],
  { current, shown, onRow }: TalkLinesProps,
  scrollTo: (index: number, align: 'center' | 'auto') => void,
): LookedAt {
  const placeOfRow = current === null ? -1 : lines.findIndex((line) => rowOf(line) === current)
  const placeOfHit = shown === null ? -1 : lines.findIndex((line) => line.kind === 'turn' && line.place === shown)
  const row = keys[placeOfRow] ?? null
  const hit = keys[placeOfHit] ?? null
  const [at, setAt] = useState<Looked>({ row: null, hit: null, active: null })
  if (at.row !== row || at.hit !== hit) {
    const news = at.hit === hit ? row : hit
    setAt({ row, hit, active: news ?? at.active })
  }
  const active = useMemo(() => {
    const place = at.active === null ? -1 : keys.indexOf(at.active)
    return place === -1 ? null : place
  }, [keys, at.active])
  const setActive = (index: number): void => setAt((before) => ({ ...before, active: keys[index] ?? null }))
  const lookAt = useEffectEvent((key: string | null) => {
    if (key !== null) scrollTo(keys.indexOf(key), 'center')
  })
  useEffect(() => lookAt(row), [row])
  useEffect(() => lookAt(hit), [hit])

  function onKeyDown(event: KeyboardEvent): void {
    const from = active ?? -1
    const to = lineByKey(lines, from, event.key)
    const rowAt = rowOf(lines[from])
    if (to !== undefined) {
      setActive(to)
      scrollTo(to, 'auto')
    } else if (event.key === 'Enter' && onRow !== undefined && rowAt !== null) onRow(rowAt)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { active, setActive, onKeyDown }
}

/**
 * The bubbles of a talk, of which only those are drawn that are seen: arrows go from turn to turn, Enter to its row.
 */
export function TalkLines(props: TalkLinesProps) {
  const { turns, current, found, outside, onRow } = props
  const { t } = useTranslation('conversation')
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOfTalk(turns), [turns])
  const keys = useMemo(() => lineKeys(lines), [lines])
  const keyOf = useCallback((index: number) => keys[index] ?? index, [keys])
  const hits = useMemo(() => new Set(found), [found])
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is handed on
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'turn' ? TURN_PX : BETWEEN_PX),
    overscan: OVERSCAN,
    getItemKey: keyOf,
    // Whatever comes before what is seen leaves that where it is.
    anchorTo: 'end',
  })
  const { active, setActive, onKeyDown } = useLookedAt(lines, keys, props, (index, align) =>
    virtual.scrollToIndex(index, { align }),
  )
  const drawn = virtual.getVirtualItems()

  function drawLine(line: TalkLine, index: number): ReactNode {
    if (line.kind !== 'turn') return <Between line={line} />
    const { turn, place } = line
    return (
      <Bubble
        turn={turn}
        isCurrent={turn.row === current}
        isActive={index === active}
        isFound={hits.has(place)}
        isOutside={outside.has(turn)}
        hasRow={onRow !== undefined}
        onPress={() => {
          setActive(index)
          onRow?.(turn.row)
        }}
      />
    )
  }

  return (
    // Long talks scroll here, so the keyboard must get here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go from turn to turn
    <div
      ref={scroller}
      className="talk-lines"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset lays out otherwise
      role="group"
      aria-label={t('messages')}
      // Only what is drawn can be pointed at.
      aria-activedescendant={drawn.some(({ index }) => index === active) ? `${id}-${active}` : undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="talk-height" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, key, start }) => {
          const line = lines[index]
          return line === undefined ? null : (
            <div
              key={key}
              id={`${id}-${index}`}
              ref={virtual.measureElement}
              data-index={index}
              className="talk-line"
              style={{ transform: `translateY(${start}px)` }}
            >
              {drawLine(line, index)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** A day, a session, or that somebody else goes on. */
function Between({ line }: { readonly line: Exclude<TalkLine, { readonly kind: 'turn' }> }) {
  const words = useTalkWords()
  const text =
    line.kind === 'day'
      ? words.day(line.day)
      : line.kind === 'session'
        ? words.session(line.session)
        : words.handedOn(line.to)
  return (
    <p className="talk-between" data-kind={line.kind}>
      <span>{text}</span>
    </p>
  )
}

interface BubbleProps {
  readonly turn: Turn
  readonly isCurrent: boolean
  readonly isActive: boolean
  readonly isFound: boolean
  readonly isOutside: boolean
  readonly hasRow: boolean
  readonly onPress: () => void
}

/** Who has marked some of the text wants that text. */
function isMarking(): boolean {
  return window.getSelection()?.isCollapsed === false
}

function Bubble({ turn, isCurrent, isActive, isFound, isOutside, hasRow, onPress }: BubbleProps) {
  const { t } = useTranslation('conversation')
  const words = useTalkWords()
  const { speaker, at, text, subject, attachments } = turn
  return (
    // The keyboard presses a bubble by Enter in the list around it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className="talk-bubble"
      data-side={speaker === 'customer' ? 'customer' : 'operation'}
      data-speaker={speaker}
      data-current={isCurrent || undefined}
      data-active={isActive || undefined}
      data-found={isFound || undefined}
      data-outside={isOutside || undefined}
      data-pressed={hasRow || undefined}
      title={hasRow ? t('showRow') : undefined}
      onClick={() => {
        if (hasRow && !isMarking()) onPress()
      }}
    >
      <p className="talk-head">
        <span className="talk-speaker">{words.speaker(turn)}</span>
        <span className="talk-time">
          {isOutside ? `${t('isOutside')} · ` : ''}
          {at === null ? null : <time>{formatTimeOfDay(at)}</time>}
        </span>
      </p>
      {subject === null ? null : <p className="talk-subject">{subject}</p>}
      <p className="talk-text">{text}</p>
      {attachments === null ? null : <p className="talk-files">{t('attachments', { files: attachments })}</p>}
    </div>
  )
}
