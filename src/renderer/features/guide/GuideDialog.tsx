import { ActionIcon, Modal } from '@mantine/core'
import { useMediaQuery, useMounted } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wordsOf } from '../../../shared/guide/search.ts'
import { GuideContents } from './GuideContents.tsx'
import { GuideTopic } from './GuideTopic.tsx'
import { keepEscape } from '../../components/ownEscape.ts'
import { FIRST_PLACE, type GuidePlace } from './places.ts'

interface GuideDialogProps {
  readonly isOpen: boolean
  /** Where it was read, the last one now. */
  readonly places: readonly GuidePlace[]
  readonly onPlaces: (places: readonly GuidePlace[]) => void
  readonly onClose: () => void
}

/** By then the component library has given the focus back to where it came from. */
const FOCUS_IS_BACK_MS = 30

/** The guide: its topics and what is found in them at the left, what is read at the right. */
export function GuideDialog({ isOpen, places, onPlaces, onClose }: GuideDialogProps) {
  const { t } = useTranslation('guide')
  // A dialog that is there open from the first would not know where the focus came from.
  const isMounted = useMounted()
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false }) ?? false
  const [query, setQuery] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const article = useRef<HTMLElement>(null)
  const place = places.at(-1) ?? FIRST_PLACE
  const go = (next: GuidePlace): void => onPlaces([...places, next].slice(-50))

  /** What was found goes, and the focus with it. */
  function clear(): void {
    setQuery('')
    box.current?.focus()
  }

  return (
    <Modal
      opened={isOpen && isMounted}
      onClose={onClose}
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
            // First the guide is gone and the focus is back, then what was asked for opens.
            onVisit={(wanted) => {
              onClose()
              setTimeout(wanted, FOCUS_IS_BACK_MS)
            }}
          />
        </div>
      </div>
    </Modal>
  )
}
