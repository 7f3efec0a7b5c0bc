/** How the letters of a short message are written: 7 bits each in the GSM alphabet, else 16. */
export type SmsEncoding = 'GSM-7' | 'UCS-2'

/** How a short message goes out. */
export interface SmsParts {
  readonly encoding: SmsEncoding
  /** What an operator charges: each holds 160 letters, or 153 of several; in UCS-2 70, or 67 of several. */
  readonly parts: number
}

/** What a short message takes, and what another spelling of it would. */
export interface SmsCost extends SmsParts {
  /** The letters that are not in the GSM alphabet, each once, in the order of the text. */
  readonly letters: readonly string[]
  /** The same text in letters of the GSM alphabet, where that takes fewer parts; null: none does. */
  readonly spelling: string | null
  /** The parts of the spelling, or of the text where there is none. */
  readonly leastParts: number
}

/** Which messages are shown: all that take more parts than they need to, or all. */
export const SMS_SHOWN = ['dearer', 'all'] as const
export type SmsShown = (typeof SMS_SHOWN)[number]

export interface SmsSettings {
  readonly shown: SmsShown
  /** What a part costs, in the operation's own money; null: not known, and no cost is told. */
  readonly pricePerPart: number | null
}

export const MOST_PRICE = 1_000_000
