const LONGEST_NAME = 31
/** What Excel calls a sheet by none of: it keeps the name for itself. */
const RESERVED = /^history$/i

/**
 * What a workbook's sheet is called: as Excel allows it, at most 31 characters, none of `[]:*?/\`, no apostrophe at an
 * end.
 *
 * @param number the sheet's place, from 1; those after the first have it in their name
 */
export function sheetNameOf(title: string, number: number): string {
  const suffix = number === 1 ? '' : ` (${number})`
  const plain = title
    .replace(/[[\]:*?/\\\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[' ]+/, '')
    .slice(0, LONGEST_NAME - suffix.length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[' ]+$/, '')
  const name = plain === '' || RESERVED.test(plain) ? 'Atalaya' : plain
  return `${name}${suffix}`
}

/** The names of a workbook's sheets: no two are one, whatever the case of their letters. */
export function sheetNamesOf(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return titles.map((title) => {
    let number = 1
    while (taken.has(sheetNameOf(title, number).toLowerCase())) number++
    const name = sheetNameOf(title, number)
    taken.add(name.toLowerCase())
    return name
  })
}
