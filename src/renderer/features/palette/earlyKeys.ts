/** What was typed for the palette before it was there. */
export interface EarlyKeys {
  readonly text: string
  /** Whether Enter was pressed, which runs what is found first. */
  readonly isSent: boolean
}

export const NOTHING_EARLY: EarlyKeys = { text: '', isSent: false }
