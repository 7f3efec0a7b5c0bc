import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import { useAction } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** Starts the program again, so that it goes by what the administrator set; says where that has to wait. */
export function useRestart(): { readonly restart: () => void; readonly isLeaving: boolean } {
  const { t } = useTranslation('settings')
  const language = useLanguage()
  const action = useAction('policy:restart')
  return {
    restart: () => {
      action.mutate(null, {
        onError: (error) => {
          const { sentence, hint } = explain(error, language, 'window')
          notifications.show({ title: t('managed.restartWaits'), message: `${sentence} ${hint}`, color: 'orange' })
        },
      })
    },
    isLeaving: action.isPending,
  }
}
