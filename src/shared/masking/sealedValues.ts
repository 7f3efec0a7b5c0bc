// A sealed value stands for a value that a mask hides wherever it is chosen: in a list, a group, a filter, a view. It
// says what the value is called under the mask, and holds the value itself so that nobody but its store can open it
// (`core/store/query/masks/seals.ts`).

/** Of the characters that no text has by itself. */
const MARK = '\uE5EA'
const SEALED = new RegExp(`${MARK}([^${MARK}]*)${MARK}([\\w-]{60,})${MARK}`, 'g')

/** @param label what the value is called under its mask @param seal as only its store opens it */
export function sealedValue(label: string, seal: string): string {
  return `${MARK}${label.replaceAll(MARK, '')}${MARK}${seal}${MARK}`
}

/** Whether a text is or holds a sealed value. */
export function hasSealed(text: string): boolean {
  return text.includes(MARK) && text.search(SEALED) !== -1
}

/** A text with what sealed values in it are called in their place: as it may be shown. */
export function labelledText(text: string): string {
  return text.includes(MARK) ? text.replaceAll(SEALED, '$1') : text
}

/**
 * A text with the values of the sealed ones in it.
 *
 * @param open undefined where the seal is another store's: that stays sealed
 */
export function openedText(text: string, open: (seal: string) => string | undefined): string {
  if (!text.includes(MARK)) return text
  return text.replaceAll(SEALED, (whole, _label: string, seal: string) => open(seal) ?? whole)
}
