/** Dialogs that had the focus: from then on the component library keeps it in them, and in what opens out of them. */
const entered = new WeakSet<Element>()

/** The dialog on top, where it was just opened and has not had the focus yet. */
function openedDialog(): Element | undefined {
  const dialogs = [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')]
  const top = dialogs.findLast((dialog) => dialog.checkVisibility())
  return top === undefined || entered.has(top) ? undefined : top
}

function onFocusIn({ target }: FocusEvent): void {
  const dialog = target instanceof Element ? target.closest('[role="dialog"]') : null
  if (dialog !== null) entered.add(dialog)
}

function onKeyDown(event: KeyboardEvent): void {
  const dialog = openedDialog()
  const first = dialog?.querySelector<HTMLElement>('[data-autofocus]')
  if (first === undefined || first === null || dialog?.contains(document.activeElement) === true) return
  first.focus({ preventScroll: true })
  // What had the focus is not meant; what the key does by itself, it does where the focus is now.
  event.stopPropagation()
}

/**
 * Gives the keys to a dialog from the moment on in which it is there. The component library moves the focus into it a
 * moment later, and on a busy computer keys are faster: Enter right after the keys that open a dialog went to whatever
 * lies behind it.
 */
export function keepKeysInDialogs(): void {
  window.addEventListener('focusin', onFocusIn, { capture: true })
  window.addEventListener('keydown', onKeyDown, { capture: true })
}
