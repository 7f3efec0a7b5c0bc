import type { GridRow } from './gridRow.ts'

/** What is new in a row: all of it, or the fields with what they held before. */
export interface RowMark {
  readonly isNew: boolean
  readonly before: ReadonlyMap<string, string>
}

/** Which rows are marked, by their values. */
export type MarkOf = (valueOf: (field: string) => string) => RowMark | undefined

/** What the grid's own functions find in its context. */
export interface GridContext {
  readonly markOf: (row: GridRow) => RowMark | undefined
}

/** The marks of rows, each worked out once. */
export function rememberedMarks(markOf: MarkOf | null, indexOf: ReadonlyMap<string, number>): GridContext {
  const known = new WeakMap<GridRow['values'], { readonly mark: RowMark | undefined }>()
  return {
    markOf: ({ values }) => {
      if (markOf === null) return undefined
      let found = known.get(values)
      if (found === undefined) {
        found = { mark: markOf((field) => values[indexOf.get(field) ?? -1] ?? '') }
        known.set(values, found)
      }
      return found.mark
    },
  }
}
