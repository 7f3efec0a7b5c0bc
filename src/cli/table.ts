const SPACE = '  '
const WIDEST_COLUMN = 40

/** The text on one line, without control characters that could play with the terminal. */
function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what must not reach the terminal
  return text.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`
}

/**
 * A plain table for people: a heading, a line, the rows; long values cut.
 *
 * @param numbers the places of columns whose cells stand below one another's last digits
 * @param sentences the places of columns that say what to do: nothing of them is cut
 */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: ReadonlySet<number> = new Set(),
  sentences: ReadonlySet<number> = new Set(),
): string {
  const cells = [headings, ...rows].map((row) =>
    row.map((value, column) => (sentences.has(column) ? oneLine(value) : cut(oneLine(value), WIDEST_COLUMN))),
  )
  const widths = headings.map((_heading, column) =>
    cells.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0),
  )
  const line = (row: readonly string[]): string =>
    row
      .map((value, column) =>
        numbers.has(column) ? value.padStart(widths[column] ?? 0) : value.padEnd(widths[column] ?? 0),
      )
      .join(SPACE)
      .trimEnd()
  const [first = [], ...others] = cells
  return [line(first), widths.map((width) => '─'.repeat(width)).join(SPACE), ...others.map(line)].join('\n')
}
