import type { TextLines } from '../../../shared/summaries/summaryFile.ts'
import type { SheetCell } from '../../../shared/summaries/summarySheet.ts'

// How wide the columns of a summary's table are, in characters: as their texts need it, and no wider than one reads.

const [LEAST_WIDTH, MOST_WIDTH] = [11, 44]
/** `1,234,567.00`. */
const WIDEST_NUMBER = 13
/** Headings are bold, and have a button beside them. */
const HEADING_ROOM = 4
/** What stands above a table may go on over its neighbours at the end of a line only. */
const MOST_ABOVE = 30

const LINE_POINTS = 15
const MOST_HEADING_LINES = 4

function longestWord(text: string): number {
  return Math.max(...text.split(/\s/).map((word) => word.length))
}

function cellWidth(cell: SheetCell | undefined): number {
  if (typeof cell === 'string') return cell.length
  return typeof cell === 'number' ? WIDEST_NUMBER : 0
}

function aboveWidth(line: readonly string[], column: number): number {
  return column < line.length - 1 ? Math.min(MOST_ABOVE, (line[column]?.length ?? 0) + 1) : 0
}

/** The widths of a table's columns. Long headings go on in further lines. */
export function widthsOf(
  headings: readonly string[],
  lines: readonly (readonly SheetCell[])[],
  above: TextLines,
): readonly number[] {
  return headings.map((heading, column) => {
    const ofHeading = Math.max(longestWord(heading), Math.ceil(heading.length / 2)) + HEADING_ROOM
    const ofCells = lines.reduce((most, line) => Math.max(most, cellWidth(line[column])), ofHeading)
    const widest = above.reduce((most, line) => Math.max(most, aboveWidth(line, column)), ofCells)
    return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, widest))
  })
}

/** How high the row of the headings is, in points. */
export function headingHeight(headings: readonly string[], widths: readonly number[]): number {
  const lines = headings.map((heading, column) => Math.ceil(heading.length / ((widths[column] ?? LEAST_WIDTH) - 2)))
  return LINE_POINTS * Math.min(MOST_HEADING_LINES, Math.max(1, ...lines))
}
