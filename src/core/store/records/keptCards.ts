import type { Scope } from './slices.ts'

/** Whose rows an answer is of. */
export interface CardSources {
  readonly scope: Scope
  /** Whether rows of the operation's other reports are looked at beside. */
  readonly hasOthers: boolean
}

/** What a card came to when it was last worked out. */
export interface KeptCard {
  readonly viewId: number
  /** Whose words its titles are in. */
  readonly language: string
  /** What was asked, as a fingerprint: with another one the answer is one of another question. */
  readonly question: string
  /** Of what it was asked, as a fingerprint: with the same one the answer is as it would be worked out again. */
  readonly facts: string
  readonly answeredAtMs: number
  /** As JSON. */
  readonly answer: string
}
