/** Texts of so many bytes have no more letters than a cell of texts shows in every version of Excel. */
const MOST_BYTES = 255

const PLAIN = 1
/** A letter that begins with this byte may be a blank of some language, or one that XML cannot hold. */
const MAY_BE_ODD = 2

const kindOf = (byte: number): number => {
  if (byte >= 0x80) return [0xc2, 0xe1, 0xe2, 0xe3, 0xef].includes(byte) ? MAY_BE_ODD : PLAIN
  return byte < 0x20 || byte === 0x7f || '&<>"_'.includes(String.fromCharCode(byte)) ? 0 : PLAIN
}
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => kindOf(byte))

const BLANK = 0x20
const BYTE_ORDER_MARK_LEAD = 0xef

function leadOfLast(block: Buffer, start: number, end: number): number {
  let at = end - 1
  while (at > start && ((block[at] ?? 0) & 0xc0) === 0x80) at--
  return block[at] ?? 0
}

/**
 * Whether the UTF-8 of a value is a cell's text as it is: short, nothing in it to be escaped, and no blank at its ends.
 * True only where that is certain: of the others `textCellXml` knows more.
 */
export function isPlainText(block: Buffer, start: number, end: number): boolean {
  if (end - start > MOST_BYTES) return false
  for (let at = start; at < end; at++) {
    const byte = block[at] ?? 0
    if (KINDS[byte] === 0 || byte === BYTE_ORDER_MARK_LEAD) return false
  }
  const [first, last] = [block[start] ?? 0, leadOfLast(block, start, end)]
  return first !== BLANK && last !== BLANK && KINDS[first] === PLAIN && KINDS[last] === PLAIN
}
