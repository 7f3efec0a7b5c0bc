import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/language.ts'
import type { Period } from '../../../shared/periods.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** As {@link usePeriodText}, where nothing is drawn by React. */
export function cardPeriodText(
  period: Period | null,
  range: TimeRange | null,
  {
    t,
    language,
    today,
  }: { readonly t: TFunction<['home', 'report']>; readonly language: Language; today: WallSeconds },
): string {
  if (range === null) return t('home:card.allTime')
  const days = rangeText(range, language, today)
  return period?.kind === 'preset' ? `${t(`report:period.presets.${period.preset}`)} · ${days}` : days
}

/**
 * The period of a card, in words: `Semana pasada · 16–22 nov`.
 *
 * @param today tells the current year, which is not named
 */
export function usePeriodText(today: WallSeconds): (period: Period | null, range: TimeRange | null) => string {
  const { t } = useTranslation(['home', 'report'])
  const language = useLanguage()
  return (period, range) => cardPeriodText(period, range, { t, language, today })
}
