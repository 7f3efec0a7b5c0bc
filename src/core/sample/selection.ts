import type { SampleRow } from './rowWriter.ts'

/** What an answer holds: how many rows, known before the first is made, and the rows. */
export interface Selection {
  readonly count: number
  rows(): Iterable<Readonly<Record<string, unknown>>>
}

/** The first items of an iterable. */
export function take<Item>(items: Iterable<Item>, limit: number): Item[] {
  const taken: Item[] = []
  for (const item of items) {
    if (taken.length >= limit) break
    taken.push(item)
  }
  return taken
}

/** Rows that are made already, as far as a limit lets them. */
export function selectionOf(made: Iterable<SampleRow>, limit: number): Selection {
  const rows: readonly SampleRow[] = take(made, limit)
  return { count: rows.length, rows: () => rows }
}
