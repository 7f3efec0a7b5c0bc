/** The rows among which repetitions are looked for, as columns over all of them. */
export interface Contacts {
  /** Whose contact a row is; negative where that is not known, or the row does not count. */
  readonly customers: Int32Array
  /** When, in wall seconds; NaN where that is not known. */
  readonly dates: Float64Array
  /** Rows of one number are one contact; negative: the row is one by itself. */
  readonly contacts: Int32Array
}

/** The rows of each customer in order of time, one customer after the other. */
function inOrder({ customers, dates }: Contacts): Int32Array {
  let most = -1
  for (const customer of customers) if (customer > most) most = customer
  const starts = new Int32Array(most + 2)
  const isKnown = (row: number): boolean => (customers[row] ?? -1) >= 0 && !Number.isNaN(dates[row])
  for (let row = 0; row < customers.length; row++) {
    if (isKnown(row)) starts[(customers[row] ?? 0) + 1] = (starts[(customers[row] ?? 0) + 1] ?? 0) + 1
  }
  for (let customer = 1; customer < starts.length; customer++) {
    starts[customer] = (starts[customer] ?? 0) + (starts[customer - 1] ?? 0)
  }
  const next = starts.slice()
  const rows = new Int32Array(starts.at(-1) ?? 0)
  for (let row = 0; row < customers.length; row++) {
    if (!isKnown(row)) continue
    const customer = customers[row] ?? 0
    rows[next[customer] ?? 0] = row
    next[customer] = (next[customer] ?? 0) + 1
  }
  const dateOf = (row: number): number => dates[row] ?? 0
  for (let customer = 0; customer <= most; customer++) {
    const own = rows.subarray(starts[customer], starts[customer + 1])
    // Rows mostly come by date: few need sorting.
    if (own.some((row, place) => place > 0 && dateOf(row) < dateOf(own[place - 1] ?? 0))) {
      own.sort((a, b) => dateOf(a) - dateOf(b))
    }
  }
  return rows
}

/**
 * Marks the rows that have another contact of their customer at most so many seconds before, going through them in the
 * order given.
 */
function mark(
  { customers, dates, contacts }: Contacts,
  rows: Int32Array,
  withinSeconds: number,
  isBackwards: boolean,
  marks: Uint8Array,
): void {
  let customer = -1
  // The contact seen last, and when any other than it was seen last.
  let [lastContact, lastAt, otherAt] = [Number.NaN, Number.NaN, Number.NaN]
  for (let step = 0; step < rows.length; step++) {
    const row = rows[isBackwards ? rows.length - 1 - step : step] ?? 0
    if (customers[row] !== customer) {
      customer = customers[row] ?? -1
      lastContact = lastAt = otherAt = Number.NaN
    }
    const at = dates[row] ?? 0
    const named = contacts[row] ?? -1
    const contact = named >= 0 ? named : -1 - row
    const nearest = contact === lastContact ? otherAt : lastAt
    if (Math.abs(at - nearest) <= withinSeconds) marks[row] = 1
    if (contact !== lastContact) otherAt = lastAt
    lastContact = contact
    lastAt = at
  }
}

/**
 * Which rows have another contact of the same customer at most so many seconds before or after them: 1 for each that
 * does.
 */
export function repeatedRows(contacts: Contacts, withinSeconds: number): Uint8Array {
  const rows = inOrder(contacts)
  const marks = new Uint8Array(contacts.customers.length)
  mark(contacts, rows, withinSeconds, false, marks)
  mark(contacts, rows, withinSeconds, true, marks)
  return marks
}
