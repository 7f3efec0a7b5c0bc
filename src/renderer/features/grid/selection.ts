// Which rows of a result are selected, as stretches of places: a million rows are one stretch.

/** Places, both ends inclusive. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export interface Selection {
  /** In order, apart from one another. */
  readonly stretches: readonly Stretch[]
  /** Where a selection with Shift begins; null before the first. */
  readonly anchor: number | null
}

export const NOTHING_SELECTED: Selection = { stretches: [], anchor: null }

function stretchOf(one: number, other: number): Stretch {
  return { from: Math.min(one, other), to: Math.max(one, other) }
}

function without(stretches: readonly Stretch[], { from, to }: Stretch): readonly Stretch[] {
  return stretches.flatMap((stretch) => {
    if (stretch.to < from || stretch.from > to) return [stretch]
    const before = stretch.from < from ? [{ from: stretch.from, to: from - 1 }] : []
    const after = stretch.to > to ? [{ from: to + 1, to: stretch.to }] : []
    return [...before, ...after]
  })
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = []
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last !== undefined && stretch.from <= last.to + 1) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) }
    } else result.push(stretch)
  }
  return result
}

/** One row alone. */
export function selectOne(place: number): Selection {
  return { stretches: [{ from: place, to: place }], anchor: place }
}

/** A row more, or one less. */
export function toggle(selection: Selection, place: number): Selection {
  const row = { from: place, to: place }
  const stretches = isSelected(selection, place)
    ? without(selection.stretches, row)
    : joined([...selection.stretches, row])
  return { stretches, anchor: place }
}

/** From where the selection begins up to a row. */
export function extendTo(selection: Selection, place: number): Selection {
  const { anchor } = selection
  return anchor === null ? selectOne(place) : { stretches: [stretchOf(anchor, place)], anchor }
}

/** Every row of a result. */
export function selectAll(total: number): Selection {
  return total === 0 ? NOTHING_SELECTED : { stretches: [{ from: 0, to: total - 1 }], anchor: 0 }
}

export function isSelected({ stretches }: Selection, place: number): boolean {
  return stretches.some(({ from, to }) => from <= place && place <= to)
}

/** How many rows are selected. */
export function countSelected({ stretches }: Selection): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}

/** The same rows after all of them moved by so many places; undefined where one would lie outside of the result. */
export function moved(selection: Selection, by: number, total: number): Selection | undefined {
  const stretches = selection.stretches.map(({ from, to }) => ({ from: from + by, to: to + by }))
  const isInside = stretches.every(({ from, to }) => from >= 0 && to < total)
  return isInside ? { stretches, anchor: selection.anchor === null ? null : selection.anchor + by } : undefined
}
