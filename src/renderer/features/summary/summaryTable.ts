import { lineIdOf, type SummaryAnswer, type SummaryGroup } from '../../../shared/summaries/types.ts'

/** A line of the table: a group, or what sums groups up. */
export interface SummaryLine {
  readonly id: string
  readonly key: readonly (string | null)[]
  /** Of each part of the key, how many others that look like it came before. */
  readonly alike: readonly number[]
  readonly kind: 'group' | 'subtotal' | 'others' | 'total'
  /** By the column's name; null over all columns, and where there are none. */
  readonly cells: ReadonlyMap<string | null, SummaryGroup>
}

/** The numbers of an answer as lines and columns. */
export interface SummaryTableModel {
  readonly lines: readonly SummaryLine[]
  /** In their order, the one over all of them last; `[null]` where there are no columns. */
  readonly columns: readonly (string | null)[]
}

function kindOf({ key, others }: SummaryGroup, levels: number): SummaryLine['kind'] {
  if (others === true) return 'others'
  if (key.length === levels) return 'group'
  return key.length === 0 ? 'total' : 'subtotal'
}

export function tableOf({ groups, by }: Pick<SummaryAnswer, 'groups' | 'by'>): SummaryTableModel {
  const lines = new Map<string, SummaryLine & { cells: Map<string | null, SummaryGroup> }>()
  const columns = new Set<string | null>()
  for (const group of groups) {
    const id = lineIdOf(group)
    let line = lines.get(id)
    if (line === undefined) {
      line = { id, key: group.key, alike: group.alike ?? [], kind: kindOf(group, by.length), cells: new Map() }
      lines.set(id, line)
    }
    line.cells.set(group.column, group)
    columns.add(group.column)
  }
  const named = [...columns].filter((column) => column !== null)
  return { lines: [...lines.values()], columns: columns.has(null) ? [...named, null] : named }
}

/** The greatest value of a measure among single groups, by which bars are drawn; 0 where there is none. */
export function greatestOf({ lines, columns }: SummaryTableModel, measure: number): number {
  const [first] = columns
  const isOneColumn = columns.length === 1
  let greatest = 0
  for (const { kind, cells } of lines) {
    if (kind !== 'group' || !isOneColumn) continue
    greatest = Math.max(greatest, cells.get(first ?? null)?.values[measure] ?? 0)
  }
  return greatest
}
