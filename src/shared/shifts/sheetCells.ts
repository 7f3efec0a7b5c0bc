// A sheet as text, cut into cells: as spreadsheets save it, or as they paste it.

export interface SheetLine {
  /** The line's number in the text, from 1: of one with line breaks in quotes, its first. */
  readonly line: number
  readonly cells: readonly string[]
}

const SEPARATORS = ['\t', ';', ','] as const

/** What divides cells: whatever stands outside of quotes in the first line, tabs before semicolons before commas. */
function separatorOf(text: string): string {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  const bare = first.replace(/"[^"]*"/g, '')
  return SEPARATORS.find((each) => bare.includes(each)) ?? ','
}

/**
 * The lines of a sheet that have something in them, as cells. Cells in quotes may hold separators, line breaks, and
 * quotes written twice.
 */
export function sheetCells(text: string): readonly SheetLine[] {
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const separator = separatorOf(whole)
  const lines: SheetLine[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  let [line, begun] = [1, 1]
  const endLine = (): void => {
    cells.push(cell)
    if (cells.some((each) => each.trim() !== '')) lines.push({ line: begun, cells })
    cells = []
    cell = ''
  }
  for (let at = 0; at < whole.length; at++) {
    const letter = whole[at] ?? ''
    if (letter === '\n') line++
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (whole[at + 1] === '"') {
        cell += '"'
        at++
      } else isQuoted = false
    } else if (letter === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (letter === separator) {
      cells.push(cell)
      cell = ''
    } else if (letter === '\n') {
      endLine()
      begun = line
    } else cell += letter
  }
  endLine()
  return lines
}

/** Reads bytes in an encoding; where it is strict, it throws for bytes that are none. */
export type Decode = (bytes: Uint8Array, encoding: string, isStrict: boolean) => string

/** The text of a file: UTF-8 or UTF-16 where it is that, else as Windows saves it in the West. */
export function sheetText(bytes: Uint8Array, decode: Decode): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le', false)
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be', false)
  try {
    return decode(bytes, 'utf-8', true)
  } catch {
    return decode(bytes, 'windows-1252', false)
  }
}
