import { z } from 'zod'
import { usePreference } from '../../api/usePreference.ts'

/** How the user likes rows to be shown as cards, in every report. */
export interface CardPreference {
  readonly widthPx: number
  readonly showsEmpty: boolean
  /** Whether it is there whether a row stands open or not. */
  readonly staysOpen: boolean
  /** Paths of lists that the user closed. */
  readonly closedLists: readonly string[]
  /** Paths of lists of messages that the user reads as tables, not as talks. */
  readonly tabledLists: readonly string[]
}

export const NARROWEST_CARD_PX = 280
export const WIDEST_CARD_PX = 900

interface KeptCard extends Omit<CardPreference, 'closedLists' | 'tabledLists' | 'staysOpen'> {
  readonly staysOpen?: boolean
  readonly closedLists?: readonly string[]
  readonly tabledLists?: readonly string[]
}

const schema: z.ZodType<KeptCard> = z.object({
  widthPx: z.number().min(NARROWEST_CARD_PX).max(WIDEST_CARD_PX),
  showsEmpty: z.boolean(),
  // Kept by versions that knew none of them without them.
  staysOpen: z.boolean().exactOptional(),
  closedLists: z.array(z.string().max(500)).max(500).exactOptional(),
  tabledLists: z.array(z.string().max(500)).max(500).exactOptional(),
})

const USUAL: CardPreference = { widthPx: 380, showsEmpty: false, staysOpen: false, closedLists: [], tabledLists: [] }

export function useCardPreference(): readonly [CardPreference, (preference: CardPreference) => void] {
  const { value, set } = usePreference<KeptCard>('grid-card', schema, USUAL)
  return [{ ...USUAL, ...value }, set]
}
