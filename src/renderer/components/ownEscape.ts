import type { FocusEvent, KeyboardEvent } from 'react'

/** The component library passes over keys in elements that carry this mark. */
function mark({ target }: FocusEvent): void {
  if (target instanceof HTMLElement) target.dataset['mantineStopPropagation'] = 'true'
}

/**
 * Keeps the Escape key to a dialog that may lie over another one, which would close, too, since each listens by itself:
 * properties of the dialog.
 *
 * @param onEscape what the key does there
 */
export function ownEscape(onEscape: () => void) {
  return {
    onFocusCapture: mark,
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
      event.stopPropagation()
      onEscape()
    },
  }
}
