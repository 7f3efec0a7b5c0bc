import type { Aggregate, MeasureTree } from '../../../../shared/summaries/types.ts'
import {
  aggregated,
  aggregateKey,
  countedRows,
  type AggregatePlan,
  type GroupedRows,
  type Rolled,
} from './aggregates.ts'
import type { Roll } from './grouping.ts'
import { finiteOrNull, measureValue, overNoRows } from './measureValues.ts'
import { rolledCounts } from './sums.ts'

/** A way of putting groups together, with what finds a group by what it is made of. */
export interface View extends Roll {
  /** The number of a group; -1 where no row is in it. @param column that of a view with columns */
  readonly find: (prefix: number, column: number | null) => number
}

/** Groups put together by a number of each alone. */
export function viewOf(of: Int32Array, count: number): View {
  return { of, count, find: (prefix) => prefix }
}

/** The same column by column. */
export function columnView(prefixes: Int32Array, columns: Int32Array, columnCount: number): View {
  const places = new Map<number, number>()
  const of = prefixes.map((prefix, group) => {
    if (prefix < 0) return -1
    const pair = prefix * columnCount + (columns[group] ?? 0)
    const place = places.get(pair) ?? places.size
    places.set(pair, place)
    return place
  })
  return {
    of,
    count: places.size,
    find: (prefix, column) => (prefix < 0 ? -1 : (places.get(prefix * columnCount + (column ?? 0)) ?? -1)),
  }
}

/** The numbers of one period in any view of its groups. */
export class Cells {
  readonly #aggregates: ReadonlyMap<string, Rolled>
  readonly #rows: Float64Array
  readonly #known = new Map<View, Map<string, Float64Array>>()

  constructor(rows: GroupedRows, plans: readonly AggregatePlan[], throwIfCancelled: () => void) {
    this.#rows = countedRows(rows, null)
    this.#aggregates = aggregated(rows, plans, throwIfCancelled)
  }

  /** How many rows a group of a view has; 0 for -1. */
  rows(view: View, group: number): number {
    return this.#numbers(view, 'rows', (roll) => rolledCounts(this.#rows, roll))[group] ?? 0
  }

  /**
   * The value of a measure in a group of a view, -1 for one without rows.
   *
   * @param total the view of the total of its column, and that
   */
  value(
    tree: MeasureTree,
    view: View,
    group: number,
    total: { readonly view: View; readonly group: number },
  ): number | null {
    const valueIn = (aggregate: Aggregate, of: View, place: number): number | null => {
      if (place < 0) return overNoRows(aggregate)
      const key = aggregateKey(aggregate)
      const rolled = this.#aggregates.get(key)
      if (rolled === undefined) return null
      return finiteOrNull(this.#numbers(of, key, rolled)[place] ?? Number.NaN)
    }
    return measureValue(tree, {
      here: (aggregate) => valueIn(aggregate, view, group),
      inTotal: (aggregate) => valueIn(aggregate, total.view, total.group),
    })
  }

  #numbers(view: View, key: string, rolled: Rolled): Float64Array {
    let ofView = this.#known.get(view)
    if (ofView === undefined) {
      ofView = new Map()
      this.#known.set(view, ofView)
    }
    let numbers = ofView.get(key)
    if (numbers === undefined) {
      numbers = rolled(view)
      ofView.set(key, numbers)
    }
    return numbers
  }
}
