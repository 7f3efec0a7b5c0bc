import type { FocusEvent } from 'react'

/**
 * Keeps the Escape key to a dialog that may lie over another one, which would close, too, since each listens by itself:
 * for its `onFocusCapture`. The component library passes over keys in elements that carry this mark, so that the dialog
 * answers to the key itself.
 */
export function keepEscape({ target }: FocusEvent): void {
  if (target instanceof HTMLElement) target.dataset['mantineStopPropagation'] = 'true'
}
