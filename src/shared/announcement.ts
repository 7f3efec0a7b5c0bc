import type { TimeRange } from './time.ts'

// What a server said of how many records there are, beside how many it sent: what a slice is held against.

/** How many records a server announced, and how many came. */
export interface Announcement {
  readonly announced: number
  readonly received: number
}

/** A slice of which another number of records came than the server announced. */
export interface AnnouncedSlice {
  readonly range: TimeRange
  /** Null where rows of the slice went since: what is left of it cannot be held against the number. */
  readonly announced: number | null
  /** Rows that are here. */
  readonly rows: number
}

const KIND = 'count-mismatch'

/**
 * The warning that a slice keeps where another number of records came than was announced; none where the numbers fit.
 */
export function announcementWarnings(announced: number | undefined, received: number): readonly string[] {
  return announced === undefined || announced === received ? [] : [`${KIND}:${announced}:${received}`]
}

/** What the warnings of a slice say that its server announced, or undefined where they say nothing of it. */
export function announcementOf(warnings: readonly string[]): Announcement | undefined {
  for (const warning of warnings) {
    const [kind, announced, received] = warning.split(':')
    if (kind === KIND) return { announced: Number(announced), received: Number(received) }
  }
  return undefined
}

/** What is to be known of a slice that is `announced`. */
export function announcedSlice(slice: {
  readonly range: TimeRange
  readonly rows: number
  readonly warnings: readonly string[]
}): AnnouncedSlice {
  const { range, rows, warnings } = slice
  const said = announcementOf(warnings)
  return { range, rows, announced: said?.received === rows ? said.announced : null }
}
