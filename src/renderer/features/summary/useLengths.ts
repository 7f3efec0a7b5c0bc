import { useTranslation } from 'react-i18next'
import { daysIn, isWholeDays } from '../../../shared/periods.ts'
import { durationText } from '../../../shared/periodTexts.ts'
import type { TimeRange } from '../../../shared/time.ts'

/** How long periods are, in words. */
export interface Lengths {
  readonly of: (range: TimeRange) => string
  /** What is to be known of two that are not as long; null where they are. */
  readonly difference: (own: TimeRange, other: TimeRange) => string | null
}

/** The words for the lengths of periods. */
export function useLengths(): Lengths {
  const { t } = useTranslation('summary')
  const of = (range: TimeRange): string =>
    isWholeDays(range) ? t('days', { count: daysIn(range) }) : durationText(range.to - range.from + 1)
  return {
    of,
    difference: (own, other) =>
      own.to - own.from === other.to - other.from ? null : t('comparisons.lengths', { own: of(own), other: of(other) }),
  }
}
