import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { Words } from './when.ts'

/** What texts about a period's data are made with. */
export function useWords(now: WallSeconds, timeZone: string): Words {
  const { t } = useTranslation('coverage')
  const language = useLanguage()
  return useMemo(() => ({ t, language, now, timeZone }), [t, language, now, timeZone])
}

/** A number of rows in words. */
export function useRowsText(): (count: number) => string {
  const { t } = useTranslation('common')
  return useCallback((count: number) => t('rows', { count }), [t])
}
