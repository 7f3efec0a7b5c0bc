import type { TFunction } from 'i18next'
import { clockText, momentText } from '../../../shared/periodTexts.ts'
import type { Language } from '../../../shared/language.ts'
import { SECONDS_PER_DAY, startOfDay, wallClock, type WallSeconds } from '../../../shared/time.ts'

/** What words about a period's data need to know of the window and the operation. */
export interface Words {
  readonly t: TFunction<'coverage'>
  readonly language: Language
  /** The operation's wall clock. */
  readonly now: WallSeconds
  readonly timeZone: string
}

/** A moment as people say it: `hoy 08:02`, `ayer 18:40`, `hace 3 días`, each by the operation's calendar. */
export function whenText(epochMs: number, { t, language, now, timeZone }: Words): string {
  const at = wallClock(epochMs, timeZone)
  const daysAgo = (startOfDay(now) - startOfDay(at)) / SECONDS_PER_DAY
  const time = clockText(at)
  if (daysAgo === 0) return t('when.today', { time })
  if (daysAgo === 1) return t('when.yesterday', { time })
  // A clock that was put back: what lies ahead has a date.
  return daysAgo > 1 ? t('when.daysAgo', { count: daysAgo }) : momentText(at, language, now)
}
