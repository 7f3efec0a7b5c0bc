import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'

/** Cells from the first to the last, both of them chosen. */
export interface ChosenCells {
  readonly first: number
  readonly last: number
}

export interface CellSelection {
  /** The one cell that the tab key reaches. */
  readonly tabStop: number
  readonly chosen: ChosenCells | null
  /** Whether the choice is made, and what can be done with it is to be shown. */
  readonly isOpen: boolean
  /** The cell at which the choice ended. */
  readonly end: number
  /** @param isBack whether the focus goes back to the cells: not where the user went somewhere else */
  readonly close: (isBack: boolean) => void
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerOver: (event: PointerEvent<HTMLElement>) => void
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  }
}

interface SelectionOptions {
  readonly count: number
  /** The cell that the tab key reaches first. */
  readonly start: number
  /** How many cells the up and down keys go. */
  readonly rowLength: number
}

function placeOf(target: EventTarget): number | undefined {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null
  const place = cell?.getAttribute('data-cell') ?? null
  return place === null ? undefined : Number(place)
}

/** How far a key goes, or undefined for one that goes nowhere. */
function stepOf(key: string, place: number, { count, rowLength }: SelectionOptions): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return 1
    case 'ArrowLeft':
      return -1
    case 'ArrowDown':
      return rowLength
    case 'ArrowUp':
      return -rowLength
    case 'PageDown':
      return 4 * rowLength
    case 'PageUp':
      return -4 * rowLength
    case 'Home':
      return -place
    case 'End':
      return count - 1 - place
    default:
      return undefined
  }
}

/**
 * Chooses neighbouring cells: with a click, by dragging, with shift and a click; with the arrow keys, shift, and Enter
 * or the space bar. Escape takes the choice back.
 *
 * @param container the element that holds all cells; each of them says its place in `data-cell`
 */
export function useCellSelection(
  container: RefObject<HTMLDivElement | null>,
  options: SelectionOptions,
): CellSelection {
  const { count, start } = options
  const isDragging = useRef(false)
  const [tabStop, setTabStop] = useState(start)
  const [anchor, setAnchor] = useState<number | null>(null)
  const [end, setEnd] = useState(start)
  const [isOpen, setIsOpen] = useState(false)

  useEffect(() => {
    const release = (): void => {
      if (!isDragging.current) return
      isDragging.current = false
      setIsOpen(true)
    }
    window.addEventListener('pointerup', release)
    return () => {
      window.removeEventListener('pointerup', release)
    }
  }, [])

  function goTo(place: number): void {
    setEnd(place)
    setTabStop(place)
    container.current?.querySelector<HTMLElement>(`[data-cell="${place}"]`)?.focus({ preventScroll: true })
  }

  function close(isBack: boolean): void {
    setIsOpen(false)
    // A press on another cell closes too: what it begins to choose stays.
    if (!isDragging.current) setAnchor(null)
    if (isBack) goTo(end)
  }

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    const place = placeOf(event.target)
    if (place === undefined || event.button !== 0) return
    event.preventDefault()
    // A finger holds on to the cell that it came down on, and would never reach another.
    if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId)) {
      event.target.releasePointerCapture(event.pointerId)
    }
    isDragging.current = true
    setIsOpen(false)
    setAnchor(event.shiftKey ? (anchor ?? tabStop) : place)
    goTo(place)
  }

  function onPointerOver(event: PointerEvent<HTMLElement>): void {
    const place = placeOf(event.target)
    if (isDragging.current && place !== undefined) goTo(place)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const place = placeOf(event.target)
    if (place === undefined) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (anchor === null) setAnchor(place)
      setEnd(place)
      setIsOpen(true)
      return
    }
    if (event.key === 'Escape' && anchor !== null) {
      isDragging.current = false
      // What can be done with the days may be on its way only.
      setIsOpen(false)
      setAnchor(null)
      return
    }
    const step = stepOf(event.key, place, options)
    if (step === undefined) return
    event.preventDefault()
    setIsOpen(false)
    setAnchor(event.shiftKey ? (anchor ?? place) : null)
    goTo(Math.max(0, Math.min(count - 1, place + step)))
  }

  const chosen = anchor === null ? null : { first: Math.min(anchor, end), last: Math.max(anchor, end) }
  return {
    tabStop: Math.min(tabStop, count - 1),
    chosen,
    isOpen: isOpen && chosen !== null,
    end,
    close,
    handlers: { onPointerDown, onPointerOver, onKeyDown },
  }
}
