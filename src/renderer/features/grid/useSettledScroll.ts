import { useEffect, type RefObject } from 'react'

/** Longer than the grid goes by one source of scrolling alone (`SCROLL_END_TIMEOUT` of AG Grid: 150 ms). */
const SETTLED_MS = 250

/**
 * Has the grid draw its rows where its view stands, once that stands still.
 *
 * AG Grid 36.2 goes by its view or by the scroll bar beside it, whichever moved first, until that one has not moved for
 * 150 ms. It moves the bar along with the view; where a frame takes longer than that, it takes this echo for a move of
 * the bar, and where the view is scrolled to meanwhile is never drawn: it stays empty until the next move. So the last
 * move is told once more, which changes nothing where all is drawn.
 *
 * @param stage the element around the rows
 */
export function useSettledScroll(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = stage.current
    if (element === null) return undefined
    let timer: number | undefined
    const onScroll = ({ target, isTrusted }: Event): void => {
      if (!isTrusted || !(target instanceof Element) || !target.matches('.ag-grid-viewport')) return
      window.clearTimeout(timer)
      timer = window.setTimeout(() => target.dispatchEvent(new Event('scroll')), SETTLED_MS)
    }
    element.addEventListener('scroll', onScroll, { capture: true, passive: true })
    return () => {
      window.clearTimeout(timer)
      element.removeEventListener('scroll', onScroll, { capture: true })
    }
  }, [stage])
}
