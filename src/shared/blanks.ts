/** The characters that stand around a server's values and are no part of them: blank, tab, ends of lines, no-break. */
export const BLANK_CODES: readonly number[] = [0x20, 0x09, 0x0a, 0x0d, 0xa0]

const AROUND = /^[ \t\n\r\u00a0]+|[ \t\n\r\u00a0]+$/g
const HAS_AROUND = /^[ \t\n\r\u00a0]|[ \t\n\r\u00a0]$/

/** A value without the blanks around it, as `trimmedSql` of the store has it. */
export function trimmed(text: string): string {
  return HAS_AROUND.test(text) ? text.replace(AROUND, '') : text
}
