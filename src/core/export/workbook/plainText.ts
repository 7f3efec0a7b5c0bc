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
const PLAIN_BYTES = KINDS.map((kind, byte) => (kind === 0 || byte === BYTE_ORDER_MARK_LEAD ? 0 : 1))

function leadOfLast(block: Buffer, start: number, end: number): number {
  let at = end - 1
  while (at > start && ((block[at] ?? 0) & 0xc0) === 0x80) at--
  return block[at] ?? 0
}

/** Whether a byte of UTF-8 can stand in a cell's text as it is. False where that is not certain. */
export function isPlainByte(byte: number): boolean {
  return PLAIN_BYTES[byte] === 1
}

/**
 * Whether the UTF-8 of a value may be a cell's text as it is: it is short and has no blank at its ends, and so it is
 * where all its bytes are plain. False where that is not certain: of those `textCellXml` knows more.
 */
export function hasPlainEnds(block: Buffer, start: number, end: number): boolean {
  if (end - start > MOST_BYTES) return false
  const [first, last] = [block[start] ?? 0, leadOfLast(block, start, end)]
  return first !== BLANK && last !== BLANK && KINDS[first] === PLAIN && KINDS[last] === PLAIN
}
