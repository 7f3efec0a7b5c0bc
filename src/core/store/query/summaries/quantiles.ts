/** Numbers of groups: those of one after those of another, each group's upwards. */
export class SortedNumbers {
  readonly #numbers: Float64Array
  readonly #starts: Float64Array

  /** @param parts numbers, and the group of each; -1 and NaN are left out */
  constructor(groups: number, parts: readonly { readonly ids: Int32Array; readonly numbers: Float64Array }[]) {
    const starts = new Float64Array(groups + 1)
    for (const { ids, numbers } of parts) {
      for (let row = 0; row < numbers.length; row++) {
        const group = ids[row] ?? -1
        if (group >= 0 && !Number.isNaN(numbers[row])) starts[group + 1] = (starts[group + 1] ?? 0) + 1
      }
    }
    for (let group = 1; group <= groups; group++) starts[group] = (starts[group] ?? 0) + (starts[group - 1] ?? 0)
    const next = starts.slice()
    const sorted = new Float64Array(starts[groups] ?? 0)
    for (const { ids, numbers } of parts) {
      for (let row = 0; row < numbers.length; row++) {
        const group = ids[row] ?? -1
        const number = numbers[row] ?? Number.NaN
        if (group < 0 || Number.isNaN(number)) continue
        sorted[next[group] ?? 0] = number
        next[group] = (next[group] ?? 0) + 1
      }
    }
    for (let group = 0; group < groups; group++) sorted.subarray(starts[group], starts[group + 1]).sort()
    this.#numbers = sorted
    this.#starts = starts
  }

  /**
   * The quantile of a group as Excel's PERCENTILE.INC has it: between neighbours in proportion. NaN where it has no
   * numbers.
   */
  quantile(group: number, fraction: number): number {
    const [start, end] = [this.#starts[group] ?? 0, this.#starts[group + 1] ?? 0]
    if (start === end) return Number.NaN
    const rank = fraction * (end - start - 1)
    const below = Math.floor(rank)
    const low = this.#numbers[start + below] ?? Number.NaN
    const high = this.#numbers[Math.min(start + below + 1, end - 1)] ?? low
    const step = high - low
    const part = rank - below
    // Neighbours far apart, of opposite sign, may be farther apart than a double can tell.
    return Number.isFinite(step) ? low + part * step : low * (1 - part) + high * part
  }
}
