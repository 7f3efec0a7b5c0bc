import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { NARROWEST_CARD_PX, WIDEST_CARD_PX } from './useCardPreference.ts'

const STEP_PX = 20

function within(widthPx: number): number {
  return Math.round(Math.min(WIDEST_CARD_PX, Math.max(NARROWEST_CARD_PX, widthPx)))
}

interface CardEdgeProps {
  readonly widthPx: number
  readonly onWidth: (widthPx: number) => void
}

/** The card's edge, by which it is made wider or narrower. */
export function CardEdge({ widthPx, onWidth }: CardEdgeProps) {
  const { t } = useTranslation('grid')
  const edge = useRef<HTMLDivElement>(null)
  const start = useRef({ x: 0, widthPx })
  const [isDragged, setDragged] = useState(false)

  const card = (): HTMLElement | null => edge.current?.closest('aside') ?? null

  function onPointerDown(event: PointerEvent): void {
    edge.current?.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, widthPx: card()?.offsetWidth ?? widthPx }
    setDragged(true)
  }

  const draggedTo = (event: PointerEvent): number => within(start.current.widthPx + start.current.x - event.clientX)

  function onPointerMove(event: PointerEvent): void {
    if (isDragged) card()?.style.setProperty('--row-card-width', `${draggedTo(event)}px`)
  }

  function onPointerUp(event: PointerEvent): void {
    if (!isDragged) return
    setDragged(false)
    onWidth(draggedTo(event))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowLeft') onWidth(within(widthPx + STEP_PX))
    else if (event.key === 'ArrowRight') onWidth(within(widthPx - STEP_PX))
    else return
    event.preventDefault()
  }

  return (
    // A separator that moves is a control: https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role
    <div
      ref={edge}
      className="row-card-edge"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a rule takes no keys
      role="separator"
      aria-orientation="vertical"
      aria-label={t('card.resize')}
      aria-valuenow={widthPx}
      aria-valuemin={NARROWEST_CARD_PX}
      aria-valuemax={WIDEST_CARD_PX}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-dragged={isDragged || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
    />
  )
}
