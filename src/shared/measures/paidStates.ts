/** Which auxiliary states of an operation are paid: time in them counts as worked in the utilisation. */
export interface PaidStates {
  /** By name; null where nobody has said yet. */
  readonly states: readonly string[] | null
  /** Those that the operation's rows have, the most frequent first. */
  readonly offered: readonly string[]
}
