import type { FocusEvent, KeyboardEvent } from 'react'

/**
 * Keeps the Escape key to a dialog that may lie over another one, which would close, too, since each listens by itself:
 * for its `onFocusCapture`. The component library passes over keys in elements that carry this mark.
 */
export function keepEscape({ target }: FocusEvent): void {
  if (target instanceof HTMLElement) target.dataset['mantineStopPropagation'] = 'true'
}

/**
 * The properties of a dialog that keeps the Escape key to itself.
 *
 * @param onEscape what the key does there
 */
export function ownEscape(onEscape: () => void) {
  return {
    onFocusCapture: keepEscape,
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
      event.stopPropagation()
      onEscape()
    },
  }
}
