import type { GridApi } from 'ag-grid-community'
import { useEffect, type RefObject } from 'react'
import { foundSpans } from './foundText.ts'
import type { GridRow } from './gridRow.ts'

/** The name of the marks in style sheets. */
const MARKS = 'found'
const PLACES = '.ag-row:not(.ag-row-pinned) .ag-cell, .row-card-value, .card-items td'
/** So much of a text stays in sight before what was found in it, in pixels. */
const ROOM_BEFORE_PX = 40

/** The texts within an element that hold what was searched for, as ranges of the document. */
function rangesIn(element: Element, search: string): readonly Range[] {
  const ranges: Range[] = []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const { from, to } of foundSpans(node.textContent ?? '', search)) {
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      ranges.push(range)
    }
  }
  return ranges
}

/** Moves the text of a cell so that what was found in it is in sight; without anything, back to its beginning. */
function moveText(cell: Element, found: Range | undefined): void {
  const box = cell.getBoundingClientRect()
  const place = found?.getBoundingClientRect()
  if (place === undefined || place.right + cell.scrollLeft <= box.right) {
    if (cell.scrollLeft !== 0) cell.scrollLeft = 0
  } else if (place.right > box.right || place.left < box.left) {
    cell.scrollLeft += place.left - box.left - ROOM_BEFORE_PX
  }
}

/** Brings a column into sight that holds what was found in the first row, where none that is in sight does. */
function showColumn(api: GridApi<GridRow>, stage: Element, cells: readonly Element[]): void {
  const { left, right } = (stage.querySelector('.grid-table') ?? stage).getBoundingClientRect()
  const isInSight = cells.some((cell) => {
    const box = cell.getBoundingClientRect()
    return box.left < right && box.right > left
  })
  const field = cells[0]?.getAttribute('col-id') ?? null
  if (!isInSight && field !== null) api.ensureColumnVisible(field)
}

/**
 * Marks what was searched for wherever it stands in the rows and in the open one, and brings it into sight. The marks
 * are the browser's own: nothing that the grid draws is changed.
 *
 * @param stage the element around rows and card
 */
export function useFoundMarks(
  stage: RefObject<HTMLElement | null>,
  api: GridApi<GridRow> | null,
  search: string,
): void {
  useEffect(() => {
    const element = stage.current
    if (element === null || api === null || search.trim() === '') return undefined
    let frame = 0
    let isColumnShown = false
    const seenCards = new WeakSet<Element>()

    function mark(within: HTMLElement, grid: GridApi<GridRow>): void {
      frame = 0
      const marks = new Highlight()
      const cells: Element[] = []
      for (const place of within.querySelectorAll(PLACES)) {
        const ranges = rangesIn(place, search)
        for (const range of ranges) marks.add(range)
        if (place.matches('.ag-cell')) {
          moveText(place, ranges[0])
          if (ranges.length > 0) cells.push(place)
          continue
        }
        const card = place.closest('.row-card-fields')
        if (ranges.length === 0 || card === null || seenCards.has(card)) continue
        seenCards.add(card)
        place.scrollIntoView({ block: 'nearest' })
      }
      CSS.highlights.set(MARKS, marks)
      if (isColumnShown || cells.length === 0) return
      isColumnShown = true
      showColumn(grid, within, cells)
    }

    const later = (): void => {
      if (frame === 0) frame = requestAnimationFrame(() => mark(element, api))
    }
    const observer = new MutationObserver(later)
    observer.observe(element, { subtree: true, childList: true, characterData: true })
    later()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      CSS.highlights.delete(MARKS)
      for (const cell of element.querySelectorAll('.ag-cell')) moveText(cell, undefined)
    }
  }, [stage, api, search])
}
