import { useMediaQuery } from '@mantine/hooks'
import type { Density, Settings, TextPercent } from '../../shared/settings.ts'
import { useAnswer } from '../api/queries.ts'

/** How large letters are and how close rows stand, as the user chose and as the window has room for. */
export interface Reading {
  readonly density: Density
  /** How large letters are, where 1 is usual. */
  readonly scale: number
}

/** What is chosen where the main process does not tell it. */
export const USUAL_READING: Pick<Settings, 'density' | 'textPercent'> = { density: 'comfortable', textPercent: 100 }

/** Windows this low show few rows: there they stand close, whatever was chosen. As in the style sheets. */
const LOW_WINDOW = '(max-height: 520px)'
const PERCENT = 100

/** Whether the window is so low that what stands above rows is folded away. */
export function useLowWindow(): boolean {
  return useMediaQuery(LOW_WINDOW, undefined, { getInitialValueInEffect: false })
}

/** How the user reads: every part of the window that cannot go by style sheets asks it here. */
export function useReading(): Reading {
  const { data } = useAnswer('settings:get', null)
  const isLow = useLowWindow()
  const { density, textPercent } = data ?? USUAL_READING
  return { density: isLow ? 'compact' : density, scale: scaleOf(textPercent) }
}

/** How many times as large as usual letters are. */
export function scaleOf(textPercent: TextPercent): number {
  return textPercent / PERCENT
}
