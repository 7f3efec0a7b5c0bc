import { z } from 'zod'
import { usePreference } from '../../api/usePreference.ts'

/** How the user likes rows to be shown as cards, in every report. */
export interface CardPreference {
  readonly widthPx: number
  readonly showsEmpty: boolean
}

export const NARROWEST_CARD_PX = 280
export const WIDEST_CARD_PX = 900

const schema: z.ZodType<CardPreference> = z.object({
  widthPx: z.number().min(NARROWEST_CARD_PX).max(WIDEST_CARD_PX),
  showsEmpty: z.boolean(),
})

const USUAL: CardPreference = { widthPx: 380, showsEmpty: false }

export function useCardPreference(): readonly [CardPreference, (preference: CardPreference) => void] {
  const { value, set } = usePreference('grid-card', schema, USUAL)
  return [value ?? USUAL, set]
}
