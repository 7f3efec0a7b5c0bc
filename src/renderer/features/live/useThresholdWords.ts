import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../text/useLanguage.ts'
import { draftOf, type Thresholds } from './thresholds.ts'

/** Says which levels thresholds make. */
export function useThresholdWords(): (thresholds: Thresholds | null, isMoreBetter: boolean) => string {
  const { t } = useTranslation('live')
  const language = useLanguage()
  return (thresholds, isMoreBetter) =>
    thresholds === null ? '' : t(isMoreBetter ? 'levels.from' : 'levels.upTo', { ...draftOf(thresholds, language) })
}
