/** Which messages are sent again: the same text, or whatever was sent. */
export interface DuplicateRules {
  /** From one message to the next, that second included. */
  readonly withinSeconds: number
  /** `same`: the same text to the letter; `any`: many messages at once, whatever they say. */
  readonly text: 'same' | 'any'
  /** Messages that a run has at least. */
  readonly least: number
}

export const USUAL_DUPLICATES: DuplicateRules = { withinSeconds: 600, text: 'same', least: 2 }
/** A burst, where nothing else is said: so many messages, whatever they say. */
export const USUAL_BURST = 3
export const MOST_WITHIN_SECONDS = 31 * 86_400
export const MOST_LEAST = 1_000

/** Messages as columns, in the order of their rows; customers and texts are numbers that tell them apart. */
export interface MessageColumns {
  readonly count: number
  /** Wall seconds. */
  readonly at: Float64Array
  readonly customer: Int32Array
  readonly text: Float64Array
}

/** Runs of messages: `messages` has the rows of all runs one after the other, `starts` where each begins. */
export interface MessageRuns {
  readonly messages: Uint32Array
  readonly starts: Uint32Array
}

/**
 * The runs of messages to one customer of which each comes within the time of the one before, by the time of their
 * first.
 */
export function messageRuns(
  { withinSeconds, text, least }: DuplicateRules,
  { count, at, customer, text: texts }: MessageColumns,
): MessageRuns {
  const order = Uint32Array.from({ length: count }, (_, row) => row)
  const [ofCustomer, ofText, ofTime] = [customer, texts, at].map((column) => (row: number) => column[row] ?? 0) as [
    (row: number) => number,
    (row: number) => number,
    (row: number) => number,
  ]
  const byText = text === 'same'
  order.sort(
    (a, b) => ofCustomer(a) - ofCustomer(b) || (byText ? ofText(a) - ofText(b) : 0) || ofTime(a) - ofTime(b) || a - b,
  )
  const follows = (row: number, before: number): boolean =>
    ofCustomer(row) === ofCustomer(before) &&
    (!byText || ofText(row) === ofText(before)) &&
    ofTime(row) - ofTime(before) <= withinSeconds
  const runs: (readonly [first: number, end: number])[] = []
  for (let first = 0; first < count;) {
    let end = first + 1
    while (end < count && follows(order[end] ?? 0, order[end - 1] ?? 0)) end++
    if (end - first >= least) runs.push([first, end])
    first = end
  }
  const firstRow = ([first]: readonly [number, number]): number => order[first] ?? 0
  runs.sort((a, b) => ofTime(firstRow(a)) - ofTime(firstRow(b)) || firstRow(a) - firstRow(b))
  const messages = new Uint32Array(runs.reduce((sum, [first, end]) => sum + end - first, 0))
  const starts = new Uint32Array(runs.length)
  let place = 0
  for (const [run, [first, end]] of runs.entries()) {
    starts[run] = place
    messages.set(order.subarray(first, end), place)
    place += end - first
  }
  return { messages, starts }
}
