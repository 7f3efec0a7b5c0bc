/** A value that a parameter may take, with what people call it; the name is empty where the list has none. */
export interface Choice {
  readonly value: string
  readonly name: string
}

/** What a parameter's value can be picked from. */
export interface Choices {
  /** By name, each value once. */
  readonly choices: readonly Choice[]
  /** When the operation's list was fetched; null: never. */
  readonly fetchedAtMs: number | null
}
