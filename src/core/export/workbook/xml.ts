export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Characters that XML cannot hold, or that its readers turn into others: a return becomes a line feed. */
const NO_XML = '\\0-\\x08\\x0b\\x0c\\r\\x0e-\\x1f\\ufffe\\uffff'

const SPECIAL = new RegExp(`[&<>"_${NO_XML}]`)
const MARKUP = /[&<>"]/g
const MARKUP_NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const FORBIDDEN = new RegExp(`[${NO_XML}]`, 'g')
/**
 * Where a text would be read as an escaped character, also where the underscore that ends it comes from the next
 * escape.
 */
const LOOKS_ESCAPED = new RegExp(`_(?=x[0-9A-Fa-f]{4}[_${NO_XML}])`, 'g')

function escapedCode(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

/** A text as XML holds it, in content and attributes. */
export function escapeXml(text: string): string {
  return text.replace(MARKUP, (character) => MARKUP_NAMES[character] ?? character)
}

/**
 * A text as a cell holds it: what XML cannot hold as `_x0000_`, and a text that looks like that as itself (ECMA-376,
 * 22.9.2.19).
 */
export function escapeCellText(text: string): string {
  if (!SPECIAL.test(text)) return text
  return escapeXml(text.replace(LOOKS_ESCAPED, '_x005F_').replace(FORBIDDEN, escapedCode))
}

/** A text as a drawing holds it: what XML cannot hold is left out, for there is no other way to write it there. */
export function escapeDrawnText(text: string): string {
  return escapeXml(text.replace(FORBIDDEN, ''))
}
