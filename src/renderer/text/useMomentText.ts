import { momentText } from '../../shared/periodTexts.ts'
import { wallClock } from '../../shared/time.ts'
import { useLanguage } from './useLanguage.ts'

/**
 * A moment in words, as everywhere in the window: by the clock of an operation's zone, or of this computer's where none
 * is named.
 */
export function useMomentText(): (epochMs: number, timeZone?: string) => string {
  const language = useLanguage()
  return (epochMs, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone) =>
    momentText(wallClock(epochMs, timeZone), language, wallClock(Date.now(), timeZone))
}
