import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { explain } from '../../shared/errorTexts.ts'
import { useCommand } from '../api/commands.ts'
import { useAction } from '../api/queries.ts'
import { useLanguage } from '../text/useLanguage.ts'

/** Saves the support file wherever that is asked, and says what became of it. */
export function useSupportFile(): void {
  const { t } = useTranslation('guide')
  const language = useLanguage()
  const support = useAction('app:save-support-file')
  useCommand('support-file', () => {
    support.mutate(null, {
      onSuccess: ({ isSaved }) => {
        if (isSaved) notifications.show({ message: t('supportSaved'), color: 'teal' })
      },
      onError: (error) => {
        const { sentence, hint } = explain(error, language, 'window')
        notifications.show({ title: t('supportFailed'), message: `${sentence} ${hint}`, color: 'red' })
      },
    })
  })
}
