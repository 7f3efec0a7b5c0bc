import type { KeyboardEvent } from 'react'

/** Entries in sight: what steps aside for a search is none of them. */
const ENTRY = '[data-report-entry]:not([hidden] *)'

function stepOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/**
 * Moves the focus among the entries of a list with the arrow keys, Home and End; up from the first one goes to the
 * search box.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>, searchBox: HTMLInputElement | null): void {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>(ENTRY)]
  const at = entries.findIndex((entry) => entry === document.activeElement)
  if (at === -1) return
  if (event.key === 'ArrowUp' && at === 0 && searchBox !== null) {
    event.preventDefault()
    searchBox.focus()
    return
  }
  const next = stepOf(event.key, at, entries.length)
  if (next === null) return
  event.preventDefault()
  entries[next]?.focus()
}

/** Puts the focus on the first entry of a list. */
export function focusFirstEntry(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>(ENTRY)?.focus()
}
