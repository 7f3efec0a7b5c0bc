import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TalkWords } from '../../../shared/conversations.ts'
import { formatDate } from '../../../shared/format.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** The words in which talks are told, on the screen and as text. */
export function useTalkWords(): TalkWords {
  const { t } = useTranslation('conversation')
  const language = useLanguage()
  return useMemo(() => {
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    return {
      speaker: ({ speaker, name }) => name ?? t(speaker),
      handedOn: (to) => (to === null ? t('handedOn') : t('goesOnWith', { name: to })),
      day: (at) => `${weekday.format(at * 1_000)} ${formatDate(at, language)}`,
      session: (session) => (session === '' ? t('noSession') : t('session', { session })),
    }
  }, [t, language])
}
