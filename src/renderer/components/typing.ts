// Which field somebody is typing in: there, taking back means the letters; elsewhere it means what is looked at.

/** The field whose text was typed since it got the focus; null: none. */
let typedField: Element | null = null
/** Counts the fields that were typed in, each time anew. */
let typings = 0

function isField(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** Follows in which field is typed. @returns a function that ends it */
export function followTyping(): () => void {
  const onInput = ({ target }: Event): void => {
    if (target === typedField) return
    typedField = isField(target) ? target : null
    typings++
  }
  const onLeave = (): void => {
    typedField = null
  }
  document.addEventListener('input', onInput, true)
  document.addEventListener('focusout', onLeave, true)
  return () => {
    document.removeEventListener('input', onInput, true)
    document.removeEventListener('focusout', onLeave, true)
  }
}

/**
 * Takes back, or brings again, what was typed into the field that has the focus.
 *
 * @returns false where nothing was typed into it since it has the focus, or nothing of that is left to take back
 */
export function stepTyping(way: 'undo' | 'redo'): boolean {
  const field = typedField
  if (field === null || field !== document.activeElement) return false
  const textOf = (): string | null =>
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : field.textContent
  const before = textOf()
  // The browser's own list of what was typed; no other way leads to it.
  // oxlint-disable-next-line typescript/no-deprecated
  document.execCommand(way)
  return textOf() !== before
}

/** Which typing goes on, a number of its own for each; null: none. */
export function currentTyping(): number | null {
  return typedField === null ? null : typings
}

/** Nothing of what stands in the fields is typing any more: it was changed by other means. */
export function endTyping(): void {
  typedField = null
}
