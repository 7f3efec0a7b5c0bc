import { ActionIcon, Modal } from '@mantine/core'
import { useMediaQuery, useMounted } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { useRef, useState, type FocusEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { wordsOf } from '../../../shared/guide/search.ts'
import { GuideContents } from './GuideContents.tsx'
import { GuideTopic } from './GuideTopic.tsx'
import { FIRST_PLACE, type GuidePlace } from './places.ts'
import type { Visit } from './visits.ts'

interface GuideDialogProps {
  readonly isOpen: boolean
  /** Where it was read, the last one now. */
  readonly places: readonly GuidePlace[]
  readonly onPlaces: (places: readonly GuidePlace[]) => void
  readonly onClose: () => void
}

/** By then it is off the screen, whatever became of its fading. */
const CERTAINLY_GONE_MS = 400

/**
 * Keeps the Escape key to the guide: every dialog under it would close, too, since each listens by itself. The
 * component library passes over keys in elements that carry this mark.
 */
function keepEscape({ target }: FocusEvent): void {
  if (target instanceof HTMLElement) target.dataset['mantineStopPropagation'] = 'true'
}

/** The guide: its topics and what is found in them at the left, what is read at the right. */
export function GuideDialog({ isOpen, places, onPlaces, onClose }: GuideDialogProps) {
  const { t } = useTranslation('guide')
  // A dialog that is there open from the first would not know where the focus came from.
  const isMounted = useMounted()
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false }) ?? false
  const [query, setQuery] = useState('')
  const visit = useRef<Visit | null>(null)
  const box = useRef<HTMLInputElement>(null)
  const article = useRef<HTMLElement>(null)
  const place = places.at(-1) ?? FIRST_PLACE
  const go = (next: GuidePlace): void => onPlaces([...places, next].slice(-50))

  /** What was found goes, and the focus with it. */
  function clear(): void {
    setQuery('')
    box.current?.focus()
  }

  /** First the guide is gone and the focus is back, then what was asked for opens. */
  function finish(): void {
    const { current: wanted } = visit
    visit.current = null
    wanted?.()
  }

  return (
    <Modal
      opened={isOpen && isMounted}
      onClose={onClose}
      onExitTransitionEnd={finish}
      title={t('title')}
      size={1180}
      className="guide"
      onFocusCapture={keepEscape}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        if (query === '') onClose()
        else clear()
      }}
    >
      <div className="guide-frame" data-narrow={isNarrow || undefined}>
        <GuideContents
          boxRef={box}
          query={query}
          topic={place.topic}
          isNarrow={isNarrow}
          onQuery={setQuery}
          onClear={clear}
          onGo={go}
        />
        <div className="guide-page">
          {places.length > 1 ? (
            <ActionIcon
              className="guide-back"
              aria-label={t('back')}
              title={t('back')}
              onClick={() => {
                onPlaces(places.slice(0, -1))
                // The button goes with the last place that it leads back from.
                article.current?.focus({ preventScroll: true })
              }}
            >
              <IconArrowLeft size={17} stroke={1.7} aria-hidden />
            </ActionIcon>
          ) : null}
          <GuideTopic
            articleRef={article}
            place={place}
            words={wordsOf(query)}
            onGo={go}
            onVisit={(wanted) => {
              visit.current = wanted
              onClose()
              setTimeout(() => {
                if (visit.current === wanted) finish()
              }, CERTAINLY_GONE_MS)
            }}
          />
        </div>
      </div>
    </Modal>
  )
}
